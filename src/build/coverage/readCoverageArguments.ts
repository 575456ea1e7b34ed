import { parseArgs } from 'node:util';

/** What the command was told, checked. Files as given. */
export interface CoverageArguments {
  readonly roads: string;
  readonly cameras: string;
  readonly area: string;
  readonly seed: number;
  readonly trips: number;
  /** Ends are drawn by the population of towns first, then by length of road. */
  readonly weighted: boolean;
  readonly json: boolean;
  readonly gatesFile: string | null;
  readonly tripsFile: string | null;
}

export const COVERAGE_USAGE = `npm run coverage -- --roads FILE --cameras FILE --area FILE [options]
  --roads FILE     GeoJSON or Overpass JSON, .gz or not; .osm.pbf where osmium-tool is installed
  --cameras FILE   Overpass JSON, .gz or not, or the snapshot's Parquet (--readers is the same)
  --area FILE      GeoJSON with a polygon, or Overpass JSON of its relation with "out geom"
  --seed N         whole number, 0 to 4294967295 (default: 1)
  --count N        trips to draw, 1 to 100000 (default: 1000)
  --weights road|towns  draw ends by length of road alone (the default), or by the population of GeoNames' towns first
  --gates FILE     write the gates as GeoJSON
  --trips FILE     write the trips as GeoJSON
  --json           print one JSON object and nothing else`;

const LARGEST_SEED = 0xffff_ffff;
const MOST_TRIPS = 100_000;

/**
 * Reads the command line.
 * @throws Error whose message names what is wrong
 */
export function readCoverageArguments(args: readonly string[]): CoverageArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      roads: { type: 'string' },
      cameras: { type: 'string' },
      readers: { type: 'string' },
      area: { type: 'string' },
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '1000' },
      gates: { type: 'string' },
      trips: { type: 'string' },
      weights: { type: 'string', default: 'road' },
      json: { type: 'boolean', default: false },
    },
  });
  return {
    roads: needed('roads', values.roads),
    cameras: needed('cameras', values.cameras ?? values.readers),
    area: needed('area', values.area),
    seed: whole('seed', values.seed, 0, LARGEST_SEED),
    trips: whole('count', values.count, 1, MOST_TRIPS),
    weighted: weights(values.weights),
    json: values.json,
    gatesFile: values.gates === undefined ? null : needed('gates', values.gates),
    tripsFile: values.trips === undefined ? null : needed('trips', values.trips),
  };
}

function needed(name: string, value: string | undefined): string {
  if (value === undefined || value.trim() === '') throw new Error(`--${name} takes a file.`);
  return value;
}

function weights(text: string): boolean {
  if (text !== 'road' && text !== 'towns') throw new Error(`--weights takes road or towns, not "${text}".`);
  return text === 'towns';
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d{1,10}$/.test(text) || value < least || value > most) {
    throw new Error(`--${name} takes a whole number from ${least} to ${most}, not "${text}".`);
  }
  return value;
}
