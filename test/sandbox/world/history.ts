import { wholeSeconds } from '../elements.ts';
import type { Random } from './random.ts';

const YEAR = 365.25 * 86_400_000;

/** Ids that OpenStreetMap had reached by these years (nodes; changesets), roughly. */
const REACHED: readonly (readonly [year: number, node: number, changeset: number])[] = [
  [2012, 1.5e9, 10e6],
  [2014, 2.6e9, 19.8e6],
  [2016, 3.9e9, 36e6],
  [2018, 5.3e9, 55e6],
  [2020, 7.1e9, 79e6],
  [2022, 9.3e9, 115e6],
  [2024, 11.5e9, 145e6],
  [2026, 13.4e9, 176e6],
  [2028, 15.4e9, 206e6],
];

/** Which id was given out at a time (ms since 1970), to within what this world needs. */
export function idAt(ms: number, of: 'node' | 'changeset'): number {
  const year = 1970 + ms / YEAR;
  const column = of === 'node' ? 1 : 2;
  for (const [index, row] of REACHED.entries()) {
    const next = REACHED[index + 1];
    if (next !== undefined && (year < next[0] || index === REACHED.length - 2)) {
      return Math.floor(row[column] + ((year - row[0]) / (next[0] - row[0])) * (next[column] - row[column]));
    }
  }
  return 1;
}

/** Who edited when: made, and perhaps edited since. */
export interface Past {
  readonly created: number;
  readonly timestamp: number;
  readonly version: number;
  readonly user: string;
  readonly uid: number;
}

/** The number of cameras doubles within a year, so half of them are younger than one. */
export function makePast(random: Random, now: number): Past {
  const age = Math.min(12, -Math.log2(1 - random.next()));
  const created = wholeSeconds(now - age * YEAR);
  let version = 1;
  while (version < 12 && random.chance(0.3)) version++;
  const timestamp = version === 1 ? created : wholeSeconds(created + (now - created) * random.next());
  // A few map most.
  const mapper = Math.floor(random.next() ** 3 * 400);
  return { created, timestamp, version, user: mapperName(mapper), uid: 100_000 + mapper * 7919 };
}

const FIRST = ['quiet', 'north', 'copper', 'prairie', 'lucky', 'distant', 'paper', 'amber', 'river', 'gentle'];
const SECOND = [
  'heron',
  'mapper',
  'surveyor',
  'lantern',
  'walker',
  'compass',
  'sparrow',
  'atlas',
  'cyclist',
  'meridian',
];

function mapperName(index: number): string {
  const name = `${FIRST[index % 10] ?? ''}_${SECOND[Math.floor(index / 10) % 10] ?? ''}`;
  return index < 100 ? name : `${name}${Math.floor(index / 100) + 1}`;
}
