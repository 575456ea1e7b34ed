import type { Hit, Offers } from '../../state/featureFacts.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import { parseAddress } from '../../places/address.ts';
import { createGazetteer, decodeTowns, findPlaces } from '../../places/gazetteer.ts';
import { indexTowns, nearestTown } from '../../places/nearTown.ts';
import { locale } from '../../i18n/index.ts';

const MOST = 8;
/** Close enough to read cameras, wide enough for a town. */
const TOWN_ZOOM = 13;
const PLACE_ZOOM = 17;
/** From so close on, what is near is more likely meant. */
const NEAR_ZOOM = 7;

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
      if (hit.kind === 'area') ctx.view.goToBox(hit.box);
      else if (hit.place !== undefined) ctx.view.go(hit.place, hit.zoom ?? PLACE_ZOOM);
      if (hit.kind === 'object') ctx.selection.select(hit.key);
    },
  };
}

/** The towns of the gazetteer that ships with the page, which is fetched when they are first asked for. */
export function createTowns({ fetch, view }: Pick<FeatureContext, 'fetch' | 'view'>): Offers {
  const towns = once(async () => decodeTowns(await (await fetch('places.txt')).text()));
  const gazetteer = once(async () => createGazetteer(await towns(), locale()));
  const index = once(async () => indexTowns(await towns()));
  return {
    async search(text) {
      const now = view.view.peek();
      // On a wide view nothing is near.
      const near = now === null || now.zoom < NEAR_ZOOM ? null : now.centre;
      return findPlaces(await gazetteer(), text, MOST, near).map((found): Hit =>
        found.kind === 'area'
          ? found
          : { kind: 'named', name: found.name, region: found.region, place: found.place, zoom: TOWN_ZOOM },
      );
    },
    near: async (place) => nearestTown(await index(), place),
  };
}

/** Makes it when it is first asked for, and again where that failed. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}
