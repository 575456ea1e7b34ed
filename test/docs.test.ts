import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isRecord } from '../src/model/record.ts';
import { LAYERS } from './tools/structure/layers.ts';

const root = new URL('../', import.meta.url).pathname;
const pages = globSync(['*.md', 'docs/*.md', '.github/*.md'], { cwd: root });
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');
const architecture = textOf('docs/ARCHITECTURE.md');

/** Made by a command, so not there in a fresh copy. */
const MADE = ['public/snapshot', 'dist/', '.cache/'];

/** What stands in backticks and begins with a folder of the project, or of src. */
function pathsIn(text: string): readonly string[] {
  const folders = new Set([...readdirSync(root), ...LAYERS.flat()]);
  return [...text.matchAll(/`([\w.-]+\/[\w./-]*)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => folders.has(path.split('/')[0] ?? '') && !MADE.some((made) => path.startsWith(made)));
}

function isThere(path: string): boolean {
  return ['', 'src/'].some((folder) => ['', '.ts', '.tsx'].some((end) => existsSync(join(root, folder, path + end))));
}

describe.each(pages)('%s', (page) => {
  test('names only files that there are', () => {
    expect(pathsIn(textOf(page)).filter((path) => !isThere(path))).toEqual([]);
  });

  test('links only to pages that there are', () => {
    const links = [...textOf(page).matchAll(/\]\(([^)#:]+)(#[^)]*)?\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  test('names only commands that there are', () => {
    const manifest: unknown = JSON.parse(textOf('package.json'));
    const scripts = isRecord(manifest) && isRecord(manifest['scripts']) ? manifest['scripts'] : {};
    const named = [...textOf(page).matchAll(/npm run (?:--silent )?(\w[\w:-]*)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });
});

describe('ARCHITECTURE', () => {
  test('draws the tree of src as it is', () => {
    const tree = /^src\/\n((?: {2}.*\n)+)/m.exec(architecture)?.[1] ?? '';
    const drawn = [...tree.matchAll(/^ {2}([\w.]+)/gm)].map(([, name = '']) => name);
    expect(drawn.toSorted()).toEqual(readdirSync(join(root, 'src')).toSorted());
  });

  test('shows the layers that are checked', () => {
    const section = architecture.slice(architecture.indexOf('## Layers'));
    const rows = [...section.slice(0, section.indexOf('\n## ', 3)).matchAll(/^\| \d+ \| ([^|]+) \|/gm)];
    const shown = rows.map(([, names = '']) => [...names.matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name));
    expect(shown).toEqual(LAYERS);
  });
});
