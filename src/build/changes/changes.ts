/** What is different between two snapshots, and the way back. */
import type { Box } from '../../model/box.ts';
import { contains } from '../../model/box.ts';
import type { Camera, CameraKey } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import { distance } from '../../model/place.ts';

export const CHANGE_KINDS = ['added', 'edited', 'moved', 'removed', 'touched', 'beyond'] as const;
/**
 * `edited`: tags are others, and the place may be. `moved`: only the place is. `touched`: a new version, or less than a metre, and
 * nothing that a reader of news wants to know. `beyond`: in one of the two only because the other does not cover its place.
 */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface Change {
  readonly kind: ChangeKind;
  readonly before: Camera | null;
  readonly after: Camera | null;
}

/** Rounding of a way's middle is no move, m. */
const MOVED = 1;

/** Readers of a snapshot, and what it covers; null where that isn't known. */
export interface Side {
  readonly readers: readonly Camera[];
  readonly region: Box | null;
}

/** All that differs, by kind and then by object: with it, either of the two follows from the other. */
export function changesBetween(before: Side, after: Side): readonly Change[] {
  const old = byKey(before.readers);
  const now = byKey(after.readers);
  const changes: Change[] = [];
  for (const [key, camera] of now) {
    const was = old.get(key) ?? null;
    if (was === null) changes.push({ kind: covers(before, camera) ? 'added' : 'beyond', before: null, after: camera });
    else if (!isSame(was, camera)) changes.push({ kind: kindOf(was, camera), before: was, after: camera });
  }
  for (const [key, camera] of old) {
    if (!now.has(key))
      changes.push({ kind: covers(after, camera) ? 'removed' : 'beyond', before: camera, after: null });
  }
  return changes.toSorted((a, b) => order(a) - order(b) || (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** The readers before, from those after: what differs is undone. */
export function undo(after: readonly Camera[], changes: readonly Change[]): readonly Camera[] {
  const readers = byKey(after);
  for (const change of changes) {
    if (change.after !== null) readers.delete(keyOf(change.after));
    if (change.before !== null) readers.set(keyOf(change.before), change.before);
  }
  return [...readers.values()];
}

/** Keys whose value is another, came or went, in order. */
export function changedKeys({ before, after }: Change): readonly string[] {
  if (before === null || after === null) return [];
  const keys = new Set([...before.tags.keys(), ...after.tags.keys()]);
  return [...keys].filter((key) => before.tags.get(key) !== after.tags.get(key)).toSorted();
}

/** How far it was moved, m; 0 where it has but one place. */
export function movedBy({ before, after }: Change): number {
  return before === null || after === null ? 0 : distance(before, after);
}

const byKey = (readers: readonly Camera[]): Map<CameraKey, Camera> =>
  new Map(readers.map((reader) => [keyOf(reader), reader]));
const covers = ({ region }: Side, camera: Camera): boolean => region === null || contains(region, camera);
const order = ({ kind }: Change): number => CHANGE_KINDS.indexOf(kind);
const nameOf = ({ before, after }: Change): string => {
  const { type = '', id = 0 } = after ?? before ?? {};
  return `${type} ${String(id).padStart(16, '0')}`;
};

function isSame(a: Camera, b: Camera): boolean {
  const same = a.version === b.version && a.timestamp === b.timestamp && a.lat === b.lat && a.lon === b.lon;
  return same && changedKeys({ kind: 'touched', before: a, after: b }).length === 0;
}

function kindOf(before: Camera, after: Camera): ChangeKind {
  const change: Change = { kind: 'touched', before, after };
  if (changedKeys(change).length > 0) return 'edited';
  return movedBy(change) >= MOVED ? 'moved' : 'touched';
}
