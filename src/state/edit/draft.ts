import type { Source } from '../../catalog/choices.ts';
import type { Attempt } from '../../osm/upload/attempt.ts';
import type { Place } from '../../model/place.ts';
import type { Camera, CameraKey } from '../../model/camera.ts';
import type { Use } from '../../model/tagging/removal.ts';
import type { CameraForm } from './form.ts';

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
  /** The aerial photos that were looked at, else the background that was shown, where `source` is imagery; null where it has no name for OpenStreetMap. */
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

/** Nothing known but what nearly all readers are: on a public street, for its traffic. */
export const EMPTY_FORM: CameraForm = {
  maker: null,
  directions: [],
  operator: null,
  mount: '',
  zone: 'traffic',
  surveillance: 'public',
  ref: '',
  startDate: '',
  note: '',
};

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
