/** Which mutations are tried: as many of each folder, drawn from all that there are in the tree as it is. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Placed } from './mutate.ts';
import { mutationsOf } from './mutate.ts';

/** The folders whose tests are tried. state/edit decides what is uploaded. */
export const FOLDERS = ['model', 'osm', 'store', 'overpass', 'snapshot', 'state/edit'] as const;
export type Folder = (typeof FOLDERS)[number];

export interface Mutant extends Placed {
  readonly id: number;
  readonly folder: Folder;
  /** From the repository's root: `src/model/place.ts`. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** A stream of numbers within [0, 1) that begins at a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `each` mutants of each folder (all, where there are fewer). The same tree and seed make the same sample. */
export function drawSample(root: string, folders: readonly Folder[], seed: number, each: number): readonly Mutant[] {
  let id = 0;
  return folders.flatMap((folder) => {
    const random = randomFrom(seed);
    const all = mutantsIn(root, folder).map((mutant) => ({ mutant, lot: random() }));
    return all
      .toSorted((a, b) => a.lot - b.lot)
      .slice(0, each)
      .map(({ mutant }) => Object.assign({ id: (id += 1) }, mutant));
  });
}

function mutantsIn(root: string, folder: Folder): readonly Omit<Mutant, 'id'>[] {
  return readdirSync(join(root, 'src', folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted()
    .flatMap((file) => {
      const source = readFileSync(join(root, file), 'utf8');
      return mutationsOf(file, source).map((placed) =>
        Object.assign({ folder, file, line: source.slice(0, placed.start).split('\n').length }, placed),
      );
    });
}
