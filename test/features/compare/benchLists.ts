/**
 * `npm run bench:lists`: a list against the map, beside the way that comes to mind first (a plain index, the nearest free
 * reader for each row in turn), in one process on the same made-up places. `-- --rows 50000 --readers 1000000 --runs 3`.
 * Prints a line a case: milliseconds (median), pairs, and the sum of their distances.
 */
import { parseArgs } from 'node:util';
import KDBush from 'kdbush';
import { compareList } from '../../../src/features/compare/compareList.ts';
import type { ListRow } from '../../../src/features/compare/match/listRow.ts';
import { matchList } from '../../../src/features/compare/match/matchList.ts';
import type { Camera } from '../../../src/model/camera.ts';
import { distance } from '../../../src/model/place.ts';
import { createRandom, normal } from '../../bench/random.ts';

const SEED = 20_261_127;
const THRESHOLD = 60;
/** Degrees: no less than the threshold, as far north as the places reach. */
const REACH = { lat: 0.0006, lon: 0.001 };
/** A town's reach, degrees, and a row's distance from the reader that it is made of. */
const TOWN = 0.05;
const OFF = 0.0002;

interface Outcome {
  readonly pairs: number;
  readonly metres: number;
}

const random = createRandom(SEED);

function makeReaders(count: number): readonly Camera[] {
  const towns = Array.from(
    { length: Math.ceil(count / 500) },
    () => [30 + random() * 17, -120 + random() * 45] as const,
  );
  return Array.from({ length: count }, (_, at): Camera => {
    const [lat, lon] = towns[Math.floor(random() * towns.length)] ?? [30, -120];
    return {
      type: 'node',
      id: at + 1,
      lat: lat + normal(random) * TOWN,
      lon: lon + normal(random) * TOWN,
      version: 1,
      timestamp: null,
      tags: new Map(),
    };
  });
}

function rowAt(row: number, lat: number, lon: number): ListRow {
  return { row, id: String(row), lat, lon, sectors: [], maker: '', text: '' };
}

/** Half of the rows near a reader, half anywhere in a town. */
function makeRows(count: number, readers: readonly Camera[]): readonly ListRow[] {
  return Array.from({ length: count }, (_, at) => {
    const { lat, lon } = readers[Math.floor(random() * readers.length)] ?? { lat: 30, lon: -120 };
    const off = at % 2 === 0 ? OFF : TOWN;
    return rowAt(at + 2, lat + normal(random) * off, lon + normal(random) * off);
  });
}

/** The nearest free reader for each row in turn, out of a k-d tree. */
function naively(rows: readonly ListRow[], readers: readonly Camera[]): Outcome {
  const index = new KDBush(readers.length);
  for (const { lat, lon } of readers) index.add(lon, lat);
  index.finish();
  const taken = new Set<number>();
  let metres = 0;
  for (const row of rows) {
    let [best, least] = [-1, THRESHOLD];
    for (const at of index.range(row.lon - REACH.lon, row.lat - REACH.lat, row.lon + REACH.lon, row.lat + REACH.lat)) {
      const reader = readers[at];
      if (reader === undefined || taken.has(at)) continue;
      const far = distance(row, reader);
      if (far <= least) [best, least] = [at, far];
    }
    if (best === -1) continue;
    taken.add(best);
    metres += least;
  }
  return { pairs: taken.size, metres };
}

function ours(rows: readonly ListRow[], readers: readonly Camera[]): Outcome {
  const pairs = matchList(rows, readers, THRESHOLD);
  return { pairs: pairs.length, metres: pairs.reduce((sum, pair) => sum + pair.metres, 0) };
}

function whole(rows: readonly ListRow[], readers: readonly Camera[]): Outcome {
  const { pairs } = compareList(rows, readers, { threshold: THRESHOLD });
  return { pairs: pairs.length, metres: pairs.reduce((sum, pair) => sum + pair.metres, 0) };
}

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '50000' },
    readers: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '3' },
  },
});
const readers = makeReaders(Number(values.readers));
const center = readers[0] ?? { lat: 30, lon: -120 };
const around = Array.from({ length: 5000 }, (_, at): Camera => ({
  type: 'node',
  id: at + 1,
  lat: center.lat + normal(random) * OFF,
  lon: center.lon + normal(random) * OFF,
  version: 1,
  timestamp: null,
  tags: new Map(),
}));
const stacked = Array.from({ length: 5000 }, (_, at) => rowAt(at + 2, center.lat, center.lon));
const CASES = [
  [`${values.rows} rows, ${values.readers} readers`, makeRows(Number(values.rows), readers), readers],
  [`5000 rows on one coordinate, ${values.readers} readers`, stacked, readers],
  ['5000 rows on one coordinate, 5000 readers around it', stacked, around],
] as const;
const WAYS = { 'nearest free one, k-d tree': naively, 'our pairs': ours, 'our whole comparison': whole };

for (const [name, rows, against] of CASES) {
  for (const [way, find] of Object.entries(WAYS)) {
    const times: number[] = [];
    let outcome: Outcome = { pairs: 0, metres: 0 };
    for (let run = 0; run < Number(values.runs); run += 1) {
      const from = performance.now();
      outcome = find(rows, against);
      times.push(performance.now() - from);
    }
    const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
    console.log(`${name}; ${way}: ${median.toFixed(0)} ms, ${outcome.pairs} pairs, ${outcome.metres.toFixed(0)} m`);
  }
}
