/** Ten questions that people ask of the register, answered by code of ours: each has its twin in questionsSql.ts. */
import { isIn } from '../../formats/areaTest.ts';
import type { Box } from '../../model/box.ts';
import { contains } from '../../model/box.ts';
import type { Camera, Tags } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import { KEY } from '../../model/tagging/keys.ts';
import type { AreaShape } from './areaShapes.ts';
import type { Anchor } from './mappedOn.ts';
import { mappedOn } from './mappedOn.ts';

/** What is asked about. */
export interface Subject {
  readonly county: AreaShape;
  readonly state: AreaShape;
  readonly makersIn: AreaShape;
  /** Residents of the county; null where no file of populations was given. */
  readonly residents: number | null;
  readonly box: Box;
  /** ms since 1970. */
  readonly since: number;
}

/** Answers as JSON has them: numbers, names with numbers, keys of objects. */
export type Answer = number | null | string | readonly (readonly [string, number])[] | readonly string[];

export const QUESTIONS = {
  county: 'How many are mapped in the county?',
  perResidents: 'How many per 10,000 residents of it?',
  operators: 'Which operators are named in it, and how often?',
  withoutOperator: 'How many in the state have no operator?',
  growth: 'How many were mapped by the end of each month (nodes, by their ids)?',
  since: 'How many were mapped since the day (nodes, by their ids)?',
  box: 'How many are in the box?',
  makers: 'How many of each maker, as it is written, are in the other state?',
  newest: 'Which ten nodes came last (by creation order)?',
  layer: 'How many points does the layer of the county have?',
} as const;

export type Question = keyof typeof QUESTIONS;

/** Names that are counted. */
const MOST = 10;

/** The answers by our own code. A place is in an area where it is inside of its simplified border, and not only near it. */
export function answer(
  readers: readonly Camera[],
  { county, state, makersIn, residents, box, since }: Subject,
  anchors: readonly Anchor[],
): Readonly<Record<Question, Answer>> {
  const inCounty = readers.filter((reader) => isWithin(county, reader));
  const nodes = readers.filter(({ type }) => type === 'node').toSorted((a, b) => a.id - b.id);
  const days = nodes.map(({ id }) => mappedOn(id, anchors));
  return {
    county: inCounty.length,
    perResidents: residents === null ? null : Math.round((inCounty.length / residents) * 10_000 * 100) / 100,
    operators: frequent(inCounty, KEY.operator),
    withoutOperator: readers.filter((reader) => isWithin(state, reader) && valueOf(reader.tags, KEY.operator) === null)
      .length,
    growth: byMonth(days),
    since: days.filter((at) => at !== null && at >= since).length,
    box: readers.filter((reader) => contains(box, reader)).length,
    makers: frequent(
      readers.filter((reader) => isWithin(makersIn, reader)),
      KEY.maker,
    ),
    newest: nodes.slice(-MOST).toReversed().map(keyOf),
    layer: inCounty.length,
  };
}

function isWithin({ polygons }: AreaShape, { lat, lon }: Pick<Camera, 'lat' | 'lon'>): boolean {
  return polygons.some((rings) => isIn(rings, lon, lat));
}

function valueOf(tags: Tags, key: string): string | null {
  const value = tags.get(key)?.trim() ?? '';
  return value === '' ? null : value;
}

function frequent(readers: readonly Camera[], key: string): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { tags } of readers) {
    const value = valueOf(tags, key);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, MOST);
}

/** How many there were by the end of each month that has one, the newest twelve; those of before the first anchor count from the first. */
function byMonth(days: readonly (number | null)[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  let before = 0;
  for (const at of days) {
    if (at === null) before += 1;
    else {
      const month = new Date(at).toISOString().slice(0, 7);
      counts.set(month, (counts.get(month) ?? 0) + 1);
    }
  }
  let sum = before;
  return [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, count]): [string, number] => [month, (sum += count)])
    .slice(-12);
}
