import { parseArgs } from 'node:util';
import type { Box } from '../../model/box.ts';

/** Where a snapshot is read from, and where it goes. */
export interface Settings {
  readonly region: Box;
  /** Address of the interpreter. */
  readonly overpass: string;
  /** Folder, as given. */
  readonly out: string;
  /** Folder for what was read, until all is; as given. */
  readonly work: string;
  readonly maxElements: number;
  /** A file to take instead of asking Overpass; null: Overpass. */
  readonly from: FromFile | null;
  /** Page that this is for: sent along, so that Overpass's people know whom to ask. */
  readonly referer: string | null;
}

/** What the command was told, checked. */
export interface CommandSettings extends Settings {
  /** Publishes what the gate would refuse; the reason goes into the history. */
  readonly accept: string | null;
  /** Begins a history, whatever is there. */
  readonly first: boolean;
  /** Changes of so many snapshots stay. */
  readonly keepChanges: number;
  /** Files as given; null: no populations, no areas of one's own. */
  readonly population: string | null;
  readonly areas: string | null;
  /** The layer by country and state, too. */
  readonly partitioned: boolean;
}

/** A file as the source. */
export interface FromFile {
  /** As given. */
  readonly path: string;
  /** Null: all that is in it. */
  readonly region: Box | null;
  /** When its data was true, for a file that does not say, ms since 1970. */
  readonly base: number | null;
}

export const USAGE = `npm run snapshot -- [options]
  --region W,S,E,N   degrees, or "world" (the default); E may pass 180
  --overpass URL     the interpreter to read from (default: VITE_OVERPASS_URL, or else the public one)
  --from FILE        read Overpass JSON (.gz), .osm.pbf or .osm instead of asking Overpass
  --base TIME        when the data of that file was true, where it doesn't say: 2026-06-19
  --out DIR          where the snapshot goes (default: public/snapshot)
  --work DIR         where what was read is kept until all is there (default: .cache/snapshot)
  --max-elements N   boxes with more are quartered (default: 20000)
  --referer URL      the page that this is for, told to Overpass
  --accept REASON    publish what looks too small, and write why into history.json
  --first            begin a history here, whatever is there
  --keep-changes N   changes of so many snapshots stay (default: all)
  --population CSV   residents for areas.json: the Census Bureau's co-est…-alldata.csv
  --areas GEOJSON    areas of your own for areas.json, each feature with a name
  --partitioned      the GeoParquet by country and state, too`;

const WORLD: Box = { south: -90, west: -180, north: 90, east: 180 };

/**
 * Reads the command line.
 * @throws Error whose message names what is wrong
 */
export function readArguments(args: readonly string[], defaults: { readonly overpass: string }): CommandSettings {
  const { values } = parseArgs({
    args: withNegatives(args),
    options: {
      region: { type: 'string' },
      from: { type: 'string' },
      base: { type: 'string' },
      overpass: { type: 'string', default: defaults.overpass },
      out: { type: 'string', default: 'public/snapshot' },
      work: { type: 'string', default: '.cache/snapshot' },
      'max-elements': { type: 'string', default: '20000' },
      referer: { type: 'string' },
      accept: { type: 'string' },
      first: { type: 'boolean', default: false },
      'keep-changes': { type: 'string' },
      population: { type: 'string' },
      areas: { type: 'string' },
      partitioned: { type: 'boolean', default: false },
    },
  });
  const maxElements = Number(values['max-elements']);
  if (!/^\d{1,7}$/.test(values['max-elements']) || maxElements < 1) {
    throw new Error(`--max-elements takes a whole number from 1 to 9999999, not "${values['max-elements']}"`);
  }
  if (values.base !== undefined && values.from === undefined) throw new Error('--base goes with --from');
  if (values.from?.trim() === '') throw new Error('--from takes a file');
  if (values.accept?.trim() === '') throw new Error('--accept takes a reason, in words');
  if (!/^\d{1,5}$/.test(values['keep-changes'] ?? '1') || Number(values['keep-changes'] ?? 1) < 1)
    throw new Error(`--keep-changes takes a whole number from 1, not "${values['keep-changes']}"`);
  for (const name of ['out', 'work'] as const) {
    if (values[name].trim() === '') throw new Error(`--${name} takes a folder`);
  }
  return {
    region: readRegion(values.region ?? 'world'),
    from:
      values.from === undefined
        ? null
        : {
            path: values.from,
            region: values.region === undefined ? null : readRegion(values.region),
            base: values.base === undefined ? null : readTime(values.base),
          },
    overpass: readUrl('--overpass', values.overpass),
    out: values.out,
    work: values.work,
    maxElements,
    accept: values.accept?.trim() ?? null,
    first: values.first,
    population: values.population ?? null,
    areas: values.areas ?? null,
    partitioned: values.partitioned,
    keepChanges: Number(values['keep-changes'] ?? Infinity),
    referer: values.referer === undefined ? null : readUrl('--referer', values.referer),
  };
}

/** `--region -130,…`: west of Greenwich begins with a dash, which parseArgs takes for another option. */
function withNegatives(args: readonly string[]): string[] {
  const at = args.indexOf('--region');
  const value = args[at + 1];
  if (at === -1 || value === undefined || !/^-\d/.test(value)) return [...args];
  return [...args.slice(0, at), `--region=${value}`, ...args.slice(at + 2)];
}

function readRegion(text: string): Box {
  if (text === 'world') return WORLD;
  const sides = text.split(',').map((side) => (/^\s*-?\d+(\.\d+)?\s*$/.test(side) ? Number(side) : Number.NaN));
  const [west = Number.NaN, south = Number.NaN, north = Number.NaN, given = Number.NaN] = [
    sides[0],
    sides[1],
    sides[3],
    sides[2],
  ];
  // 170,-50,-170,-30 lies over the antimeridian.
  const east = given < west ? given + 360 : given;
  const fits = sides.length === 4 && west >= -180 && west < 180 && east > west && east <= west + 360;
  if (!fits || !(south >= -90 && south < north && north <= 90)) {
    throw new Error(`--region takes W,S,E,N in degrees or "world", not "${text}"`);
  }
  return { south, west, north, east };
}

function readTime(text: string): number {
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isFinite(time))
    throw new Error(`--base takes a day or a time such as 2026-06-19T20:21:16Z, not "${text}"`);
  return time;
}

function readUrl(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const local = url !== null && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (url === null || !(url.protocol === 'https:' || (url.protocol === 'http:' && local)) || url.username !== '') {
    throw new Error(`${name} takes an https address (http only on this machine), not "${text}"`);
  }
  return text;
}
