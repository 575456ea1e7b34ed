import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Shell } from '../../offline/shell.ts';
import { DIGITS } from '../../offline/shell.ts';

/** Beside code and styles: the gazetteer, and what an installed page shows of itself. */
const OTHERS = ['places.txt', 'manifest.webmanifest', 'icons/icon.svg', 'icons/icon-192.png'];

/** What of a finished build is kept on a device. `groupOf` says which files only those need who use one of their group. */
export function shellFiles(folder: string, entry: string, groupOf: (name: string) => string | null): Shell {
  const assets = readdirSync(join(folder, 'assets'))
    .filter((name) => /\.(?:js|css|woff2)$/.test(name))
    .map((name) => `assets/${name}`);
  const all = [...assets, ...OTHERS].toSorted().map((name): readonly [string, string] => {
    const hash = createHash('sha256').update(readFileSync(join(folder, name)));
    return [name, hash.digest('hex').slice(0, DIGITS)];
  });
  return {
    version: entry.replace(/^assets\//, '').replace(/\.js$/, ''),
    files: all.filter(([name]) => groupOf(name) === null),
    optional: all.flatMap(([name, hash]) => {
      const group = groupOf(name);
      return group === null ? [] : [[name, hash, group]];
    }),
  };
}
