import { expect, test } from 'vitest';
import en from '../../../../src/features/compare/en.json' with { type: 'json' };
import { compareReport } from '../../../../src/features/compare/page/compareReport.ts';
import type { Compared, OpenList } from '../../../../src/features/compare/page/compareState.ts';
import { formatDate } from '../../../../src/i18n/index.ts';
import { addEnglish } from '../../../../src/i18n/messages.ts';
import { camera } from '../../../stub/app.ts';

addEnglish(en);
const BASE = Date.UTC(2026, 10, 23);

const row = (number: number, id: string) => ({
  lat: 33.75,
  lon: -84.39,
  row: number,
  id,
  sectors: [],
  maker: '',
  text: id,
});
const list: OpenList = {
  rows: [row(2, 'A'), row(3, '<script>"x"</script>')],
  mistakes: [{ row: 4, why: 'empty' }],
  columns: { lat: 1, lon: 2, both: -1, id: 0, direction: -1, maker: -1, head: 0 },
  head: ['id', 'lat', 'lon'],
  swapped: false,
  name: 'city <b>.csv',
};
const result: Compared = {
  pairs: [{ row: row(2, 'A'), reader: camera(7, 33.75, -84.39), metres: 3.04 }],
  onlyList: [row(3, '<script>"x"</script>')],
  onlyMap: [camera(9, 33.8, -84.4)],
  repeated: [[2, 3]],
  range: { low: 12, high: 15 },
  base: BASE,
  threshold: 60,
  hasArea: false,
  readers: [],
};
const report = (decided: ReadonlyMap<number, null> = new Map()): string =>
  compareReport({ list, result, decided, units: 'metric', language: 'en', direction: 'ltr' });

test('the report has the numbers with their date, threshold and gaps, the method, and every row', () => {
  const text = report();
  for (const said of [
    `Matched one to one within 60 m. Readers of ${formatDate(BASE)}.`,
    'Each row is paired with one reader at most',
    'about 12 to 15 stand here',
    'Rows 2, 3 have the same place and direction.',
    'On both: 1',
    'Row 2 · A · ALPR node 7 · node/7 · 3 m',
    'Only on the list: 1',
    'Only on the map: 1',
    'node/9 · 33.800000, -84.400000',
    'Row 4: no coordinates',
    'A list is not a survey.',
  ])
    expect(text).toContain(said);
  expect(report(new Map([[2, null]]))).toContain('Row 2 · A · decided by hand');
});

test('a stranger’s text is text in it, and nothing runs', () => {
  expect(report()).not.toMatch(/<script|<b>/);
  expect(report()).toContain('&#60;script&#62;');
});
