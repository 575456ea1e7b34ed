/** `npm run route`: the mapped readers along a route, counted as docs/METHODS.md says. */
import type { AlongRoute } from '../../features/route/count/countAlong.ts';
import { countAlong } from '../../features/route/count/countAlong.ts';
import { shareWithin } from '../../features/route/count/shareWithin.ts';
import type { RouteRefusal } from '../../features/route/read/readRoute.ts';
import { readRoute } from '../../features/route/read/readRoute.ts';
import { keyOf } from '../../model/camera.ts';
import { readMaybeGzip } from '../readMaybeGzip.ts';
import { readReaders } from '../readersFile.ts';
import { withUsage, runCommand } from '../runCommand.ts';
import { parseXml } from '../../features/route/read/parseXml.ts';
import type { RouteArguments } from './readRouteArguments.ts';
import { readRouteArguments, ROUTE_USAGE } from './readRouteArguments.ts';

const WHY: Readonly<Record<RouteRefusal, string>> = {
  fit: 'is a FIT file, which is not read: have it written as GPX.',
  packed: 'is a packed file, such as KMZ: unpack it first.',
  'not-understood': 'is no GPX, KML, GeoJSON or encoded polyline that can be read.',
  'no-line': 'holds no line of two places or more.',
  'off-earth': 'holds a place that is not on earth.',
  'too-long': 'is longer than 100,000 km.',
  'too-many-points': 'has more than 500,000 points.',
};

interface Told {
  readonly share: number | null;
  readonly base: string | null;
  readonly settings: RouteArguments;
}

const tenths = (metres: number): number => Math.round(metres * 10) / 10;

function asJson(found: AlongRoute, { share, base, settings: { rules } }: Told): unknown {
  return {
    facing: found.facing,
    near: found.near,
    unknown: found.unknown,
    passes: found.passes,
    length_m: tenths(found.length),
    share_with_data: share === null ? null : Math.round(share * 1e6) / 1e6,
    readers: found.readers.map(({ reader, at, metres, faces, visits, passes }) => ({
      id: keyOf(reader),
      at_m: tenths(at),
      distance_m: tenths(metres),
      faces,
      visits,
      passes,
    })),
    rules: { threshold_m: rules.threshold, angle_deg: rules.angle, travel: rules.travel },
    readers_base: base,
  };
}

function asWords(found: AlongRoute, { share, base, settings: { rules } }: Told): string {
  const data =
    share === null
      ? 'For which part of the route data is at hand is not known.'
      : `Data is at hand for ${(share * 100).toFixed(1)} % of the route; no data is not the same as no readers.`;
  return [
    `${(found.length / 1000).toFixed(1)} km, readers of ${base ?? 'a day that the file does not say'}. ${data}`,
    `At least ${found.facing} mapped readers within ${rules.threshold} m face this road; it passes them ${found.passes} times.`,
    `Near it: ${found.near} that face elsewhere, ${found.unknown} of which the direction is not known.`,
    ...found.readers.map(({ reader, at, metres, faces }) => {
      const looks = faces === null ? 'direction not known' : faces ? 'faces this road' : 'faces elsewhere';
      return `${(at / 1000).toFixed(2).padStart(8)} km  ${keyOf(reader)}  ${metres.toFixed(0)} m away, ${looks}`;
    }),
  ].join('\n');
}

async function run(settings: RouteArguments): Promise<void> {
  const route = readRoute(await readMaybeGzip(settings.route), parseXml, settings.digits);
  if (route.kind === 'refused') throw new Error(`${settings.route} ${WHY[route.why]}`);
  const { lines, leftOut, format } = route;
  const { readers, base, region } = await readReaders(settings.readers);
  console.error(`${lines.length} lines of ${format}, ${readers.length} readers.`);
  if (leftOut > 0) console.error('The file has tracks, so its planned routes are left out.');
  const box = settings.region ?? region;
  const share = box === null ? null : shareWithin(lines, box);
  const found = countAlong(lines, readers, settings.rules);
  const told = { share, base, settings };
  console.log(settings.json ? JSON.stringify(asJson(found, told)) : asWords(found, told));
}

await runCommand(() => run(withUsage(ROUTE_USAGE, () => readRouteArguments(process.argv.slice(2)))));
