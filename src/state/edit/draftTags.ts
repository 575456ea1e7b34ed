/** What a draft says in tags: of the node after the change, of a field that is changed, of what a removal leaves. */
import { READER } from '../../catalog/devices.ts';
import type { Camera, Tags } from '../../model/camera.ts';
import { applyDiff, diffTags } from '../../model/edit.ts';
import { mergeNode } from '../../model/merge.ts';
import type { Removal } from '../../model/tagging/removal.ts';
import { removalOf } from '../../model/tagging/removal.ts';
import type { Draft } from './draft.ts';
import type { CameraForm } from './form.ts';
import { formDiff, formOf, keysOf } from './form.ts';

/** The tags that a filled form stands for. Values are trimmed; empty ones are left out. */
export function formTags(form: CameraForm): Tags {
  return applyDiff(READER.baseTags, formDiff(READER.baseTags, form));
}

/** The tags that a change starts from: those of the node, or those of every new camera. */
export function baseTags({ base }: Pick<Draft, 'base'>): Tags {
  return base?.tags ?? READER.baseTags;
}

/** Exactly the tags that the camera has after the change. What neither the form nor `extra` names is as it was. */
export function draftTags(draft: Pick<Draft, 'base' | 'form' | 'extra'>): Tags {
  const tags = new Map(applyDiff(baseTags(draft), formDiff(baseTags(draft), draft.form)));
  for (const [key, value] of draft.extra) {
    if (value === null) tags.delete(key);
    else tags.set(key, value);
  }
  return tags;
}

/**
 * What a removal does to its node; null for any other change. Of what stays, the person may have given up more: that is
 * told as for a change of tags.
 */
export function removalIn(draft: Pick<Draft, 'action' | 'base' | 'form' | 'extra' | 'uses'>): Removal | null {
  if (draft.action !== 'remove' || draft.base === null) return null;
  const removal = removalOf(READER, draft.base.tags, draft.uses);
  if (removal.kind === 'delete') return removal;
  const mine = draftTags(draft);
  const tags = new Map([...removal.tags].filter(([key]) => mine.has(key)));
  return tags.size === 0 && draft.uses.length === 0 ? { kind: 'delete' } : { ...removal, tags };
}

/** A form and extra tags that lead from `base` to exactly `tags`: what the form can say is said by it. */
export function draftOf(base: Tags, tags: Tags): Said {
  const form = formOf(tags);
  const rest = diffTags(applyDiff(base, formDiff(base, form)), tags);
  return { form, extra: new Map([...rest].map(([key, { to }]) => [key, to ?? null])) };
}

/** What a person says of it: the form, and tags over it. */
type Said = Pick<Draft, 'form' | 'extra'>;

/** With fields of the form changed: what was set by key over them gives way, since what was touched last is right. */
export function withForm({ form, extra }: Said, part: Partial<CameraForm>): Said {
  const owned = keysOf(part);
  return { form: { ...form, ...part }, extra: new Map([...extra].filter(([key]) => !owned.has(key))) };
}

/** With one tag set by its key (null removes it). What the form can say is said by the form, so that both always agree. */
export function withTag(draft: Said & Pick<Draft, 'base'>, key: string, value: string | null): Said {
  const tags = new Map(draftTags(draft));
  if (value === null) tags.delete(key);
  else tags.set(key, value);
  return draftOf(baseTags(draft), tags);
}

/** The same change, made on what the node has become since; nothing of it overlaps, or `onto` has it in its place. */
export function rebase(draft: Draft, onto: Camera): Draft {
  if (draft.base === null) return { ...draft, base: onto };
  const { place, tags } = mergeNode(draft.base, { place: draft.place, tags: draftTags(draft) }, onto);
  return { ...draft, base: onto, place, typed: new Map(), ...draftOf(onto.tags, tags) };
}
