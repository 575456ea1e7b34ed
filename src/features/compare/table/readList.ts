import { parseDirection } from '../../../model/direction.ts';
import type { Place } from '../../../model/place.ts';
import type { ListRow } from '../match/listRow.ts';
import { makerName } from '../match/likeness.ts';
import type { Columns } from './guessColumns.ts';
import { guessColumns, namesGrid } from './guessColumns.ts';
import { decodeText } from './decodeText.ts';
import { MOST_ROWS, parseDelimited } from './parseDelimited.ts';
import { readGeoJson, readKml } from './readFeatures.ts';
import { readWorkbook } from './readWorkbook.ts';
import type { NoPlace } from './readPlace.ts';
import { placeOfOne, placeOfTwo } from './readPlace.ts';

/** Bytes; a list of 200,000 rows has fewer. */
const LARGEST = 100_000_000;
/** Degrees: south of it there are no roads with readers. */
const ICE = -60;

const EASTINGS = 'The list gives eastings and northings. Convert them to latitude and longitude (WGS 84) first.';

export interface Mistake {
  readonly row: number;
  readonly why: NoPlace;
}

export interface List {
  readonly rows: readonly ListRow[];
  readonly mistakes: readonly Mistake[];
  readonly columns: Columns;
  /** The columns' names; empty where they have none. */
  readonly head: readonly string[];
  /** What is called latitude holds longitudes, and the other way round: they were read so. */
  readonly swapped: boolean;
}

/** Thrown where a file is no list: the message says what is wrong, and what to do. */
export class ListError extends Error {
  override readonly name = 'ListError';
}

/** Columns that a person chose over those that were guessed. */
export type ChosenColumns = Pick<Columns, 'lat' | 'lon'>;

/**
 * Reads a list: CSV, TSV, a pasted table, GeoJSON, KML, or the first sheet of an XLSX workbook.
 * @throws ListError
 */
export async function readList(bytes: Uint8Array<ArrayBuffer>, chosen: ChosenColumns | null = null): Promise<List> {
  if (bytes.length > LARGEST) throw new ListError(`The list is larger than ${LARGEST / 1e6} MB.`);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    return readTable(await readWorkbook(bytes).catch(refuse), chosen);
  }
  return readTable(tableOf(decodeText(bytes)), chosen);
}

function refuse(error: unknown): never {
  throw new ListError(error instanceof Error ? error.message : String(error), { cause: error });
}

function tableOf(text: string): readonly (readonly string[])[] {
  const start = text.slice(0, 2000).replace('\uFEFF', '').trimStart();
  try {
    if (start.startsWith('{')) return readGeoJson(text.replace('\uFEFF', ''));
    if (start.startsWith('<') && start.includes('<kml')) return readKml(text);
  } catch (error) {
    refuse(error);
  }
  if (start.startsWith('<'))
    throw new ListError('The list is a page or another XML file, and no table, GeoJSON or KML.');
  return parseDelimited(text);
}

/** Without names: the first two cells of the first row that read as a place. */
function headless(table: readonly (readonly string[])[]): Columns | null {
  const none = { id: -1, direction: -1, maker: -1, head: -1 };
  for (const cells of table.slice(0, 3)) {
    for (const [at, cell] of cells.entries()) {
      if (typeof placeOfOne(cell, false) === 'object') return { lat: -1, lon: -1, both: at, ...none };
      if (/\d[.,]\d/.test(cell) && typeof placeOfTwo(cell, cells[at + 1] ?? '') !== 'string') {
        return { lat: at, lon: at + 1, both: -1, ...none };
      }
      const next = cells[at + 1] ?? '';
      if (/\d[.,]\d/.test(cell) && /\d[.,]\d/.test(next) && typeof placeOfTwo(next, cell) !== 'string') {
        return { lat: at + 1, lon: at, both: -1, ...none };
      }
    }
  }
  return null;
}

function readTable(table: readonly (readonly string[])[], chosen: ChosenColumns | null): List {
  if (table.length > MOST_ROWS) throw new ListError(`The list has more than ${MOST_ROWS} rows.`);
  const named = guessColumns(table);
  const grid = table.slice(0, 15).some(namesGrid);
  const guessed = named.head === -1 ? (grid ? null : headless(table)) : named;
  const columns = chosen === null || guessed === null ? guessed : { ...guessed, ...chosen, both: -1 };
  if (columns === null) {
    throw new ListError(
      grid ? EASTINGS : 'No column of the list reads as latitude and longitude. Addresses alone are not placed.',
    );
  }
  const first = columns.head + 1;
  const isLonFirst = /^\W*(?:lon|lng)/i.test(table[columns.head]?.[columns.both] ?? '');
  const read = table.slice(first).map((cells, at) => {
    const cell = (column: number): string => (column === -1 ? '' : (cells[column] ?? ''));
    return {
      cells,
      cell,
      row: first + at + 1,
      place: columns.both === -1 ? null : placeOfOne(cell(columns.both), isLonFirst),
    };
  });
  const swapped =
    chosen === null &&
    columns.both === -1 &&
    areSwapped(read.map(({ cell }) => [cell(columns.lat), cell(columns.lon)]));
  const rows: ListRow[] = [];
  const mistakes: Mistake[] = [];
  for (const { cells, cell, row, place } of read) {
    if (cells.every((each) => each === '')) continue;
    const [lat, lon] = swapped ? [columns.lon, columns.lat] : [columns.lat, columns.lon];
    const found: Place | NoPlace = place ?? placeOfTwo(cell(lat), cell(lon));
    if (typeof found === 'string') {
      mistakes.push({ row, why: found });
      continue;
    }
    const direction = parseDirection(cell(columns.direction));
    rows.push({
      ...found,
      row,
      id: cell(columns.id),
      sectors: direction.kind === 'known' ? direction.sectors : [],
      maker: makerName(cell(columns.maker)),
      text: cells.join('\t'),
    });
  }
  if (rows.length === 0 && grid) throw new ListError(EASTINGS);
  if (rows.length === 0 && mistakes.some(({ why }) => why === 'grid')) {
    throw new ListError(
      'The coordinates are metres or feet of a grid. Convert them to latitude and longitude (WGS 84) first.',
    );
  }
  return { rows, mistakes, columns, head: columns.head === -1 ? [] : (table[columns.head] ?? []), swapped };
}

/** Whether more rows are places where readers may stand with the columns the other way round. */
function areSwapped(cells: readonly (readonly [string, string])[]): boolean {
  const count = (places: readonly (Place | NoPlace)[]): number =>
    places.filter((place) => typeof place === 'object' && place.lat > ICE).length;
  return (
    count(cells.map(([lat, lon]) => placeOfTwo(lon, lat))) > count(cells.map(([lat, lon]) => placeOfTwo(lat, lon)))
  );
}
