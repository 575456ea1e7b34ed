/** A page to print: the numbers with all that they hang on, the method in words, and every row. Complete in itself, without a script. */
import { formatDate, formatNumber, t } from '../../../i18n/index.ts';
import type { DistanceUnits } from '../../../i18n/formatMeasures.ts';
import { formatDistance } from '../../../i18n/formatMeasures.ts';
import { nameOf } from '../../../formats/export/nameOf.ts';
import { xmlText } from '../../../formats/export/xmlText.ts';
import type { Camera } from '../../../model/camera.ts';
import { keyOf } from '../../../model/camera.ts';
import { AROUND } from '../compareList.ts';
import type { ListRow } from '../match/listRow.ts';
import type { Decided } from './compareOrder.ts';
import type { Compared, OpenList } from './compareState.ts';
import { WHY } from './why.ts';

const STYLE =
  'body{font:11pt/1.4 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}li{break-inside:avoid}h2{break-after:avoid}';

interface Facts {
  readonly list: OpenList;
  readonly result: Compared;
  readonly decided: Decided;
  readonly units: DistanceUnits;
  /** Of the language that it is written in. */
  readonly language: string;
  readonly direction: string;
}

/** HTML. */
export function compareReport({ list, result, decided, units, language, direction }: Facts): string {
  const { pairs, onlyList, onlyMap, repeated, range, base, threshold, hasArea } = result;
  const title = t('compare.title');
  const rowName = (row: ListRow): string =>
    [
      t('compare.row', { row: formatNumber(row.row) }),
      row.id,
      ...(decided.has(row.row) ? [t('compare.report.byHand')] : []),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  const readerName = (reader: Camera): string => `${nameOf(reader)} · ${keyOf(reader)}`;
  const side = (name: 'both' | 'onlyList' | 'onlyMap', rows: readonly string[]): readonly string[] => [
    `<h2>${xmlText(t(`compare.${name}`))}: ${xmlText(formatNumber(rows.length))}</h2>`,
    items(rows),
  ];
  return [
    '<!doctype html>',
    `<html lang="${xmlText(language)}" dir="${xmlText(direction)}">`,
    `<head><meta charset="utf-8"><title>${xmlText(title)}</title><style>${STYLE}</style></head>`,
    `<body><h1>${xmlText(title)}</h1>`,
    paragraph(list.name ?? ''),
    paragraph(t('compare.rows', { count: list.rows.length })),
    paragraph(list.swapped ? t('compare.swapped') : ''),
    paragraph(
      t('compare.method', {
        threshold: formatDistance(threshold, units),
        date: base === null ? t('compare.dateUnknown') : formatDate(base),
      }),
    ),
    paragraph(
      hasArea ? t('compare.within.area') : t('compare.within.rows', { distance: formatDistance(AROUND, units) }),
    ),
    paragraph(t('compare.report.method')),
    paragraph(
      range === null ? '' : t('compare.range', { low: formatNumber(range.low), high: formatNumber(range.high) }),
    ),
    paragraph(t('compare.rule')),
    ...repeated.map((rows) =>
      paragraph(t('compare.repeated', { rows: rows.map((row) => formatNumber(row)).join(', ') })),
    ),
    ...side(
      'both',
      pairs.map(({ row, reader, metres }) =>
        [rowName(row), readerName(reader), formatDistance(metres, units)].join(' · '),
      ),
    ),
    ...side(
      'onlyList',
      onlyList.map((row) => `${rowName(row)} · ${degrees(row)}`),
    ),
    ...side(
      'onlyMap',
      onlyMap.map((reader) => `${readerName(reader)} · ${degrees(reader)}`),
    ),
    list.mistakes.length === 0 ? '' : `<h2>${xmlText(t('compare.unplaced', { count: list.mistakes.length }))}</h2>`,
    items(list.mistakes.map(({ row, why }) => `${t('compare.row', { row: formatNumber(row) })}: ${t(WHY[why])}`)),
    '</body></html>',
    '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function items(texts: readonly string[]): string {
  return texts.length === 0 ? '' : `<ul>${texts.map((text) => `<li dir="auto">${xmlText(text)}</li>`).join('\n')}</ul>`;
}

function paragraph(text: string): string {
  return text === '' ? '' : `<p dir="auto">${xmlText(text)}</p>`;
}

function degrees({ lat, lon }: { readonly lat: number; readonly lon: number }): string {
  return `${lat.toFixed(6)}, ${lon.toFixed(6)}`;
}
