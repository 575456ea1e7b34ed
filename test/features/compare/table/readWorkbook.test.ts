import { describe, expect, test } from 'vitest';
import { readList } from '../../../../src/features/compare/table/readList.ts';
import { readWorkbook } from '../../../../src/features/compare/table/readWorkbook.ts';
import { zip } from '../zip.ts';

const SHEET = `<worksheet><sheetData>
  <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>lon</t></is></c></row>
  <row r="3" spans="1:4"><c r="A3" s="1"/><c r="C3"><v>33.75</v></c><c r="D3"><f>1-2</f><v>-84.39</v></c></row>
</sheetData></worksheet>`;
const STRINGS =
  '<sst><si><t>A &amp; B</t></si><si><r><t>la</t></r><r><t xml:space="preserve">t</t></r><rPh><t>no</t></rPh></si></sst>';
const book = (sheet: string) => zip({ 'xl/sharedStrings.xml': STRINGS, 'xl/worksheets/sheet1.xml': sheet });

describe('a workbook', () => {
  test('is its first sheet, with rows and columns where they are', async () => {
    expect(await readWorkbook(book(SHEET))).toEqual([['A & B', '', 'lat', 'lon'], [], ['', '', '33.75', '-84.39']]);
    expect((await readList(book(SHEET))).rows).toMatchObject([{ row: 3, lat: 33.75, lon: -84.39 }]);
  });

  test('that unpacks to more than memory is worth is refused', async () => {
    await expect(readList(book(' '.repeat(160_000_000)))).rejects.toThrow(/unpacks to more/);
  });

  test('a zip of other things, and a torn one, are refused in words', async () => {
    await expect(readList(zip({ 'a.txt': 'a' }))).rejects.toThrow(/no Excel workbook/);
    const whole = book(SHEET);
    await expect(readList(whole.slice(0, -30))).rejects.toThrow(/cut short/);
    const torn = whole.map((byte, at) => (at > 60 && at < 100 ? 0xff : byte));
    await expect(readList(torn)).rejects.toThrow(/torn/);
  });
});
