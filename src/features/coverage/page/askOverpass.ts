import { ask } from '../../../overpass/ask.ts';
import type { FeatureContext } from '../../../state/featureContext.ts';

/**
 * Sends one query to the Overpass of the server that the page is on.
 * @throws Failure for everything but an answer of JSON; AbortError if `signal` said so
 */
export type AskOverpass = (query: string, signal: AbortSignal, progress?: (bytes: number) => void) => Promise<string>;

export function createAskOverpass({ server, online }: Pick<FeatureContext, 'server' | 'online'>): AskOverpass {
  return (query, signal, progress) =>
    ask(
      {
        url: server.server.peek().overpass,
        fetch: (url, init) => fetch(url, init),
        online: () => online.peek(),
        after(ms, callback) {
          const timer = setTimeout(callback, ms);
          return () => clearTimeout(timer);
        },
      },
      query,
      { signal, ...(progress === undefined ? {} : { progress }) },
    );
}
