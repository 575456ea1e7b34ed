import type { Gazetteer } from '../places/gazetteer.ts';
import type { Doors } from './env.ts';
import type { SearchRoom, SelectionRoom, ViewRoom } from './types.ts';

const MOST = 8;
/** Close enough to read cameras, wide enough for a town. */
const TOWN_ZOOM = 13;
const PLACE_ZOOM = 17;

/** Looking for a place. The code for it, and the gazetteer, are fetched when someone first types. */
export function createSearchRoom(
  { readTowns }: Pick<Doors, 'readTowns'>,
  view: Pick<ViewRoom, 'go'>,
  selection: Pick<SelectionRoom, 'select'>,
): SearchRoom {
  let loading: Promise<Gazetteer> | null = null;
  const open = async (): Promise<Gazetteer> => {
    const [{ createGazetteer, decodeTowns }, text] = await Promise.all([import('../places/index.ts'), readTowns()]);
    return createGazetteer(decodeTowns(text));
  };
  return {
    async find(text) {
      if (text.trim() === '') return [];
      const { findTowns, parseAddress } = await import('../places/index.ts');
      const address = parseAddress(text);
      if (address !== null) return [address];
      loading ??= open().catch((error: unknown) => {
        loading = null;
        throw error;
      });
      return findTowns(await loading, text, MOST).map(({ name, region, lat, lon }) => ({
        kind: 'town',
        name,
        region,
        place: { lat, lon },
      }));
    },
    go(hit) {
      if (hit.kind === 'object') selection.select(hit.key);
      else view.go(hit.place, hit.kind === 'town' ? TOWN_ZOOM : (hit.zoom ?? PLACE_ZOOM));
    },
  };
}
