import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, test } from 'vitest';
import { markReached } from './markReached.ts';
import { apply, mutationsOf } from './mutate.ts';
import { drawSample, FOLDERS } from './sample.ts';

const ROOT = join(import.meta.dirname, '../..');

function changed(source: string): readonly string[] {
  return mutationsOf('a.ts', source).map((mutation) => apply(source, mutation));
}

describe('a mutation', () => {
  test.each([
    ['a(x < y);', ['a(x <= y);', 'a(x >= y);', ';']],
    ['const a = b === c;', ['const a = b !== c;']],
    ['const a = b && c;', ['const a = b || c;']],
    ['const a = b ?? c;', ['const a = ((b) && (c));']],
    ['const a = !b;', ['const a = b;']],
    ['const a = true;', ['const a = false;']],
    ['const a = b ? c : d;', ['const a = true ? c : d;', 'const a = false ? c : d;']],
    ['const a = b.some(c);', ['const a = b.every(c);']],
    ['const a = b.trim();', ['const a = b;']],
    ['const a = () => b;', ['const a = () => undefined;']],
    ['const a = [b];', ['const a = [];']],
    ['const a = /^b$/;', ['const a = /b$/;', 'const a = /^b/;']],
    ['function a() { throw b; }', ['function a() {}', 'function a() { ; }']],
    ['i += 1;', [';', 'i -= 1;']],
  ])('of %s is in one place', (source, mutants) => {
    expect(changed(source).toSorted()).toEqual(mutants.toSorted());
  });

  test.each([
    'import a from "b";',
    'type A = true;',
    'const a = "b" + c;',
    'const a = `b` + c;',
    'const a = 5;',
    'interface A { b: true }',
  ])('there is none of %s', (source) => {
    expect(changed(source)).toEqual([]);
  });
});

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, 'src', folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
);

test('a mutant of the tree is still TypeScript', () => {
  for (const source of sources) {
    // Of each file some, others as it grows: all of them would take half a minute.
    for (const mutation of mutationsOf('a.ts', source).filter((_, index) => index % 20 === source.length % 20)) {
      const { errors } = parseSync('a.ts', apply(source, mutation));
      expect(errors, `${mutation.was} -> ${mutation.now}`).toEqual([]);
    }
  }
});

test('so is a source in which every mutant’s place is marked', () => {
  for (const source of sources) {
    const mutants = mutationsOf('a.ts', source).map((placed, id) =>
      Object.assign({ id, folder: 'model' as const, file: 'a.ts', line: 1 }, placed),
    );
    expect(parseSync('a.ts', markReached(source, mutants)).errors).toEqual([]);
  }
});

test('a sample is the same for a seed, of so many each folder, and another for another seed', () => {
  const names = (seed: number): readonly string[] =>
    drawSample(ROOT, ['model', 'osm'], seed, 20).map(({ file, start, now }) => `${file} ${start} ${now}`);
  expect(names(1)).toHaveLength(40);
  expect(new Set(names(1)).size).toBe(40);
  expect(names(1)).toEqual(names(1));
  expect(names(1)).not.toEqual(names(2));
});
