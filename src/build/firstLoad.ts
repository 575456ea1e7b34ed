import type { Plugin } from 'vite';

/**
 * One chunk of all that the page imports outright: its first load. Left to itself, the bundler makes a chunk of every set
 * of modules that two others share, and a new feature somewhere could cut the first load in pieces, which compress worse.
 * @param entry end of the path of the page's entry
 */
export function firstLoad(entry: string): { readonly plugin: Plugin; readonly has: (id: string) => boolean } {
  const modules = new Set<string>();
  return {
    has: (id) => modules.has(id),
    plugin: {
      name: 'sightline:first-load',
      apply: 'build',
      buildEnd() {
        modules.clear();
        const from = [...this.getModuleIds()].find((id) => id.endsWith(entry));
        const left = from === undefined ? [] : [from];
        for (let id = left.pop(); id !== undefined; id = left.pop()) {
          if (modules.has(id)) continue;
          modules.add(id);
          left.push(...(this.getModuleInfo(id)?.importedIds ?? []));
        }
        // It has a chunk of its own, by which the page's address leads to all.
        if (from !== undefined) modules.delete(from);
      },
    },
  };
}
