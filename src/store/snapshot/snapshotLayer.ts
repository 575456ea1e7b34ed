/** The snapshot's columns as the store's: the same arrays where they are the same, codes by the store's dictionary. */
import type { ColdColumns, HotColumns, TextColumn } from '../../snapshot/fileColumns.ts';
import { parseTags } from '../../snapshot/fileColumns.ts';
import { KEY, MAKER_KEYS, OPERATOR_KEYS, SURVEY_KEYS } from '../../model/tagging/keys.ts';
import type { Columns } from '../columns/columns.ts';
import { blankColumns } from '../columns/columns.ts';
import type { Dictionary } from '../columns/dictionary.ts';

/** Places and directions only: ids, ages and names are empty columns. */
export function hotLayer(hot: HotColumns, dictionary: Dictionary): Columns {
  const { length, x, y, type, exact } = hot;
  const direction = new Uint32Array(length);
  const silent = new Map<number, readonly number[]>();
  const lens = pairsOf(hot.cameraDirection, KEY.lens, dictionary);
  const plain = pairsOf(hot.direction, KEY.direction, dictionary);
  for (let row = 0; row < length; row += 1) {
    const lensCode = hot.cameraDirection.codes[row] ?? 0;
    const plainCode = hot.direction.codes[row] ?? 0;
    const lensPair = lens.pairs[lensCode] ?? 0;
    const plainPair = plain.pairs[plainCode] ?? 0;
    const speaks = lens.speaks[lensCode] === 1 ? lensPair : plain.speaks[plainCode] === 1 ? plainPair : 0;
    direction[row] = speaks;
    if (lensPair !== 0 && lensPair !== speaks) addSilent(silent, row, lensPair - 1);
    if (plainPair !== 0 && plainPair !== speaks) addSilent(silent, row, plainPair - 1);
  }
  return {
    ...blankColumns(0, 0),
    length,
    x,
    y,
    type,
    direction,
    hidden: new Uint8Array(length),
    exact: new Map(exact),
    rest: { column: { codes: new Uint32Array(0), texts: [] }, silent },
  };
}

/** The same with all its columns. */
export function coldLayer(hot: Columns, cold: ColdColumns, dictionary: Dictionary): Columns {
  const { length } = hot;
  const silent = new Map(hot.rest?.silent);
  const rest = cold.tags.texts.map((text) => readRest(text, dictionary));
  const makers = pairsOf(cold.manufacturer, KEY.maker, dictionary);
  const operators = pairsOf(cold.operator, KEY.operator, dictionary);
  const maker = new Uint32Array(length);
  const operator = new Uint32Array(length);
  const surveyed = new Uint16Array(length);
  for (let row = 0; row < length; row += 1) {
    const said = rest[(cold.tags.codes[row] ?? 0) - 1] ?? SILENT;
    const makerCode = cold.manufacturer.codes[row] ?? 0;
    const operatorCode = cold.operator.codes[row] ?? 0;
    const makerPair = makers.pairs[makerCode] ?? 0;
    const operatorPair = operators.pairs[operatorCode] ?? 0;
    maker[row] = makers.speaks[makerCode] === 1 ? makerPair : said.maker;
    operator[row] = operators.speaks[operatorCode] === 1 ? operatorPair : said.operator;
    if (makerPair !== 0 && makerPair !== maker[row]) addSilent(silent, row, makerPair - 1);
    if (operatorPair !== 0 && operatorPair !== operator[row]) addSilent(silent, row, operatorPair - 1);
    surveyed[row] = said.surveyed;
  }
  return {
    ...hot,
    id: cold.id,
    version: cold.version,
    edited: cold.edited,
    maker,
    operator,
    surveyed,
    hidden: new Uint8Array(length),
    rest: { column: cold.tags, silent },
  };
}

function addSilent(silent: Map<number, readonly number[]>, row: number, pair: number): void {
  silent.set(row, [...(silent.get(row) ?? []), pair]);
}

/** By code: the pair plus one, and 1 where its value isn't blank. Code 0 is "none". */
function pairsOf(
  { texts }: TextColumn,
  key: string,
  dictionary: Dictionary,
): { readonly pairs: Uint32Array; readonly speaks: Uint8Array } {
  return {
    pairs: Uint32Array.from([0, ...texts.map((text) => dictionary.pair(key, text) + 1)]),
    speaks: Uint8Array.from([0, ...texts.map((text) => Number(text.trim() !== ''))]),
  };
}

/** What the other tags say for columns of ours. */
interface Said {
  readonly maker: number;
  readonly operator: number;
  readonly surveyed: number;
}
const SILENT: Said = { maker: 0, operator: 0, surveyed: 0 };

/** Those of our columns' keys that have no column in the snapshot. */
const KEYS = {
  maker: MAKER_KEYS.slice(1),
  operator: OPERATOR_KEYS.slice(1),
  surveyed: SURVEY_KEYS,
} as const;
const ANY_KEY = Object.values(KEYS)
  .flat()
  .map((key) => JSON.stringify(key));

function readRest(text: string, dictionary: Dictionary): Said {
  // Most have none of the keys, and need no reading.
  if (!ANY_KEY.some((key) => text.includes(key))) return SILENT;
  const flat = parseTags(text) ?? [];
  const find = (keys: readonly string[]): number => {
    for (const key of keys) {
      for (let i = 0; i < flat.length; i += 2) {
        const value = flat[i + 1] ?? '';
        if (flat[i] === key && value.trim() !== '') return dictionary.pair(key, value) + 1;
      }
    }
    return 0;
  };
  const survey = find(KEYS.surveyed);
  return {
    maker: find(KEYS.maker),
    operator: find(KEYS.operator),
    surveyed: survey === 0 ? 0 : dictionary.day(survey - 1),
  };
}
