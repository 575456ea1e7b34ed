/** `npm run compare`: which rows of a list are mapped, and which mapped readers are on no row (docs/METHODS.md). */
import { parseArgs } from 'node:util';
import { readAreaTest } from '../../formats/areaTest.ts';
import type { Comparison } from '../../features/compare/compareList.ts';
import { AROUND, compareList, THRESHOLD } from '../../features/compare/compareList.ts';
import type { List } from '../../features/compare/table/readList.ts';
import { readList } from '../../features/compare/table/readList.ts';
import { keyOf } from '../../model/camera.ts';
import { readMaybeGzip } from '../readMaybeGzip.ts';
import { readReaders } from '../readersFile.ts';
import { withUsage, runCommand } from '../runCommand.ts';

const USAGE = `npm run compare -- --readers FILE --list FILE [options]
  --readers FILE   Overpass JSON, .gz or not, or the snapshot's Parquet
  --list FILE      CSV, TSV, GeoJSON, KML or XLSX (its first sheet), .gz or not
  --area FILE      GeoJSON with a polygon: readers in it that are on no row are counted (default: within ${AROUND} m of a row)
  --threshold M    metres, 1 to 5000 (default: ${THRESHOLD})
  --json           print one JSON object and nothing else`;

interface Settings {
  readonly readers: string;
  readonly list: string;
  readonly area: string | null;
  readonly threshold: number;
  readonly json: boolean;
}

function readSettings(): Settings {
  const { values } = parseArgs({
    options: {
      readers: { type: 'string' },
      list: { type: 'string' },
      area: { type: 'string' },
      threshold: { type: 'string', default: String(THRESHOLD) },
      json: { type: 'boolean', default: false },
    },
  });
  const { readers, list, area = null, json } = values;
  if (readers === undefined || readers === '') throw new Error('--readers takes a file.');
  if (list === undefined || list === '') throw new Error('--list takes a file.');
  const threshold = /^\d{1,4}(\.\d{1,3})?$/.test(values.threshold) ? Number(values.threshold) : Number.NaN;
  if (!(threshold >= 1 && threshold <= 5000)) {
    throw new Error(`--threshold takes metres from 1 to 5000, not "${values.threshold}".`);
  }
  return { readers, list, area, threshold, json };
}

const WHY = {
  empty: 'has no coordinates',
  'not-understood': 'has coordinates that are not understood',
  'off-earth': 'has coordinates that are out of range',
  zero: 'has 0, 0 for its coordinates',
  grid: 'has coordinates of a grid, not degrees',
} as const;

interface Context {
  readonly list: List;
  readonly base: string | null;
  readonly settings: Settings;
}

function asJson({ pairs, onlyList, onlyMap, repeated, range }: Comparison, { list, base, settings }: Context): unknown {
  return {
    both: pairs.length,
    only_list: onlyList.length,
    only_map: onlyMap.length,
    pairs: pairs.map(({ row, reader, metres }) => ({
      row: row.row,
      ...(row.id === '' ? {} : { list_id: row.id }),
      id: keyOf(reader),
      distance_m: Math.round(metres * 10) / 10,
    })),
    only_map_within: settings.area === null ? `${AROUND} m of a row` : 'area',
    threshold_m: settings.threshold,
    rows: list.rows.length,
    unplaced: list.mistakes,
    swapped: list.swapped,
    repeated,
    range_95: range,
    only_list_rows: onlyList.map(({ row }) => row),
    only_map_ids: onlyMap.map((reader) => keyOf(reader)),
    readers_base: base,
  };
}

function asWords({ pairs, onlyList, onlyMap, repeated, range }: Comparison, { list, base, settings }: Context): string {
  return [
    `Readers of ${base ?? 'a day that the file does not say'}. ${list.rows.length} rows with a place, ${list.mistakes.length} without.`,
    `On both: ${pairs.length} (within ${settings.threshold} m).`,
    `Only on the list: ${onlyList.length}.`,
    `Only on the map: ${onlyMap.length} (${settings.area === null ? `within ${AROUND} m of a row` : 'in the area'}).`,
    ...repeated.slice(0, 20).map((rows) => `Rows ${rows.slice(0, 20).join(', ')} have the same place and direction.`),
    range === null
      ? 'Fewer than 10 pairs: no estimate of how many stand here.'
      : `If the list and the map were made independently, about ${range.low} to ${range.high} stand here (95 %). Mappers who used the list break that.`,
    'A list is not a survey, and copying one into OpenStreetMap is an import with rules.',
  ].join('\n');
}

async function run(settings: Settings): Promise<void> {
  const list = await readList(new Uint8Array(await readMaybeGzip(settings.list)));
  const { readers, base } = await readReaders(settings.readers);
  const isInside =
    settings.area === null ? null : readAreaTest(new TextDecoder().decode(await readMaybeGzip(settings.area)));
  console.error(`${list.rows.length} rows, ${readers.length} readers.`);
  for (const { row, why } of list.mistakes.slice(0, 20)) console.error(`Row ${row} ${WHY[why]}.`);
  if (list.mistakes.length > 20) console.error(`And ${list.mistakes.length - 20} more rows without a place.`);
  if (list.swapped) console.error('The columns of latitude and longitude are swapped, and were read so.');
  if (list.rows.length === 0) throw new Error('No row of the list has a place.');
  const found = compareList(list.rows, readers, { threshold: settings.threshold, isInside });
  const context = { list, base, settings };
  console.log(settings.json ? JSON.stringify(asJson(found, context)) : asWords(found, context));
}

await runCommand(() => run(withUsage(USAGE, readSettings)));
