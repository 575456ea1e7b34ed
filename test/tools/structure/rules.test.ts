import { describe, expect, test } from 'vitest';
import type { Graph } from './graph.ts';
import { LAYERS, PACKAGE_OWNERS } from './layers.ts';
import { againstLayers, betweenFeatures, cycles, outsideOwner, repeatedNames, tooLong, unread } from './rules.ts';

/** A graph of `from -> to` lines. What begins with `src/` or is `package.json` is a file. */
function planted(...arrows: readonly string[]): Graph {
  const imports = arrows.map((arrow) => {
    const [from = '', to = ''] = arrow.split(' -> ');
    return { from, to, local: to.includes('.') && !to.startsWith('node:') };
  });
  const code = [...new Set(imports.flatMap(({ from, to }) => [from, to]))].filter((path) => /\.tsx?$/.test(path));
  return { files: code, imports };
}

describe('layers', () => {
  test('an import may lead down, or stay in its folder', () => {
    const graph = planted(
      'src/store/client.ts -> src/model/box.ts',
      'src/map/index.ts -> src/map/base/leaflet.ts',
      'src/main.tsx -> src/ui/index.tsx',
    );
    expect(againstLayers(graph, LAYERS)).toEqual([]);
  });

  test.each([
    'src/model/box.ts -> src/catalog/makers.ts',
    'src/store/client.ts -> src/state/view.ts',
    'src/catalog/makers.ts -> src/places/address.ts',
    'src/i18n/messages.ts -> src/catalog/makers.ts',
    'src/map/index.ts -> src/ui/index.tsx',
    'src/ui/index.tsx -> src/map/index.ts',
    'src/ui/index.tsx -> src/features/index.ts',
    'src/store/client.ts -> src/worker.ts',
    'src/worker.ts -> src/main.tsx',
    'src/main.tsx -> src/build/gazetteerPlugin.ts',
    'src/ui/index.tsx -> test/ui/stage.ts',
  ])('%s is found', (arrow) => {
    expect(againstLayers(planted(arrow), LAYERS)).toHaveLength(1);
  });

  test('an entry of src that has no layer is found', () => {
    const graph = planted('src/plugins/one.ts -> src/model/box.ts');
    expect(againstLayers(graph, LAYERS)).toContain('src/plugins stands in no row of the layers.');
  });
});

describe('features', () => {
  test('the list names folders, and a folder names its files', () => {
    const graph = planted(
      'src/features/index.ts -> src/features/areas/index.ts',
      'src/features/areas/index.ts -> src/features/areas/AreaPanel.tsx',
      'src/main.tsx -> src/features/index.ts',
      'src/build/areas/areasCommand.ts -> src/features/areas/areas.ts',
    );
    expect(betweenFeatures(graph)).toEqual([]);
  });

  test.each([
    'src/features/areas/areas.ts -> src/features/photos/photos.ts',
    'src/features/areas/areas.ts -> src/features/photos/index.ts',
    'src/features/areas/areas.ts -> src/features/index.ts',
    'src/features/index.ts -> src/features/areas/AreaPanel.tsx',
    'src/main.tsx -> src/features/areas/index.ts',
    'src/build/areas/areasCommand.ts -> src/features/photos/photos.ts',
  ])('%s is found', (arrow) => {
    expect(betweenFeatures(planted(arrow))).toHaveLength(1);
  });
});

describe('packages', () => {
  test('their owners may import them, and everybody those without one', () => {
    const graph = planted(
      'src/map/base/leaflet.ts -> leaflet',
      'src/osm/auth/osmAuth.ts -> osm-auth',
      'src/ui/index.tsx -> preact',
    );
    expect(outsideOwner(graph, PACKAGE_OWNERS)).toEqual([]);
  });

  test.each([
    'src/ui/panel/Panel.tsx -> leaflet',
    'src/osm/api/api.ts -> osm-auth',
    'src/store/client.ts -> overpass-ts',
    'src/state/data.ts -> hyparquet',
    'src/state/disk.ts -> idb-keyval',
  ])('%s is found', (arrow) => {
    expect(outsideOwner(planted(arrow), PACKAGE_OWNERS)).toHaveLength(1);
  });
});

describe('circles', () => {
  test('a tree, and two ways to the same file, are none', () => {
    const graph = planted(
      'src/a.ts -> src/b.ts',
      'src/a.ts -> src/c.ts',
      'src/b.ts -> src/d.ts',
      'src/c.ts -> src/d.ts',
    );
    expect(cycles(graph)).toEqual([]);
  });

  test('of two, of three and of one file are found, each once', () => {
    const graph = planted(
      'src/a.ts -> src/b.ts',
      'src/b.ts -> src/a.ts',
      'src/b.ts -> src/c.ts',
      'src/c.ts -> src/d.ts',
      'src/d.ts -> src/e.ts',
      'src/e.ts -> src/c.ts',
      'src/f.ts -> src/f.ts',
    );
    expect(cycles(graph).toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))).toEqual([
      ['src/a.ts', 'src/b.ts'],
      ['src/c.ts', 'src/d.ts', 'src/e.ts'],
      ['src/f.ts'],
    ]);
  });
});

test('names that stand twice are found, index aside', () => {
  expect(
    repeatedNames(['src/a/types.ts', 'src/b/types.tsx', 'src/a/index.ts', 'src/b/index.tsx', 'src/b/box.ts']),
  ).toEqual(['types']);
});

test('a module that was not read is found', () => {
  const graph = planted('src/a.ts -> src/b.tsx');
  const there = ['src/a.ts', 'src/b.tsx', 'src/a.css', 'test/a.ts'];
  expect(unread(graph, there)).toEqual([]);
  expect(unread(graph, [...there, 'src/c.ts'])).toEqual(['src/c.ts']);
});

test('a file of code or style with a line too many is found', () => {
  const lines = new Map([
    ['src/a.ts', 300],
    ['src/b.tsx', 301],
    ['src/c.css', 301],
    ['docs/d.md', 301],
  ]);
  expect(tooLong(lines, 300)).toEqual(['src/b.tsx', 'src/c.css']);
});
