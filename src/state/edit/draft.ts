import type { Source } from '../../catalog/choices.ts';
import { READER } from '../../catalog/devices.ts';
import type { Attempt } from '../../osm/upload/attempt.ts';
import type { Place } from '../../model/place.ts';
import type { Camera, CameraKey, Tags } from '../../model/camera.ts';
import type { Removal, Use } from '../../model/tagging/removal.ts';
import { removalOf } from '../../model/tagging/removal.ts';
import { applyDiff, diffTags } from '../../model/edit.ts';
import type { CameraForm } from './form.ts';
import { EMPTY_FORM, formDiff, formOf, keysOf } from './form.ts';
import { mergeNode } from '../../model/merge.ts';

/**
 * What is done to the map. `confirm` is "still there": a change of `check_date`. `restore` brings back a camera that was
 * deleted, as the same node with its history: its base is what it was before, at the version of the deletion.
 */
export type Action = 'add' | 'change' | 'confirm' | 'remove' | 'restore';

/** Fields whose text need not be a value: a row for each direction, coordinates, and the key and value of a tag to be added. */
export type TypedField = 'direction' | 'place' | 'key' | 'value';

/** One change to one camera, being made. Saved at every step, so that nothing typed is ever lost. */
export interface Draft {
  readonly id: string;
  /** Which OpenStreetMap it is meant for; a draft never wanders to another. */
  readonly server: string;
  readonly action: Action;
  /** The node as the API had it when the change was begun (never from Overpass, which may be behind); null for a new one. */
  readonly base: Camera | null;
  readonly step: 'placing' | 'describing' | 'reviewing';
  readonly place: Place;
  readonly form: CameraForm;
  /** Tags set by their key, over what the form says: null removes one. What neither names stays as it is on `base`. */
  readonly extra: ReadonlyMap<string, string | null>;
  /** What was typed where it is no value yet, or not written as one: kept so that it is not lost. Nothing of it is written. */
  readonly typed: ReadonlyMap<TypedField, string>;
  /** Why it is removed; goes into the suggested comment. Empty for everything else. */
  readonly reason: string;
  /** Reviewed, and waiting to be sent. */
  readonly queued: boolean;
  readonly source: Source | null;
  /** The background that was shown, where `source` is imagery; null where it has no name for OpenStreetMap. */
  readonly imageryUsed: string | null;
  /** The map's zoom when it was placed; null where it was not. */
  readonly placedAt: number | null;
  /** The changeset comment; null until a person changed the suggested one. */
  readonly comment: string | null;
  readonly reviewRequested: boolean;
  /** The person looked at the cameras nearby and said that this one is another. */
  readonly nearbySeen: boolean;
  /** The cameras that this was said of. */
  readonly seen: readonly CameraKey[];
  /** The ways and relations that the node had a place in when the change was begun. */
  readonly uses: readonly Use[];
  /** The person said that a camera moved by more than MOVE_LIMIT is the same one, and that what it is a point of may follow. */
  readonly moveSeen: boolean;
  /** The id of the upload that this takes back; null for everything else. */
  readonly undoes: string | null;
  readonly attempt: Attempt | null;
  /** ms since 1970 */
  readonly changedAt: number;
}

/** A camera that is moved further than this is asked after: is it the same one? Metres. */
export const MOVE_LIMIT = 50;

/** A new draft: of a new camera at `place`, or, with a base, of a change to it. */
export function newDraft(of: Pick<Draft, 'id' | 'server' | 'place' | 'changedAt'> & Partial<Draft>): Draft {
  return {
    action: 'add',
    base: null,
    step: 'placing',
    form: EMPTY_FORM,
    extra: new Map(),
    typed: new Map(),
    reason: '',
    queued: false,
    source: null,
    imageryUsed: null,
    placedAt: null,
    comment: null,
    reviewRequested: false,
    nearbySeen: false,
    seen: [],
    uses: [],
    moveSeen: false,
    undoes: null,
    attempt: null,
    ...of,
  };
}

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
