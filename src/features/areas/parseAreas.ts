import * as v from 'valibot';
import type { Box } from '../../model/box.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const degrees = v.pipe(v.number(), v.minValue(-540), v.maxValue(540));

const AREA = v.pipe(
  v.object({
    id: v.string(),
    kind: v.picklist(['country', 'state', 'county', 'custom']),
    name: v.string(),
    parent: v.nullable(v.string()),
    count,
    rank: count,
    known: v.object({ operator: count }),
    km2: v.nullable(v.pipe(v.number(), v.minValue(0))),
    population: v.nullable(count),
    box: v.nullable(v.tuple([degrees, degrees, degrees, degrees])),
  }),
  v.transform(({ box, ...area }) => {
    const sides: Box | null = box === null ? null : { west: box[0], south: box[1], east: box[2], north: box[3] };
    return { ...area, box: sides };
  }),
);

const FILE = v.object({
  format: v.literal(1),
  base: v.nullable(v.pipe(v.string(), v.isoTimestamp())),
  population: v.nullable(v.string()),
  outsideCountries: count,
  areas: v.array(AREA),
});

/** `areas.json` of a snapshot, as the page wants it. */
export type AreasFile = v.InferOutput<typeof FILE>;
export type Area = AreasFile['areas'][number];

/** @throws where it is none, or of a format that is not known yet */
export function parseAreas(text: string): AreasFile {
  return v.parse(FILE, JSON.parse(text));
}
