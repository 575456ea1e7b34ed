/**
 * `npm run areas -- --readers FILE --out FILE`: how many readers are mapped in each country, US state and county, and what is
 * known of them. `--population CSV` adds residents, `--areas GEOJSON` areas of one's own; without `--out` it prints.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readReaders } from '../readersFile.ts';
import { withUsage, runCommand } from '../runCommand.ts';
import { areasFile } from './areasFile.ts';
import { customShapes, usShapes } from './areaShapes.ts';
import { countAreas } from './countAreas.ts';
import { byArea, readPopulations } from './population.ts';

const USAGE = `npm run areas -- --readers FILE [--out FILE] [--population CSV] [--areas GEOJSON]
  --readers FILE     Overpass JSON (.gz), or the snapshot's Parquet
  --out FILE         where areas.json goes; left out: printed
  --population CSV   the Census Bureau's co-est…-alldata.csv
  --areas GEOJSON    areas of your own, each feature with a name`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      readers: { type: 'string' },
      out: { type: 'string' },
      population: { type: 'string' },
      areas: { type: 'string' },
    },
  });
  if (values.readers === undefined) throw new Error('--readers takes a file');
  return { ...values, readers: values.readers };
}

const options = withUsage(USAGE, readOptions);
await runCommand(async () => {
  const { readers, base } = await readReaders(options.readers);
  const shapes = [
    ...usShapes(),
    ...(options.areas === undefined ? [] : customShapes(readFileSync(options.areas, 'utf8'))),
  ];
  const found = options.population === undefined ? null : readPopulations(readFileSync(options.population, 'utf8'));
  const counts = countAreas(readers, shapes, found === null ? new Map() : byArea(shapes, found));
  const text = areasFile({ base, vintage: found?.vintage ?? null }, counts);
  if (options.out === undefined) process.stdout.write(text);
  else {
    writeFileSync(options.out, text);
    const { total, outsideCountries, outsideCounties, areas } = counts;
    console.log(
      `${total} readers in ${areas.length} areas; ${outsideCountries} in no country, ${outsideCounties} in the US and in no county.`,
    );
  }
});
