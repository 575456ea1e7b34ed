/** How many readers are mapped in each area, and what is known of them (docs/METHODS.md). */
import { findMaker } from '../../catalog/lookup.ts';
import type { Box } from '../../model/box.ts';
import type { Camera, Tags } from '../../model/camera.ts';
import type { Place } from '../../model/place.ts';
import { newestDate } from '../../model/date.ts';
import { directionOf } from '../../model/direction.ts';
import { MAKER_KEYS, OPERATOR_KEYS, SURVEY_KEYS } from '../../model/tagging/keys.ts';
import type { AreaKind, AreaShape } from './areaShapes.ts';
import type { PlaceAreas } from './areasOf.ts';
import { areaFinder, countryName } from './areasOf.ts';

/** An area with one reader at least. */
export interface AreaCount {
  readonly id: string;
  readonly kind: AreaKind;
  readonly name: string;
  readonly parent: string | null;
  readonly count: number;
  /** Among the areas of its kind that have any, by count: 1 has the most; equal counts share a rank. */
  readonly rank: number;
  readonly ranked: number;
  /** The most frequent first; at most NAMES of each. */
  readonly makers: readonly NameCount[];
  readonly operators: readonly NameCount[];
  /** Readers with a maker, an operator, a direction that is understood, a survey. */
  readonly known: Readonly<Record<'maker' | 'operator' | 'direction' | 'survey', number>>;
  /** Oldest and newest last edit, ISO 8601; null where no reader's is known. */
  readonly edited: readonly [oldest: string, newest: string] | null;
  /** Of its boundary, about; null for a country, which is counted by lookup. */
  readonly km2: number | null;
  readonly population: number | null;
  /** Of its boundary, degrees: west, south, east, north; null for a country. */
  readonly box: readonly [west: number, south: number, east: number, north: number] | null;
}

export type NameCount = readonly [name: string, count: number];

export interface AreaCounts {
  readonly total: number;
  /** Readers in the US that are in no county, and not within 5 km of one. */
  readonly outsideCounties: number;
  /** Readers in no country at all, such as at sea. */
  readonly outsideCountries: number;
  readonly areas: readonly AreaCount[];
}

/** Names of makers and operators that an area lists. */
const NAMES = 20;

/**
 * Counts every reader once in each kind of area.
 * @param shapes states, counties, and a deployer's own
 * @param populations by id of area
 * @param areasOf of these shapes, where somebody has it already
 */
export function countAreas(
  readers: readonly Camera[],
  shapes: readonly AreaShape[],
  populations: ReadonlyMap<string, number> = new Map(),
  areasOf: (place: Place) => PlaceAreas = areaFinder(shapes),
): AreaCounts {
  const sums = new Map<string, Sum>();
  const add = (area: Named, facts: Facts): void => {
    const key = `${area.kind} ${area.id}`;
    const known = sums.get(key) ?? newSum(area);
    sums.set(key, known);
    known.add(facts);
  };
  let [outsideCounties, outsideCountries] = [0, 0];
  for (const reader of readers) {
    const facts = factsOf(reader);
    const { country, state, county, custom } = areasOf(reader);
    if (country === null) outsideCountries += 1;
    else add({ id: country, kind: 'country', name: countryName(country), parent: null, km2: null, box: null }, facts);
    if (county !== null) add(county, facts);
    else if (country === 'US') outsideCounties += 1;
    if (state !== null) add(state, facts);
    if (custom !== null) add(custom, facts);
  }
  return {
    total: readers.length,
    outsideCounties,
    outsideCountries,
    areas: ranked([...sums.values()]).map(({ sum, rank, of }) => sum.result(rank, of, populations)),
  };
}

type Named = Pick<AreaShape, 'id' | 'kind' | 'name' | 'parent'> & {
  readonly km2: number | null;
  readonly box: Box | null;
};

/** What of a reader is counted. */
interface Facts {
  readonly maker: string | null;
  readonly operator: string | null;
  readonly direction: boolean;
  readonly survey: boolean;
  readonly edited: number | null;
}

function factsOf({ tags, timestamp }: Camera): Facts {
  const maker = nameIn(tags, MAKER_KEYS);
  return {
    maker: maker === null ? null : (findMaker(maker)?.name ?? maker),
    operator: nameIn(tags, OPERATOR_KEYS),
    direction: directionOf(tags).kind === 'known',
    survey: newestDate(SURVEY_KEYS.map((key) => tags.get(key))) !== undefined,
    edited: timestamp,
  };
}

function nameIn(tags: Tags, keys: readonly string[]): string | null {
  for (const key of keys) {
    const name = tags.get(key)?.trim() ?? '';
    if (name !== '' && name.toLowerCase() !== 'unknown') return name;
  }
  return null;
}

interface Sum {
  readonly area: Named;
  readonly count: number;
  add(facts: Facts): void;
  result(rank: number, ranked: number, populations: ReadonlyMap<string, number>): AreaCount;
}

function newSum(area: Named): Sum {
  const [makers, operators] = [new Map<string, number>(), new Map<string, number>()];
  const known = { maker: 0, operator: 0, direction: 0, survey: 0 };
  let [count, oldest, newest] = [0, Infinity, -Infinity];
  const one = (names: Map<string, number>, name: string): void => void names.set(name, (names.get(name) ?? 0) + 1);
  return {
    area,
    get count() {
      return count;
    },
    add({ maker, operator, direction, survey, edited }) {
      count += 1;
      if (maker !== null) {
        known.maker += 1;
        one(makers, maker);
      }
      if (operator !== null) {
        known.operator += 1;
        one(operators, operator);
      }
      if (direction) known.direction += 1;
      if (survey) known.survey += 1;
      if (edited !== null) [oldest, newest] = [Math.min(oldest, edited), Math.max(newest, edited)];
    },
    result: (rank, ranks, populations) => ({
      id: area.id,
      kind: area.kind,
      name: area.name,
      parent: area.parent,
      count,
      rank,
      ranked: ranks,
      makers: mostFrequent(makers),
      operators: mostFrequent(operators),
      known,
      edited: oldest <= newest ? [new Date(oldest).toISOString(), new Date(newest).toISOString()] : null,
      km2: area.km2 === null ? null : Math.round(area.km2 * 10) / 10,
      population: populations.get(area.id) ?? null,
      box: area.box === null ? null : sidesOf(area.box),
    }),
  };
}

/** To a hundredth of a degree: it says where to look. */
function sidesOf({ west, south, east, north }: Box): NonNullable<AreaCount['box']> {
  const [w = 0, s = 0, e = 0, n = 0] = [west, south, east, north].map((side) => Math.round(side * 100) / 100);
  return [w, s, e, n];
}

/** By count, then by name, so that the same readers always give the same file. */
function mostFrequent(names: ReadonlyMap<string, number>): readonly NameCount[] {
  return [...names].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, NAMES);
}

/** By kind, and within it by count and id. */
function ranked(sums: readonly Sum[]): readonly { readonly sum: Sum; readonly rank: number; readonly of: number }[] {
  const kinds: readonly AreaKind[] = ['country', 'state', 'county', 'custom'];
  return kinds.flatMap((kind) => {
    const all = sums
      .filter(({ area }) => area.kind === kind)
      .toSorted((a, b) => b.count - a.count || (a.area.id < b.area.id ? -1 : 1));
    return all.map((sum) => ({ sum, rank: 1 + all.findIndex(({ count }) => count === sum.count), of: all.length }));
  });
}
