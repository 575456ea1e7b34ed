import type { ReadonlySignal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Hit } from '../../state/featureFacts.ts';
import type { Search } from './search.ts';

/** What is known of the text that was typed. */
export interface Found {
  /** What was looked for: hits of an earlier text stay until the newer are there. */
  readonly text: string;
  readonly hits: readonly Hit[];
  readonly failed: boolean;
}

/** Looks for a text, again with every new `attempt`. Whatever was asked for first may answer last: only the newest counts. */
export function useFound(search: Search, text: string, attempt: number): ReadonlySignal<Found> {
  const found = useSignal<Found>({ text: '', hits: [], failed: false });
  useEffect(() => {
    let outdated = false;
    const take = (hits: readonly Hit[], failed: boolean): void => {
      if (!outdated) found.value = { text, hits, failed };
    };
    search.find(text).then(
      (hits) => take(hits, false),
      () => take([], true),
    );
    return () => {
      outdated = true;
    };
  }, [search, found, text, attempt]);
  return found;
}
