/** Administrative areas that a place lies in, from Overpass: first their names, then the border of the one that is picked. */
import * as v from 'valibot';
import type { Place } from '../../../model/place.ts';
import { Failure } from '../../../model/failure.ts';

export interface FoundArea {
  /** Of the relation. */
  readonly id: number;
  readonly name: string;
  /** OpenStreetMap's level: 6 is a county, 8 a town, in most places. */
  readonly level: number;
}

const LEVELS = '[5-9]|10';

export function areasQuery({ lat, lon }: Place): string {
  return [
    '[out:json][timeout:25][maxsize:67108864];',
    `is_in(${lat.toFixed(6)},${lon.toFixed(6)})->.a;`,
    `rel(pivot.a)["boundary"="administrative"]["admin_level"~"^(${LEVELS})$"];`,
    'out tags;',
  ].join('\n');
}

export function borderQuery(id: number): string {
  return `[out:json][timeout:60][maxsize:134217728];\nrel(${id});\nout geom;`;
}

const answer = v.object({
  elements: v.array(
    v.object({
      type: v.literal('relation'),
      id: v.pipe(v.number(), v.integer(), v.minValue(1)),
      tags: v.record(v.string(), v.string()),
    }),
  ),
});

/**
 * The areas of an answer, the smallest level first.
 * @throws Failure `bad-response` where it is none
 */
export function readFoundAreas(text: string): readonly FoundArea[] {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), answer), text);
  if (!parsed.success) throw new Failure('bad-response', { said: 'The areas are none.' });
  return parsed.output.elements
    .flatMap(({ id, tags }) => {
      const name = tags['name'];
      return name === undefined ? [] : [{ id, name, level: Number(tags['admin_level']) }];
    })
    .toSorted((a, b) => b.level - a.level || a.id - b.id);
}
