import { parseAddress } from '../places/address.ts';
import type { Gazetteer } from '../places/gazetteer.ts';
import type { Doors } from './env.ts';
import type { SearchRoom, SelectionRoom, ViewRoom } from './types.ts';

const MOST = 8;
/** Close enough to read cameras, wide enough for a town. */
const TOWN_ZOOM = 13;
const PLACE_ZOOM = 17;

/** Looking for a place. The gazetteer is fetched, and the code that searches it, when someone first types a name. */
export function createSearchRoom(
  { readTowns }: Pick<Doors, 'readTowns'>,
  view: Pick<ViewRoom, 'go'>,
  selection: Pick<SelectionRoom, 'select'>,
): SearchRoom {
  let loading: Promise<Gazetteer> | null = null;
  const open = async (): Promise<Gazetteer> => {
    const [{ createGazetteer, decodeTowns }, text] = await Promise.all([import('../places/gazetteer.ts'), readTowns()]);
    return createGazetteer(decodeTowns(text));
  };
  return {
    async find(text) {
      const address = parseAddress(text);
      if (address !== null) return [address];
      if (text.trim() === '') return [];
      loading ??= open().catch((error: unknown) => {
        loading = null;
        throw error;
      });
      const [{ findTowns }, gazetteer] = await Promise.all([import('../places/gazetteer.ts'), loading]);
      return findTowns(gazetteer, text, MOST).map(({ name, region, lat, lon }) => ({
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
