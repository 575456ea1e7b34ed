/**
 * `npm run past -- --day 2026-06-01 --out FILE.geo.parquet`: the readers of an earlier snapshot, had again from the newest by
 * undoing the changes since, as a GeoParquet layer.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeGeoParquet } from '../register/geoParquet.ts';
import { withUsage, runCommand } from '../runCommand.ts';
import { pastReaders } from './pastReaders.ts';

const USAGE = `npm run past -- --day DAY --out FILE [--dir FOLDER]
  --day DAY      the last snapshot of that day or before it
  --out FILE     where the layer goes
  --dir FOLDER   where the snapshot lies (default: public/snapshot)`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      day: { type: 'string' },
      out: { type: 'string' },
      dir: { type: 'string', default: 'public/snapshot' },
    },
  });
  const { day, out, dir } = values;
  if (day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error('--day takes a day such as 2026-06-01');
  if (out === undefined) throw new Error('--out takes a file');
  return { day, out, dir };
}

const { day, out, dir } = withUsage(USAGE, readOptions);
await runCommand(async () => {
  const { readers, line } = await pastReaders((name) => new Uint8Array(readFileSync(join(dir, name))), dir, day);
  writeFileSync(out, writeGeoParquet(readers, line.base.oldest));
  console.log(`${readers.length} readers, data of ${line.base.oldest}`);
});
