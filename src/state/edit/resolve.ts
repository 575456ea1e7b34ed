import { isAlpr } from '../../catalog/lookup.ts';
import type { Tags } from '../../model/camera.ts';
import { draftOf, draftTags } from './draftTags.ts';
import { mergeNode } from '../../model/merge.ts';
import type { Drafts } from './drafts.ts';
import type { Choices } from './step.ts';

/** Goes on from a conflict with the chosen sides: the change is then made on what is there now, and reviewed again. */
export function resolve({ drafts }: { readonly drafts: Drafts }, { tags: sides, place: side }: Choices): void {
  const { step, draft } = drafts;
  const [at, old] = [step.peek(), draft.peek()];
  const base = old?.base ?? null;
  if (at.kind !== 'conflict' || old === null || base === null) return;
  const { theirs, conflicts } = at;
  const mine = { place: old.place, tags: draftTags(old) };
  // One that someone else has brought back already: what is left is a change of that.
  const merged = old.action === 'restore' ? { tags: theirs.tags, place: theirs } : mergeNode(base, mine, theirs);
  const chosen = new Map<string, string>(merged.tags);
  for (const conflict of conflicts) {
    if (sides.get(conflict.key) !== 'mine') continue;
    if (conflict.mine === undefined) chosen.delete(conflict.key);
    else chosen.set(conflict.key, conflict.mine);
  }
  // It stays what they made of it: nothing of a reader is written on that.
  if (!isAlpr(theirs.tags) && (old.action === 'remove' || !isAlpr(chosen))) {
    drafts.discard(old.id);
    return;
  }
  const place = side === 'mine' ? mine.place : { lat: merged.place.lat, lon: merged.place.lon };
  const what: Tags = old.action === 'remove' ? theirs.tags : chosen;
  void drafts.update({
    action: old.action === 'restore' ? 'change' : old.action,
    base: theirs,
    place: old.action === 'remove' ? { lat: theirs.lat, lon: theirs.lon } : place,
    typed: new Map(),
    ...draftOf(theirs.tags, what),
    attempt: null,
    step: 'reviewing',
  });
  step.value = { kind: 'reviewing' };
}
