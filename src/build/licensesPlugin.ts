import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Data that is shipped, and whose terms stand in no package: GeoNames asks for its name and its license. */
const DATA = [
  'Towns (places.txt): GeoNames, https://www.geonames.org, Creative Commons Attribution 4.0,',
  'https://creativecommons.org/licenses/by/4.0/',
].join('\n');

/** The folder of the package that a module lies in; null for modules of ours. */
export function packageOf(module: string): string | null {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(module.replaceAll('\\', '/'))?.[0] ?? null;
}

/** What a package says of its license, with the whole text where it brings one. */
export function licenseOf(folder: string): string {
  const about: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const field = (name: string): string => {
    const value: unknown = typeof about === 'object' && about !== null ? Reflect.get(about, name) : undefined;
    return typeof value === 'string' ? value : 'not said';
  };
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  const text = file === undefined ? '' : `\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
  return `${field('name')} ${field('version')}, ${field('license')}${text}`;
}

/** Writes `licenses.txt`: the license of everything that is in the build, of the page and of its workers. */
export function licenses(root: string): { readonly page: Plugin; readonly worker: () => Plugin[] } {
  const folders = new Set<string>();
  const collect: Plugin = {
    name: 'sightline:licenses-found',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const part of Object.values(bundle)) {
        for (const module of part.type === 'chunk' ? part.moduleIds : []) {
          const folder = packageOf(module.replace(/^\0/, '').split('?')[0] ?? '');
          if (folder !== null && existsSync(join(folder, 'package.json'))) folders.add(folder);
        }
      }
    },
  };
  const write: Plugin = {
    name: 'sightline:licenses',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(...given) {
        if (typeof collect.generateBundle === 'function') void collect.generateBundle.apply(this, given);
        // Only its data is shipped, as a module of the build's own.
        folders.add(join(root, 'node_modules/name-suggestion-index'));
        const own = `Sightline\n\n${readFileSync(join(root, 'LICENSE'), 'utf8').trim()}`;
        const texts = [...folders].toSorted().map((folder) => licenseOf(folder));
        const source = `${[own, ...texts, DATA].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
        this.emitFile({ type: 'asset', fileName: 'licenses.txt', source });
      },
    },
  };
  return { page: write, worker: () => [collect] };
}
