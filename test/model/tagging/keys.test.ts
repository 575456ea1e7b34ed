import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  DATE_KEYS,
  DIRECTION_KEYS,
  KEY,
  MAKER_KEYS,
  OPERATOR_KEYS,
  typeKey,
  wikidataKey,
} from '../../../src/model/tagging/keys.ts';
import { PHOTO_KEY } from '../../../src/model/tagging/photos.ts';

const SRC = new URL('../../../src/', import.meta.url);
/** Where keys may be spelled: their home, and the entries that are tagged with them. */
const HOMES = /^(model\/tagging|catalog)\//;
/** Names of columns, of files of its own and of others' lists: no keys, even where they read the same. */
const COLUMN_NAMES = new Set([
  'snapshot/fileFormat.ts',
  'build/snapshot/writeParquet.ts',
  'formats/export/parquetSink.ts',
  'features/compare/table/guessColumns.ts',
  'features/compare/table/readFeatures.ts',
]);

const named = [...MAKER_KEYS, ...OPERATOR_KEYS];
const KEYS = new Set([
  ...Object.values(KEY),
  ...Object.values(PHOTO_KEY),
  ...DATE_KEYS,
  ...DIRECTION_KEYS,
  ...named.flatMap((key) => [key, wikidataKey(key), typeKey(key)]),
  'man_made',
  'camera:type',
  'surveillance:type',
  'surveillance:ALPR',
]);
/** Words that are names of fields and messages too: keys only where tags are looked up or set by them. */
const PLAIN_WORDS = new Set([
  'brand',
  'surveillance',
  'direction',
  'operator',
  'ref',
  'note',
  'image',
  'mapillary',
  'panoramax',
]);

/** The keys that a source text spells as strings. */
function spelled(text: string): readonly string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/[^\n]*/g, '');
  return [...code.matchAll(/(?<before>[^\n'"`]*)(?<quote>['"`])(?<key>[\w:]+)\k<quote>/g)].flatMap(({ groups }) => {
    const { before = '', key = '' } = groups ?? {};
    if (!KEYS.has(key)) return [];
    const isLookup = /\b(?:tags|base|extra)\S*\.(?:get|has|set|delete)\($|\btags(?:\?\.)?\[$/.test(before);
    return !PLAIN_WORDS.has(key) || isLookup ? [key] : [];
  });
}

describe('a key that has a meaning', () => {
  it('is spelled in one place of src', () => {
    const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
    const sources = files.filter((name) => /\.tsx?$/.test(name) && !HOMES.test(name) && !COLUMN_NAMES.has(name));
    expect(sources.length).toBeGreaterThan(200);
    const found = sources.flatMap((name) =>
      spelled(readFileSync(new URL(name, SRC), 'utf8')).map((key) => [name, key]),
    );
    expect(found).toEqual([]);
  });

  it('is seen where it is spelled', () => {
    expect(spelled("tags.get('operator') ?? base.tags.has('check_date')")).toEqual(['operator', 'check_date']);
    expect(spelled('const KEYS = ["manufacturer", `camera:mount`];')).toEqual(['manufacturer', 'camera:mount']);
    expect(spelled("extra.set('note', ''); tags['image'];")).toEqual(['note', 'image']);
    expect(spelled("const field = 'operator'; typed.get('direction'); // tags.get('ref')")).toEqual([]);
  });
});
