/** What is kept of a comparison: the table as CSV, and what is on one side only as GPX, for a walk. */
import { BYTE_ORDER_MARK, csvCell } from '../../../formats/export/csvSink.ts';
import { nameOf } from '../../../formats/export/nameOf.ts';
import { xmlText } from '../../../formats/export/xmlText.ts';
import type { Camera } from '../../../model/camera.ts';
import { keyOf } from '../../../model/camera.ts';
import type { ListRow } from '../match/listRow.ts';
import type { Decided } from './compareOrder.ts';
import type { Compared } from './compareState.ts';

const HEADER = 'side,row,list_id,list_lat,list_lon,reader,reader_lat,reader_lon,distance_m,by_hand';

/** CSV (RFC 4180); numbers with a point, whatever the language. */
export function comparisonCsv({ pairs, onlyList, onlyMap }: Compared, decided: Decided): string {
  const ofRow = (row: ListRow | null): string[] =>
    row === null ? ['', '', '', ''] : [String(row.row), csvCell(row.id), degrees(row.lat), degrees(row.lon)];
  const ofReader = (reader: Camera | null): string[] =>
    reader === null ? ['', '', ''] : [keyOf(reader), degrees(reader.lat), degrees(reader.lon)];
  const line = (side: string, row: ListRow | null, reader: Camera | null, metres: number | null): string =>
    [
      side,
      ...ofRow(row),
      ...ofReader(reader),
      metres === null ? '' : metres.toFixed(1),
      row !== null && decided.has(row.row) ? 'yes' : '',
    ].join(',');
  const lines = [
    HEADER,
    ...pairs.map(({ row, reader, metres }) => line('both', row, reader, metres)),
    ...onlyList.map((row) => line('only_list', row, null, null)),
    ...onlyMap.map((reader) => line('only_map', null, reader, null)),
  ];
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

/** GPX 1.1 of what is on one side only: what to look for on a walk. */
export function unmatchedGpx({ onlyList, onlyMap }: Compared, words: { list: string; map: string }): string {
  const point = (lat: number, lon: number, name: string, about: string): string =>
    `  <wpt lat="${degrees(lat)}" lon="${degrees(lon)}"><name>${xmlText(name)}</name><desc>${xmlText(about)}</desc></wpt>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gpx version="1.1" creator="Sightline" xmlns="http://www.topografix.com/GPX/1/1">',
    ...onlyList.map(({ lat, lon, id, row }) => point(lat, lon, id === '' ? String(row) : id, words.list)),
    ...onlyMap.map((reader) => point(reader.lat, reader.lon, nameOf(reader), words.map)),
    '</gpx>',
    '',
  ].join('\n');
}

function degrees(value: number): string {
  return value.toFixed(7);
}
