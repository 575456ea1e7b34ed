import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isRecord } from '../src/model/record.ts';

/** `npm ci` works from package-lock.json alone, so it has to name what Linux, macOS and Windows each need. */
const text = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');
const lock = new Map(
  Object.entries(record(record(JSON.parse(text))['packages'])).map(([path, one]) => [path, record(one)]),
);

type Entry = Readonly<Record<string, unknown>>;

function record(value: unknown): Entry {
  return isRecord(value) ? value : {};
}

function optionalOf(entry: Entry | undefined): readonly string[] {
  return Object.keys(record(entry?.['optionalDependencies']));
}

/** Where Node would find a package from another's folder. */
function placeOf(name: string, from: string): string | undefined {
  const parent = from.slice(0, Math.max(0, from.lastIndexOf('node_modules/'))).replace(/\/$/, '');
  const path = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (lock.has(path)) return path;
  return from === '' ? undefined : placeOf(name, parent);
}

/** The binaries of a package that the lock file has. */
function platformsOf(name: string): readonly string[] {
  const path = `node_modules/${name}`;
  return optionalOf(lock.get(path)).filter((binary) => placeOf(binary, path) !== undefined);
}

describe('the lock file', () => {
  test('names every package that another asks for, the optional ones of all platforms included', () => {
    const missing = [...lock].flatMap(([path, entry]) =>
      [...Object.keys(record(entry['dependencies'])), ...optionalOf(entry)]
        .filter((name) => placeOf(name, path) === undefined)
        .map((name) => `${path} asks for ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test.each([
    'oxlint',
    'oxfmt',
    'oxc-parser',
    'rolldown',
    'lightningcss',
    'typescript',
    'oxlint-tsgolint',
    '@duckdb/node-bindings',
  ])('has %s for Linux, macOS and Windows', (name) => {
    const platforms = platformsOf(name).join(' ');
    for (const platform of ['linux', 'darwin', 'win32']) expect(platforms).toContain(platform);
  });

  test('holds a checksum of everything, and no address of a registry', () => {
    const unchecked = [...lock].filter(([path, entry]) => path !== '' && typeof entry['integrity'] !== 'string');
    expect(unchecked.map(([path]) => path)).toEqual([]);
    expect([...lock].filter(([, entry]) => 'resolved' in entry)).toEqual([]);
  });

  test('is understood by the npm of Node 20, which finds no nested overrides', () => {
    const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    expect(Object.values(record(record(manifest)['overrides'])).every((one) => typeof one === 'string')).toBe(true);
  });
});
