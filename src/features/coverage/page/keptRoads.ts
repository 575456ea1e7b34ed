/** Roads that were asked for, kept on this device for 30 days: the browser's own cache of answers, where there is one. */
export interface KeptRoads {
  get(query: string): Promise<string | null>;
  keep(query: string, text: string): Promise<void>;
}

const DAYS_30 = 30 * 86_400_000;
const NAME = 'sightline-roads';
const KEPT_AT = 'X-Kept-At';

/** @param folder of the page: pages of one origin keep apart */
export function createKeptRoads(folder: () => string, now: () => number): KeptRoads {
  // Absent on pages without TLS.
  const stores: CacheStorage | undefined = globalThis.caches;
  const open = (): Promise<Cache> | null => stores?.open(`${NAME} ${folder()}`) ?? null;
  const address = (query: string): string => `https://kept.invalid/?${encodeURIComponent(query)}`;
  return {
    async get(query) {
      try {
        const kept = await (await open())?.match(address(query));
        if (kept === undefined) return null;
        const age = now() - Number(kept.headers.get(KEPT_AT));
        return age >= 0 && age < DAYS_30 ? await kept.text() : null;
      } catch {
        // A device that keeps nothing is no reason not to ask.
        return null;
      }
    },
    async keep(query, text) {
      try {
        const cache = await open();
        await cache?.put(address(query), new Response(text, { headers: { [KEPT_AT]: String(now()) } }));
      } catch {
        // As above: no room is none.
      }
    },
  };
}
