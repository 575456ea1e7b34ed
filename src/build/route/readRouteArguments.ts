import { parseArgs } from 'node:util';
import type { RouteRules, Travel } from '../../features/route/count/routeRules.ts';
import { LIMITS, ROUTE_RULES } from '../../features/route/count/routeRules.ts';
import type { Digits } from '../../features/route/read/polyline.ts';
import type { Box } from '../../model/box.ts';

/** What the command was told, checked. Files as given. */
export interface RouteArguments {
  readonly readers: string;
  readonly route: string;
  readonly rules: RouteRules;
  /** Where readers were looked for; null where the readers' file says it itself, or nobody does. */
  readonly region: Box | null;
  readonly digits: Digits;
  readonly json: boolean;
}

export const ROUTE_USAGE = `npm run route -- --readers FILE --route FILE [options]
  --readers FILE   Overpass JSON, .gz or not, or the snapshot's Parquet
  --route FILE     GPX, KML, GeoJSON or an encoded polyline, .gz or not
  --threshold M    metres, ${LIMITS.threshold.least} to ${LIMITS.threshold.most} (default: ${ROUTE_RULES.threshold})
  --angle D        degrees, ${LIMITS.angle.least} to ${LIMITS.angle.most} (default: ${ROUTE_RULES.angle})
  --travel WHICH   front or rear: the plate that a reader must see (default: either)
  --region W,S,E,N degrees: where readers were looked for (default: what the Parquet file says)
  --digits 5|6     decimals of an encoded polyline (default: 5)
  --json           print one JSON object and nothing else`;

/**
 * Reads the command line.
 * @throws Error whose message names what is wrong
 */
export function readRouteArguments(args: readonly string[]): RouteArguments {
  const { values } = parseArgs({
    args: withNegativeRegion(args),
    options: {
      readers: { type: 'string' },
      route: { type: 'string' },
      threshold: { type: 'string', default: String(ROUTE_RULES.threshold) },
      angle: { type: 'string', default: String(ROUTE_RULES.angle) },
      travel: { type: 'string', default: ROUTE_RULES.travel },
      region: { type: 'string' },
      digits: { type: 'string', default: '5' },
      json: { type: 'boolean', default: false },
    },
  });
  const { digits } = values;
  if (digits !== '5' && digits !== '6') throw new Error(`--digits takes 5 or 6, not "${digits}".`);
  return {
    readers: fileOf('readers', values.readers),
    route: fileOf('route', values.route),
    rules: {
      threshold: numberOf('threshold', values.threshold, 'metres'),
      angle: numberOf('angle', values.angle, 'degrees'),
      travel: travelOf(values.travel),
    },
    region: values.region === undefined ? null : boxOf(values.region),
    digits: digits === '5' ? 5 : 6,
    json: values.json,
  };
}

function fileOf(name: string, value: string | undefined): string {
  if (value === undefined || value.trim() === '') throw new Error(`--${name} takes a file.`);
  return value;
}

function numberOf(name: keyof typeof LIMITS, text: string, unit: string): number {
  const { least, most } = LIMITS[name];
  const value = /^\d{1,4}(\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most))
    throw new Error(`--${name} takes ${unit} from ${least} to ${most}, not "${text}".`);
  return value;
}

function travelOf(text: string): Travel {
  if (text !== 'front' && text !== 'rear' && text !== 'either')
    throw new Error(`--travel takes front, rear or either, not "${text}".`);
  return text;
}

/** West of Greenwich begins with a dash, which parseArgs takes for another option. */
function withNegativeRegion(args: readonly string[]): string[] {
  const at = args.indexOf('--region');
  const value = args[at + 1];
  if (at === -1 || value === undefined || !/^-\d/.test(value)) return [...args];
  return [...args.slice(0, at), `--region=${value}`, ...args.slice(at + 2)];
}

function boxOf(text: string): Box {
  const [west = Number.NaN, south = Number.NaN, given = Number.NaN, north = Number.NaN, ...more] = text
    .split(',')
    .map((side) => (/^\s*-?\d{1,3}(\.\d+)?\s*$/.test(side) ? Number(side) : Number.NaN));
  // 170,-50,-170,-30 lies over the antimeridian.
  const east = given < west ? given + 360 : given;
  const fits = west >= -180 && west < 180 && east > west && east <= west + 360;
  if (more.length > 0 || !fits || !(south >= -90 && south < north && north <= 90))
    throw new Error(`--region takes W,S,E,N in degrees, not "${text}".`);
  return { south, west, north, east };
}
