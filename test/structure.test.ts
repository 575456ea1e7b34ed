import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LAYERS, PACKAGE_OWNERS } from './tools/structure/layers.ts';
import { readImports } from './tools/structure/readImports.ts';
import { readGraph } from './tools/structure/readGraph.ts';
import {
  againstLayers,
  betweenFeatures,
  cycles,
  outsideOwner,
  repeatedNames,
  tooLong,
  unread,
} from './tools/structure/rules.ts';

const root = new URL('../', import.meta.url).pathname;
/** What git knows or would add, without what is deleted and not yet committed. */
const there = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(root + path));
const graph = readGraph(root, 'src');

const LINES_AT_MOST = 300;
const REPEATED_AT_MOST = 5;

describe('the structure of src', () => {
  test('every module was read', () => {
    expect(unread(graph, there)).toEqual([]);
    expect(graph.imports.length).toBeGreaterThan(graph.files.length);
  });

  test('imports lead to a layer below, and every entry of src has a layer', () => {
    expect(againstLayers(graph, LAYERS)).toEqual([]);
  });

  test('there is no circle of imports, type-only and dynamic ones counted', () => {
    expect(cycles(graph)).toEqual([]);
  });

  test('features are named by their list only', () => {
    expect(betweenFeatures(graph)).toEqual([]);
  });

  test('a package is imported by its owner only', () => {
    expect(outsideOwner(graph, PACKAGE_OWNERS)).toEqual([]);
  });

  test(`at most ${REPEATED_AT_MOST} names stand for more than one file`, () => {
    const repeated = repeatedNames(graph.files);
    expect(repeated.length, repeated.join(', ')).toBeLessThanOrEqual(REPEATED_AT_MOST);
  });
});

test('the build names nothing of the tests', () => {
  const asked = readImports('vite.config.ts', readFileSync(`${root}vite.config.ts`, 'utf8'));
  expect(asked.filter((path) => path.startsWith('.') && !/^\.\/(src\/|package\.json$)/.test(path))).toEqual([]);
});

test(`no .ts, .tsx or .css file is longer than ${LINES_AT_MOST} lines`, () => {
  const lines = new Map(there.map((path) => [path, readFileSync(root + path, 'utf8').split('\n').length - 1]));
  expect(tooLong(lines, LINES_AT_MOST)).toEqual([]);
});
