import type { Graph, Import } from './graph.ts';

/** One broken rule, in a sentence that names the files. */
export type Violation = string;

/** The name directly under src: a folder, or a file such as `main.tsx`. */
function entryOf(path: string): string {
  return path.split('/')[1] ?? '';
}

const locals = ({ imports }: Graph): readonly Import[] => imports.filter(({ local }) => local);

/** Imports that lead to a layer that is not below, and entries of src that the table does not name. */
export function againstLayers(graph: Graph, layers: readonly (readonly string[])[]): readonly Violation[] {
  const rowOf = new Map(layers.flatMap((entries, row) => entries.map((entry) => [entry, row] as const)));
  const unknown = new Set(graph.files.map(entryOf).filter((entry) => !rowOf.has(entry)));
  return [
    ...Array.from(unknown, (entry) => `src/${entry} stands in no row of the layers.`),
    ...locals(graph)
      .filter(({ from, to }) => {
        if (!to.startsWith('src/')) return to !== 'package.json';
        return entryOf(from) !== entryOf(to) && (rowOf.get(entryOf(from)) ?? 0) <= (rowOf.get(entryOf(to)) ?? 0);
      })
      .map(({ from, to }) => `${from} may not import ${to}: it is not in a layer below.`),
  ];
}

/**
 * Folders of features are named by the lists in `src/features` and by nobody else, and of each only its `index.ts`; the
 * folder of the same name in `src/build` is the feature's command, and may use what of it runs in Node.
 */
export function betweenFeatures(graph: Graph): readonly Violation[] {
  const isList = (path: string): boolean => /^src\/features\/[^/]+\.ts$/.test(path);
  const featureOf = (path: string): string | undefined => /^src\/features\/([^/]+)\//.exec(path)?.[1];
  return locals(graph)
    .filter(({ from, to }) => {
      const feature = featureOf(to);
      if (feature === undefined) return featureOf(from) !== undefined && isList(to);
      if (featureOf(from) === feature || from.startsWith(`src/build/${feature}/`)) return false;
      return !(isList(from) && to === `src/features/${feature}/index.ts`);
    })
    .map(({ from, to }) => `${from} may not import ${to}: only a list of features names one, by its index.ts.`);
}

/** Packages that are imported outside of the folders that own them. */
export function outsideOwner(
  { imports }: Graph,
  owners: Readonly<Record<string, readonly string[]>>,
): readonly Violation[] {
  return imports
    .filter(({ from, to, local }) => !local && owners[to]?.some((folder) => from.startsWith(folder)) === false)
    .map(({ from, to }) => `${from} may not import ${to}: only ${owners[to]?.join(', ') ?? ''} may.`);
}

/** Sets of files each of which reaches all the others, by imports of any kind. */
export function cycles(graph: Graph): readonly (readonly string[])[] {
  const targets = new Map<string, string[]>(graph.files.map((file) => [file, []]));
  for (const { from, to } of locals(graph)) targets.get(from)?.push(to);
  const alone = locals(graph)
    .filter(({ from, to }) => from === to)
    .map(({ from }) => [from]);
  return [...alone, ...stronglyConnected(targets).filter(({ length }) => length > 1)];
}

/** Tarjan's algorithm. */
function stronglyConnected(targets: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const enter = (file: string): number => {
    const place = order.size;
    let low = place;
    order.set(file, place);
    open.push(file);
    for (const next of targets.get(file) ?? []) {
      const seen = order.get(next);
      if (seen === undefined) low = Math.min(low, enter(next));
      else if (open.includes(next)) low = Math.min(low, seen);
    }
    if (low === place) found.push(open.splice(open.indexOf(file)).toSorted());
    return low;
  };
  for (const file of targets.keys()) if (!order.has(file)) enter(file);
  return found;
}

/** Names of files that stand more than once in different folders; `index` is every folder's own. */
export function repeatedNames(files: readonly string[]): readonly string[] {
  const names = files
    .map((path) => path.slice(path.lastIndexOf('/') + 1).replace(/(\.d)?\.tsx?$/, ''))
    .filter((name) => name !== 'index');
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))].toSorted();
}

/** Files that are there and were not read: a check that saw less than the whole says nothing. */
export function unread({ files }: Graph, there: readonly string[]): readonly string[] {
  return there.filter((path) => /^src\/.*\.tsx?$/.test(path) && !files.includes(path));
}

/** Files of code and style that have more lines than the limit, blank ones and comments counted. */
export function tooLong(lines: ReadonlyMap<string, number>, limit: number): readonly string[] {
  return [...lines].filter(([path, count]) => /\.(tsx?|css)$/.test(path) && count > limit).map(([path]) => path);
}
