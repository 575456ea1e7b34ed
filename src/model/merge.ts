import type { Camera, Tags } from './camera.ts';
import type { TagConflict } from './edit.ts';
import { diffTags, mergePlace, mergeTags } from './edit.ts';
import type { Place } from './place.ts';

/** What one side makes of a node. */
export interface Made {
  readonly place: Place;
  readonly tags: Tags;
}

/** Both sides put together, and what of it a person has to decide. Undecided tags, and an undecided place, are theirs. */
export interface Merged extends Made {
  readonly conflicts: readonly TagConflict[];
  /** The place was moved on both sides, to different places. */
  readonly placeConflict: boolean;
}

/** Three-way merge of a node: what was made of `base` here, and what is there now. */
export function mergeNode(base: Camera, mine: Made, theirs: Camera): Merged {
  const { tags, conflicts } = mergeTags(theirs.tags, diffTags(base.tags, mine.tags));
  const moved = base.lat !== mine.place.lat || base.lon !== mine.place.lon;
  const place = mergePlace(placeOf(theirs), moved ? { from: placeOf(base), to: mine.place } : null);
  return { tags, place: place ?? placeOf(theirs), conflicts, placeConflict: place === null };
}

/** What someone else changed on a node that is to be deleted here: all of it has to be looked at. */
export function changedMeanwhile(base: Camera, theirs: Camera): readonly TagConflict[] {
  return [...diffTags(base.tags, theirs.tags)].map(([key, { from, to }]) => ({
    key,
    base: from,
    theirs: to,
    mine: undefined,
  }));
}

function placeOf({ lat, lon }: Place): Place {
  return { lat, lon };
}
