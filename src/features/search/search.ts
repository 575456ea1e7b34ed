import type { Hit, Offers } from '../../state/featureFacts.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import { parseAddress } from '../../places/address.ts';
import type { Gazetteer } from '../../places/gazetteer.ts';
import { createGazetteer, decodeTowns, findTowns } from '../../places/gazetteer.ts';

const MOST = 8;
/** Close enough to read cameras, wide enough for a town. */
const TOWN_ZOOM = 13;
const PLACE_ZOOM = 17;

/** Looking for a place. */
export interface Search {
  /** Coordinates and addresses alone where it is one; else what every source has. Rejects where one can't be had and none has anything. */
  find(text: string): Promise<readonly Hit[]>;
  go(hit: Hit): void;
}

/** Asks all that features offer to search, its own towns among them. */
export function createSearch(ctx: Pick<FeatureContext, 'offers' | 'selection' | 'view'>): Search {
  return {
    async find(text) {
      const address = parseAddress(text);
      if (address !== null) return [address];
      if (text.trim() === '') return [];
      const sources = await ctx.offers('search');
      const answers = await Promise.allSettled(sources.map((source) => source(text)));
      const hits = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
      const refused = answers.find(({ status }) => status === 'rejected');
      if (hits.length === 0 && refused?.status === 'rejected') throw refused.reason;
      return hits.slice(0, MOST);
    },
    go(hit) {
      if (hit.kind === 'object') ctx.selection.select(hit.key);
      else ctx.view.go(hit.place, hit.zoom ?? PLACE_ZOOM);
    },
  };
}

/** The towns of the gazetteer that ships with the page, which is fetched when someone first types a name. */
export function createTowns({ fetch }: Pick<FeatureContext, 'fetch'>): Offers['search'] {
  let loading: Promise<Gazetteer> | null = null;
  const open = async (): Promise<Gazetteer> => createGazetteer(decodeTowns(await (await fetch('places.txt')).text()));
  return async (text) => {
    loading ??= open().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return findTowns(await loading, text, MOST).map(({ name, region, lat, lon }) => ({
      kind: 'named',
      name,
      region,
      place: { lat, lon },
      zoom: TOWN_ZOOM,
    }));
  };
}
