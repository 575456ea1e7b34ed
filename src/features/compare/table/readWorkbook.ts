/** The first sheet of an Excel workbook (.xlsx, ECMA-376), as text. Formulas give what they were worth when it was saved. */
import { LONGEST_CELL, MOST_CELLS, MOST_ROWS } from './parseDelimited.ts';
import { openZip } from './unzip.ts';

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&amp;', '&'],
]);

function plain(xml: string): string {
  return xml
    .slice(0, LONGEST_CELL)
    .replaceAll(/&#(\d{1,7});/g, (all, code: string) =>
      Number(code) < 0x11_00_00 ? String.fromCodePoint(Number(code)) : all,
    )
    .replaceAll(/&[a-z]{2,4};/g, (entity) => ENTITIES.get(entity) ?? entity);
}

/** What stands in each of an element's kind, from its first mark to its end; its attributes included. */
function* elements(xml: string, name: string): Generator<string> {
  const end = `</${name}>`;
  for (let at = 0; ;) {
    const from = xml.indexOf(`<${name}`, at);
    if (from === -1) return;
    const after = from + name.length + 1;
    const close = xml.indexOf('>', after);
    if (close === -1) return;
    at = close + 1;
    if (!' >/\t\r\n'.includes(xml[after] ?? '')) continue;
    if (xml[close - 1] === '/') {
      yield xml.slice(after, close + 1);
      continue;
    }
    const to = xml.indexOf(end, close);
    if (to === -1) return;
    at = to + end.length;
    yield xml.slice(after, to);
  }
}

/** The text of all `t` within, without what is read aloud (`rPh`). */
function textOf(xml: string): string {
  const pieces: string[] = [];
  for (const [at, part] of xml.split('<rPh').entries()) {
    const seen = at === 0 ? part : part.slice(part.indexOf('</rPh>') + 1);
    for (const each of elements(seen, 't')) pieces.push(each.slice(each.indexOf('>') + 1));
  }
  return plain(pieces.join(''));
}

/** Number of the column that a cell's name begins with: `AB12` is 27. */
function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function attribute(element: string, pattern: RegExp): string {
  return pattern.exec(element.slice(0, Math.max(0, element.indexOf('>'))).slice(0, 300))?.[1] ?? '';
}

/**
 * Reads the first sheet as a table.
 * @throws Error whose message says what is wrong
 */
export async function readWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<readonly (readonly string[])[]> {
  const zip = openZip(bytes);
  const sheets = zip.names.filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
  const first = sheets.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
  const sheet = first === undefined ? null : await zip.text(first);
  if (sheet === null) throw new Error('The zip file is no Excel workbook with a sheet. Save the list as CSV.');
  const strings = await zip.text('xl/sharedStrings.xml');
  const shared = strings === null ? [] : Array.from(elements(strings, 'si'), textOf);
  const rows: string[][] = [];
  for (const row of elements(sheet, 'row')) {
    const number = Number(attribute(row, /\br="(\d{1,7})"/));
    const at = number > 0 ? number - 1 : rows.length;
    if (at > MOST_ROWS) break;
    while (rows.length < at) rows.push([]);
    const cells: string[] = [];
    for (const cell of elements(row.slice(row.indexOf('>') + 1), 'c')) {
      const letters = attribute(cell, /\br="([A-Z]{1,3})/);
      const column = letters === '' ? cells.length : columnOf(letters);
      if (column >= MOST_CELLS) continue;
      while (cells.length < column) cells.push('');
      const [value = ''] = Array.from(elements(cell, 'v'), (each) => each.slice(each.indexOf('>') + 1));
      const kind = attribute(cell, /\bt="([a-zA-Z]{1,10})"/);
      cells[column] = (
        kind === 's' ? (shared[Number(value)] ?? '') : kind === 'inlineStr' ? textOf(cell) : plain(value)
      ).trim();
    }
    rows[at] = cells;
  }
  return rows;
}
