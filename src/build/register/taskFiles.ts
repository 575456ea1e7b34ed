/** What mappers could look at, as files for MapRoulette: nothing is mended by itself. */
import { degreesText, jsonText, LICENSE_LINE, osmAddress } from '../../formats/export/exportSink.ts';
import type { Camera } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import { mayFaceAlike } from '../../model/facing.ts';
import { SAME_METRES } from '../../model/near.ts';
import { distance } from '../../model/place.ts';
import { KEY } from '../../model/tagging/keys.ts';
import type { TaskReason } from '../../model/tagging/taskReasons.ts';
import { reasonsOf } from '../../model/tagging/taskReasons.ts';
import type { PlaceAreas } from './areasOf.ts';

export type TaskKind = TaskReason | 'samePlace' | 'near';

/** Name in the file's own, and what it asks. */
const KINDS: Readonly<Record<TaskKind, readonly [name: string, words: string]>> = {
  maker: ['maker', 'The maker of the license plate reader is not known'],
  operator: ['operator', 'Who operates the license plate reader is not known'],
  direction: ['direction', 'Which way the license plate reader looks is not known'],
  oddDirection: ['odd-direction', 'The direction of the license plate reader is not understood'],
  survey: ['survey', 'Nobody has looked at the license plate reader for three years'],
  samePlace: ['same-place', 'Several license plate readers are mapped on the very same spot'],
  near: ['near', `License plate readers within ${SAME_METRES} m may be one that is mapped twice`],
};

/** Tags that an instruction may quote. */
const QUOTED = [KEY.maker, KEY.operator, KEY.direction, KEY.lens] as const;
/** Tasks of a file: one that is as large is never done. Those of the oldest objects come first, so that it moves on as they are done. */
const MOST = 10_000;

/** Readers that are one task; the first names it. */
interface Task {
  readonly kind: TaskKind;
  readonly readers: readonly [Camera, ...Camera[]];
}

/**
 * The files by name, `tasks-<what>-<region>.geojson`; a region is a state of the US, else a country. A task is in one region only.
 * @param base when the data was true, ISO 8601
 */
export function taskFiles(
  readers: readonly Camera[],
  areasOf: (place: Camera) => PlaceAreas,
  base: string,
): ReadonlyMap<string, string> {
  const files = new Map<string, Task[]>();
  for (const task of tasksOf(readers, Date.parse(base))) {
    const { state, country } = areasOf(task.readers[0]);
    const name = `tasks-${KINDS[task.kind][0]}-${state?.id ?? country ?? 'nowhere'}.geojson`;
    const there = files.get(name);
    if (there === undefined) files.set(name, [task]);
    else there.push(task);
  }
  return new Map([...files].map(([name, tasks]) => [name, fileText(name, tasks, base)]));
}

/** A file of no task any more: a challenge reads it again by its address. */
export function noTasks(name: string, base: string): string {
  return fileText(name, [], base);
}

function tasksOf(readers: readonly Camera[], now: number): readonly Task[] {
  const single = readers.flatMap((reader) => reasonsOf(reader, now).map((kind): Task => ({ kind, readers: [reader] })));
  return [...single, ...groupsOf(readers)];
}

/** Side of a cell, degrees of latitude: wider than SAME_METRES. */
const CELL = 0.0002;
/** More than there are cells in a row. */
const CELLS = 4_000_000;

/** Readers on one spot, and those that are near and may face alike; each group once. */
function groupsOf(readers: readonly Camera[]): readonly Task[] {
  const spots = new Map<string, Camera[]>();
  for (const reader of readers) put(spots, `${reader.lat} ${reader.lon}`, reader);
  const samePlace = [...spots.values()].flatMap((group) => taskOf('samePlace', group));
  // One of a spot stands for all of it: which of them is meant, nobody knows.
  const cells = new Map<number, Camera[]>();
  const one = [...spots.values()].flatMap((group) => inOrder(group)[0] ?? []);
  for (const reader of one) put(cells, cellOf(reader, 0), reader);
  const roots = new Map<Camera, Camera>();
  for (const reader of one) {
    for (const row of [-1, 0, 1]) {
      const middle = cellOf(reader, row);
      for (let cell = middle - 1; cell <= middle + 1; cell += 1) {
        for (const other of cells.get(cell) ?? []) {
          const isNear = other !== reader && distance(reader, other) <= SAME_METRES;
          if (isNear && mayFaceAlike(reader.tags, other.tags)) roots.set(rootOf(roots, reader), rootOf(roots, other));
        }
      }
    }
  }
  const groups = new Map<Camera, Camera[]>();
  for (const reader of one) {
    const root = rootOf(roots, reader);
    const there = groups.get(root);
    if (there === undefined) groups.set(root, [reader]);
    else there.push(reader);
  }
  return [...samePlace, ...[...groups.values()].flatMap((group) => taskOf('near', group))];
}

/** Who stands for the group of a reader; the way there is made shorter. */
function rootOf(roots: Map<Camera, Camera>, reader: Camera): Camera {
  let root = reader;
  for (let next = roots.get(root); next !== undefined && next !== root; next = roots.get(root)) root = next;
  if (root !== reader) roots.set(reader, root);
  return root;
}

/** Number of the cell at a reader's longitude, some rows further north; those of one row follow on each other. */
function cellOf({ lat, lon }: Camera, rows: number): number {
  const row = Math.floor(lat / CELL) + rows;
  // As wide as they are high, by the row alone: those of one row line up.
  const narrow = Math.cos((Math.round(row * CELL) * Math.PI) / 180);
  return row * CELLS + Math.floor((lon * narrow) / CELL);
}

function put<Key>(groups: Map<Key, Camera[]>, key: Key, reader: Camera): void {
  const there = groups.get(key);
  if (there === undefined) groups.set(key, [reader]);
  else there.push(reader);
}

const inOrder = (group: readonly Camera[]): readonly Camera[] =>
  group.toSorted((a, b) => (a.type === b.type ? a.id - b.id : a.type < b.type ? -1 : 1));

function taskOf(kind: TaskKind, group: readonly Camera[]): readonly Task[] {
  const [first, ...others] = inOrder(group);
  return first === undefined || others.length === 0 ? [] : [{ kind, readers: [first, ...others] }];
}

function fileText(name: string, tasks: readonly Task[], base: string): string {
  const sorted = tasks.toSorted((a, b) => a.readers[0].id - b.readers[0].id);
  const [kind] = sorted;
  const head = [
    ['name', name.replace(/\.geojson$/, '')],
    ['description', kind === undefined ? 'Nothing is left to do' : KINDS[kind.kind][1]],
    ['license', LICENSE_LINE],
    ['osm_base', base],
  ].map(([key = '', value = '']) => `${jsonText(key)}:${jsonText(value)},`);
  const features = sorted.slice(0, MOST).map((task) => featureText(task));
  return `{"type":"FeatureCollection",${head.join('')}"count":${features.length},"left":${sorted.length - features.length},"features":[\n${features.join(',\n')}\n]}\n`;
}

/** MapRoulette tells a task by its id from one reading to the next: the object's own, so that none is made twice. */
function featureText({ kind, readers }: Task): string {
  const [first, ...others] = readers;
  const properties = [
    ['@id', keyOf(first)],
    ['task', KINDS[kind][0]],
    ['link', osmAddress(first)],
    ...(others.length === 0 ? [] : [['others', others.map((other) => keyOf(other)).join(' ')]]),
    ...QUOTED.flatMap((key) => (first.tags.has(key) ? [[key, first.tags.get(key)]] : [])),
  ].map(([key = '', value = '']) => `${jsonText(key)}:${jsonText(value)}`);
  const places = readers.map(({ lat, lon }) => `[${degreesText(lon)},${degreesText(lat)}]`);
  const geometry =
    kind === 'near'
      ? `{"type":"MultiPoint","coordinates":[${places.join(',')}]}`
      : `{"type":"Point","coordinates":${places[0]}}`;
  return `{"type":"Feature","id":${jsonText(keyOf(first))},"properties":{${properties.join(',')}},"geometry":${geometry}}`;
}
