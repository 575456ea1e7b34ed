import { ask } from '../overpass/ask.ts';
import type { FeatureContext } from './featureContext.ts';

/**
 * Sends one query to the Overpass of the server that the page is on, once the one before it has ended.
 * @throws Failure for everything but an answer of JSON; AbortError if `signal` said so
 */
export type AskOverpass = (query: string, signal: AbortSignal, progress?: (bytes: number) => void) => Promise<string>;

export function createAskOverpass({ server, online }: Pick<FeatureContext, 'server' | 'online'>): AskOverpass {
  let before: Promise<unknown> = Promise.resolve();
  return async (query, signal, progress) => {
    const mine = before.then(() => send(query, signal, progress));
    // Whoever waits for it waits for its end, however that is.
    before = mine.catch(() => undefined);
    return await mine;
  };

  function send(query: string, signal: AbortSignal, progress?: (bytes: number) => void): Promise<string> {
    return ask(
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
}
