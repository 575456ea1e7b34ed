import type { Plugin } from 'vite';

/** Hands out the texts that stand in for files, by their absolute paths; the working tree stays as it is. */
export function swapping(texts: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'sightline:mutants',
    enforce: 'pre',
    load: (id) => texts.get(id.split('?')[0] ?? id) ?? null,
  };
}
