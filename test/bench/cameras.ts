/** The bench's own cameras: as many as one likes, the same ones every time, as one answer of Overpass. */
import type { Place } from '../../src/model/place.ts';
import { createRandom, normal, zipf } from './random.ts';
import type { BenchView } from './view.ts';
import { CITY, CONTINENT, viewBox } from './view.ts';

const SEED = 20_261_123;
/** Kept free round the cameras, as a share of the view: none may fall outside. */
const MARGIN = 0.03;
/** Share of the cameras that stand in towns; the rest stands anywhere. */
const IN_TOWNS = 0.8;
/** Cameras that a mapper adds on one outing, on average; they stand near each other and have ids in a row. */
const OUTING = 6;
/** Reach of an outing as a share of its town's. */
const NEAR = 0.2;
/** Objects that OpenStreetMap gained while the cameras were mapped: their ids lie between. */
const IDS = 4e9;
/** Share of the outings whose cameras are uploaded one by one. */
const APART = 0.6;
/** Share of the bare degrees that were rounded to fives. */
const ROUNDED = 0.84;

/** Towns as large as real ones, whatever the view: how many it has, and their reach in degrees, standard deviation of the smallest and of the largest. */
interface Towns {
  readonly count: number;
  readonly reach: readonly [number, number];
}
const TOWNS: ReadonlyMap<BenchView, Towns> = new Map([
  [CITY, { count: 300, reach: [0.003, 0.03] }],
  [CONTINENT, { count: 6000, reach: [0.006, 0.08] }],
]);

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

/** Makes `n` cameras (about 390 bytes each) within a view. */
export function makeAnswer(n: number, view: BenchView): Answer {
  const random = createRandom(SEED);
  const next = outings(random, n, view);
  const lat = new Float64Array(n);
  const lon = new Float64Array(n);
  const start = new Uint32Array(n);
  const end = new Uint32Array(n);
  // Latin letters only, so that a character is a byte.
  const bytes = Buffer.alloc(n * LONGEST + 1000);
  let offset = bytes.write(HEAD, 'latin1');
  for (let i = 0; i < n; i += 1) {
    const { camera, element } = next(i / n);
    lat[i] = camera.lat;
    lon[i] = camera.lon;
    if (i > 0) offset += bytes.write(',\n', offset, 'latin1');
    start[i] = offset;
    offset += bytes.write(JSON.stringify(element), offset, 'latin1');
    end[i] = offset;
  }
  offset += bytes.write(TAIL, offset, 'latin1');
  return { bytes: bytes.subarray(0, offset), length: n, lat, lon, start, end };
}

/** No element is longer than this, bytes. */
const LONGEST = 600;

interface Town extends Place {
  /** Standard deviation of its cameras' places, degrees of latitude. */
  readonly reach: number;
  readonly maker: readonly [string, string | null];
  readonly operator: string;
}

/**
 * Cameras as they are mapped: outing by outing, in the order of their ids. One mapper on one day in one town, mostly one
 * maker and one operator; what is near on the ground is near in ids and dates, too, as in the real data.
 * @returns gives the next one; `age` says how far the register has come, 0 to 1
 */
function outings(
  random: () => number,
  n: number,
  view: BenchView,
): (age: number) => { camera: Place; element: object } {
  const box = viewBox(view, MARGIN);
  const { count, reach } = TOWNS.get(view) ?? { count: 300, reach: [0.003, 0.03] };
  const hold = (value: number, low: number, high: number): number =>
    Math.round(Math.max(low, Math.min(high, value)) * 1e7) / 1e7;
  const anywhere = (): Place => ({
    lat: box.south + random() * (box.north - box.south),
    lon: box.west + random() * (box.east - box.west),
  });
  const found = (index: number): Town => ({
    ...anywhere(),
    reach: reach[0] + random() * (reach[1] - reach[0]),
    maker: zipf(random, MAKERS),
    operator: `Police Department of Town ${index}`,
  });
  const towns: [Town, ...Town[]] = [found(0)];
  while (towns.length < count) towns.push(found(towns.length));
  const near = ({ lat, lon }: Place, by: number): Place => ({
    lat: lat + normal(random) * by,
    // A degree of longitude is shorter.
    lon: lon + (normal(random) * by) / Math.cos((lat * Math.PI) / 180),
  });

  let id = 9_000_000_000;
  let left = 0;
  let apart = true;
  let town = towns[0];
  let spot: Place = town;
  let outing = { changeset: 0, user: '', uid: 0, day: 0, tags: {} };
  return (age) => {
    if (left === 0) {
      left = 1 + Math.floor(-Math.log(1 - random()) * OUTING);
      town = zipf(random, towns);
      spot = random() < IN_TOWNS ? near(town, town.reach) : anywhere();
      apart = random() < APART;
      const mapper = Math.floor(2000 ** random());
      outing = {
        changeset: 120_000_000 + Math.floor(age * 6e7),
        user: `mapper${mapper}`,
        uid: 1_000_000 + mapper * 7919,
        day: Date.UTC(2022, 0, 1) + Math.floor(age * 1780) * 86_400_000,
        tags: habitsOf(random, town),
      };
    }
    left -= 1;
    // Uploaded one by one, with all the world's uploads between, or at once.
    if (apart || left === 0) id += Math.floor((random() * 2 * IDS) / n);
    id += 1;
    const place = near(spot, town.reach * NEAR);
    const camera = { lat: hold(place.lat, box.south, box.north), lon: hold(place.lon, box.west, box.east) };
    const edited = new Date(outing.day + Math.floor(random() * 86_400) * 1000).toISOString();
    const element = {
      type: 'node',
      id,
      ...camera,
      timestamp: `${edited.slice(0, 19)}Z`,
      version: 1 + Math.floor(random() ** 4 * 9),
      changeset: outing.changeset,
      user: outing.user,
      uid: outing.uid,
      tags: tagsOf(random, outing.tags),
    };
    return { camera, element };
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

/** What a mapper writes on all cameras of an outing; in the shares of the real data. */
function habitsOf(random: () => number, town: Town): Record<string, string> {
  const tags: Record<string, string> = { man_made: 'surveillance', 'surveillance:type': 'ALPR' };
  if (random() < 0.92) tags['camera:type'] = 'fixed';
  if (random() < 0.31) tags['camera:mount'] = random() < 0.75 ? 'pole' : 'traffic_signals';
  if (random() < 0.88) tags['surveillance'] = random() < 0.85 ? 'public' : 'outdoor';
  if (random() < 0.87) tags['surveillance:zone'] = random() < 0.95 ? 'traffic' : 'parking';
  if (random() < 0.87) {
    const [name, wikidata] = random() < 0.9 ? town.maker : zipf(random, MAKERS);
    tags['manufacturer'] = name;
    if (wikidata !== null) tags['manufacturer:wikidata'] = wikidata;
  }
  if (random() < 0.3) tags['operator'] = town.operator;
  return tags;
}

/** The tags of one camera: the mapper's habits, its own direction, and now and then something that the others lack. */
function tagsOf(random: () => number, habits: Readonly<Record<string, string>>): Record<string, string> {
  const tags = { ...habits };
  const direction = directionValue(random);
  if (direction !== null) tags['direction'] = direction;
  if (random() < 0.03) delete tags['manufacturer'];
  return tags;
}

/** Shares of the real data: 87 % bare degrees, 5 % ranges, 3 % lists, 3 % none. */
function directionValue(random: () => number): string | null {
  const degrees = (): number => (random() < ROUNDED ? 5 * Math.floor(random() * 72) : Math.floor(random() * 360));
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
