/**
 * Edits as differences: what a person changed, on what they saw. Applied to whatever is there by then, a difference
 * keeps every tag that it does not name, and tells where someone else changed the same.
 */
import type { Tags } from './camera.ts';
import type { Place } from './place.ts';

/** One tag's change. `undefined` is "no such tag": from undefined adds, to undefined removes. */
export interface TagChange {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** By key. A key that is not in it is not touched. */
export type TagDiff = ReadonlyMap<string, TagChange>;

/** The same tag changed on both sides, to different values. */
export interface TagConflict {
  readonly key: string;
  readonly base: string | undefined;
  readonly theirs: string | undefined;
  readonly mine: string | undefined;
}

/** What leads from one set of tags to another, keys of `to` first. */
export function diffTags(from: Tags, to: Tags): TagDiff {
  const diff = new Map<string, TagChange>();
  for (const key of new Set([...to.keys(), ...from.keys()])) {
    const change = { from: from.get(key), to: to.get(key) };
    if (change.from !== change.to) diff.set(key, change);
  }
  return diff;
}

/** The tags after the change, whatever was there before. Tags that the difference does not name stay, in their order. */
export function applyDiff(tags: Tags, diff: TagDiff): Tags {
  const changed = new Map(tags);
  for (const [key, { to }] of diff) {
    if (to === undefined) changed.delete(key);
    else changed.set(key, to);
  }
  return changed;
}

/**
 * Three-way merge: `diff` was made on a base, `theirs` is what is there now. Where both sides did the same, or only one
 * did anything, nobody need be asked. Conflicts are not applied: `tags` has theirs in their place.
 */
export function mergeTags(
  theirs: Tags,
  diff: TagDiff,
): { readonly tags: Tags; readonly conflicts: readonly TagConflict[] } {
  const conflicts: TagConflict[] = [];
  const clear = new Map<string, TagChange>();
  for (const [key, change] of diff) {
    const now = theirs.get(key);
    if (now === change.from || now === change.to) clear.set(key, change);
    else conflicts.push({ key, base: change.from, theirs: now, mine: change.to });
  }
  return { tags: applyDiff(theirs, clear), conflicts };
}

/** A node moved from where it stood when its move was begun. */
export interface Move {
  readonly from: Place;
  readonly to: Place;
}

function isSame(a: Place, b: Place): boolean {
  return a.lat === b.lat && a.lon === b.lon;
}

/** Three-way merge of the place: where it ends, or null where both sides moved it, to different places. */
export function mergePlace(theirs: Place, move: Move | null): Place | null {
  if (move === null) return theirs;
  return isSame(theirs, move.from) || isSame(theirs, move.to) ? move.to : null;
}
