/** The bench's own cameras: as many as one likes, the same ones every time, as one answer of Overpass. */
import type { Box } from '../../src/model/box.ts';
import { createRandom, normal, zipf } from './random.ts';
import { viewBox } from './view.ts';

const SEED = 20_261_123;
/** Kept free round the cameras, as a share of the view: none may fall outside. */
const MARGIN = 0.03;
const TOWNS = 300;
/** Share of the cameras that stand in towns; the rest stands anywhere. */
const IN_TOWNS = 0.8;
/** A town's reach as a share of the box: standard deviation of the smallest and of the largest. */
const REACH = [0.002, 0.02] as const;

/** An answer to the camera query, and where each camera is in it. */
export interface Answer {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly length: number;
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  /** The element of camera i lies at `start[i]` to `end[i]` (exclusive) of the bytes. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
}

/** What stands before and after the elements, in the shape of Overpass API 0.7.62. */
export const HEAD =
  '{"version":0.6,"generator":"Overpass API 0.7.62","osm3s":{"timestamp_osm_base":"2026-11-23T06:09:00Z",' +
  '"copyright":"The data included in this document is from www.openstreetmap.org. ' +
  'The data is made available under ODbL."},"elements":[\n';
export const TAIL = '\n]}\n';

/** Makes `n` cameras (about 390 bytes each) within the bench's view. */
export function makeAnswer(n: number): Answer {
  const random = createRandom(SEED);
  const box = viewBox(MARGIN);
  const places = placer(random, box);
  const lat = new Float64Array(n);
  const lon = new Float64Array(n);
  const start = new Uint32Array(n);
  const end = new Uint32Array(n);
  // Latin letters only, so that a character is a byte.
  const pieces: string[] = [HEAD];
  let offset = HEAD.length;
  for (let i = 0; i < n; i += 1) {
    const place = places();
    lat[i] = place.lat;
    lon[i] = place.lon;
    if (i > 0) {
      pieces.push(',\n');
      offset += 2;
    }
    const text = JSON.stringify(element(random, i, place));
    start[i] = offset;
    offset += text.length;
    end[i] = offset;
    pieces.push(text);
  }
  pieces.push(TAIL);
  return { bytes: Buffer.from(pieces.join(''), 'latin1'), length: n, lat, lon, start, end };
}

interface Spot {
  readonly lat: number;
  readonly lon: number;
}

/** Places as cameras have them: dense in towns of very different size, thin between them, seven decimals. */
function placer(random: () => number, box: Box): () => Spot {
  const height = box.north - box.south;
  const width = box.east - box.west;
  const anywhere = (): Spot => ({ lat: box.south + random() * height, lon: box.west + random() * width });
  const [least, most] = REACH;
  const town = (): Spot & { readonly reach: number } => ({ ...anywhere(), reach: least + random() * (most - least) });
  const towns: [ReturnType<typeof town>, ...ReturnType<typeof town>[]] = [town()];
  while (towns.length < TOWNS) towns.push(town());
  const hold = (value: number, low: number, high: number): number =>
    Math.round(Math.max(low, Math.min(high, value)) * 1e7) / 1e7;
  return () => {
    if (random() >= IN_TOWNS) {
      const { lat, lon } = anywhere();
      return { lat: hold(lat, box.south, box.north), lon: hold(lon, box.west, box.east) };
    }
    const { lat, lon, reach } = zipf(random, towns);
    return {
      lat: hold(lat + normal(random) * reach * height, box.south, box.north),
      lon: hold(lon + normal(random) * reach * width, box.west, box.east),
    };
  };
}

const MAKERS: readonly [readonly [string, string | null], ...(readonly [string, string | null])[]] = [
  ['Flock Safety', 'Q108485435'],
  ['Motorola Solutions', 'Q634815'],
  ['Genetec', 'Q30295174'],
  ['Leonardo', 'Q910379'],
  ['Neology, Inc.', null],
  ['Rekor', null],
];

/** One element with the tags and shares of the real data: 87 % bare degrees, 5 % ranges, 3 % lists, 3 % none. */
function element(random: () => number, index: number, { lat, lon }: Spot): object {
  const tags: Record<string, string> = { man_made: 'surveillance', 'surveillance:type': 'ALPR' };
  if (random() < 0.92) tags['camera:type'] = 'fixed';
  if (random() < 0.31) tags['camera:mount'] = random() < 0.75 ? 'pole' : 'traffic_signals';
  const direction = directionValue(random);
  if (direction !== null) tags['direction'] = direction;
  if (random() < 0.88) tags['surveillance'] = random() < 0.85 ? 'public' : 'outdoor';
  if (random() < 0.87) tags['surveillance:zone'] = random() < 0.95 ? 'traffic' : 'parking';
  if (random() < 0.87) {
    const [name, wikidata] = zipf(random, MAKERS);
    tags['manufacturer'] = name;
    if (wikidata !== null) tags['manufacturer:wikidata'] = wikidata;
  }
  if (random() < 0.19) tags['operator'] = `Police Department of Town ${Math.floor(300 ** random())}`;
  const day = new Date(
    Date.UTC(2022, 0, 1) + Math.floor(random() * 1780) * 86_400_000 + Math.floor(random() * 86_400) * 1000,
  );
  return {
    type: 'node',
    id: 9_000_000_000 + index * 31,
    lat,
    lon,
    timestamp: `${day.toISOString().slice(0, 19)}Z`,
    version: 1 + Math.floor(random() ** 4 * 9),
    changeset: 120_000_000 + Math.floor(random() * 60_000_000),
    user: `mapper${Math.floor(2000 ** random())}`,
    uid: 1000 + Math.floor(random() * 2e7),
    tags,
  };
}

function directionValue(random: () => number): string | null {
  const degrees = (): number => Math.floor(random() * 360);
  const kind = random();
  if (kind < 0.03) return null;
  if (kind < 0.9) return String(degrees());
  if (kind < 0.95) {
    const from = degrees();
    return `${from}-${(from + 45) % 360}`;
  }
  if (kind < 0.985) return `${degrees()};${degrees()}`;
  if (kind < 0.995) return ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'][Math.floor(random() * 8)] ?? 'N';
  return ['forward', 'NB', '90100'][Math.floor(random() * 3)] ?? 'forward';
}
