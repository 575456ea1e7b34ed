import { DOMParser } from '@xmldom/xmldom';
import { expect, test } from 'vitest';
import { comparisonCsv, unmatchedGpx } from '../../../../src/features/compare/page/compareFiles.ts';
import type { Compared } from '../../../../src/features/compare/page/compareState.ts';
import { camera } from '../../../stub/app.ts';

const row = (number: number, id: string) => ({
  lat: 33.75,
  lon: -84.39,
  row: number,
  id,
  sectors: [],
  maker: '',
  text: id,
});
const compared: Compared = {
  pairs: [{ row: row(2, '=A1'), reader: camera(7, 33.75, -84.39), metres: 3.04 }],
  onlyList: [row(3, 'x "y" <z>')],
  onlyMap: [camera(9, 33.8, -84.4)],
  repeated: [],
  range: null,
  base: null,
  threshold: 60,
  hasArea: false,
  readers: [],
};

test('the table has a line a pair, row and reader, says what was decided by hand, and runs nothing in a spreadsheet', () => {
  const lines = comparisonCsv(compared, new Map([[2, 'node/7']]))
    .trim()
    .split('\r\n');
  expect(lines).toEqual([
    '\uFEFFside,row,list_id,list_lat,list_lon,reader,reader_lat,reader_lon,distance_m,by_hand'.trim(),
    "both,2,'=A1,33.7500000,-84.3900000,node/7,33.7500000,-84.3900000,3.0,yes",
    'only_list,3,"x ""y"" <z>",33.7500000,-84.3900000,,,,,',
    'only_map,,,,,node/9,33.8000000,-84.4000000,,',
  ]);
});

test('the walk has what is on one side only, and a stranger’s text is text', () => {
  const xml = unmatchedGpx(compared, { list: 'Only on the list', map: 'Only on the map' });
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const names = [...document.getElementsByTagName('name')].map(({ textContent }) => textContent);
  expect(names[0]).toBe('x "y" <z>');
  expect(names).toHaveLength(2);
  expect(document.getElementsByTagName('wpt')[1]?.getAttribute('lat')).toBe('33.8000000');
});
