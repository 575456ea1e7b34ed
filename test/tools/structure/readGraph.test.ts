import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readGraph } from './readGraph.ts';
import { readImports } from './readImports.ts';

describe('the imports of a file', () => {
  test.each([
    ["import { a } from './a.ts';", ['./a.ts']],
    ["import type { A } from './a.ts';", ['./a.ts']],
    ["import { type A } from './a.ts';", ['./a.ts']],
    ["import './a.css';", ['./a.css']],
    ["export { a } from './a.ts';", ['./a.ts']],
    ["export * from './a.ts';", ['./a.ts']],
    ["export type * as A from './a.ts';", ['./a.ts']],
    ["const a = () => import('./a.ts');", ['./a.ts']],
    ["type A = typeof import('./a.ts');", ['./a.ts']],
    ["let a: import('./a.ts').A;", ['./a.ts']],
    ["new Worker(new URL('./worker.ts', import.meta.url));", ['./worker.ts']],
    ["declare module 'x' { import type { A } from './a.ts'; }", ['./a.ts']],
    ["const A = new URL('./a.ts', import.meta.url).href; await import(A);", ['./a.ts']],
    ["import.meta.glob(['./*.ts', '!./a.ts']);", ['glob:./*.ts', 'glob:!./a.ts']],
  ])('%s', (text, found) => {
    expect(readImports('x.ts', text)).toEqual(found);
  });

  test.each([
    'const a = "import x from \'./a.ts\'";',
    "// import './a.ts'",
    "new URL('./a.ts', 'https://example.org');",
  ])('%s is none', (text) => {
    expect(readImports('x.ts', text)).toEqual([]);
  });

  test('JSX is read', () => {
    expect(readImports('x.tsx', "const a = <p>{import('./a.ts')} from './b.ts'</p>;")).toEqual(['./a.ts']);
  });

  test('a computed address and a syntax error are refused', () => {
    expect(() => readImports('x.ts', 'import(name)')).toThrow('computed');
    expect(() => readImports('x.ts', 'import {')).toThrow('x.ts');
  });
});

describe('the graph of a folder', () => {
  let home: string;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'structure-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  function given(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(home, dirname(path)), { recursive: true });
      writeFileSync(join(home, path), text);
    }
  }

  test('names files by their real paths, and packages by their names', () => {
    given({
      'src/a/one.ts': "import '../b/two.tsx'; import 'leaflet/src/map/Map.js'; import type {} from '@preact/signals';",
      'src/b/two.tsx': "import.meta.glob('../a/*.ts');",
    });
    symlinkSync('../b/two.tsx', join(home, 'src/a/three.tsx'));
    writeFileSync(join(home, 'src/a/four.ts'), "import './three.tsx';");
    expect(readGraph(home, 'src').imports).toEqual(
      expect.arrayContaining([
        { from: 'src/a/one.ts', to: 'src/b/two.tsx', local: true },
        { from: 'src/a/one.ts', to: 'leaflet', local: false },
        { from: 'src/a/one.ts', to: '@preact/signals', local: false },
        { from: 'src/a/four.ts', to: 'src/b/two.tsx', local: true },
        { from: 'src/b/two.tsx', to: 'src/a/one.ts', local: true },
      ]),
    );
  });

  test('refuses an import that leads nowhere', () => {
    given({ 'src/a.ts': "import './gone.ts';" });
    expect(() => readGraph(home, 'src')).toThrow('there is no such file');
  });
});
