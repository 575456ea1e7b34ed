/** How far a change is: the one that is open, and those that wait. */
import type { Camera, CameraKey } from '../../model/camera.ts';
import type { TagConflict } from '../../model/edit.ts';
import type { Failure } from '../../model/failure.ts';
import type { PlaceConflict, UploadStep } from '../../osm/types.ts';
import type { Action } from './draft.ts';

/** The one thing that is being done just now. */
export type EditorStep =
  | { readonly kind: 'idle' }
  | { readonly kind: 'placing' }
  | { readonly kind: 'describing' }
  | { readonly kind: 'reviewing' }
  | { readonly kind: 'uploading'; readonly step: UploadStep }
  /** The server said no, or could not be reached; the draft is kept. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** No answer came: it may have arrived. `checkAgain` finds out. */
  | { readonly kind: 'unknown'; readonly failure: Failure; readonly checking: boolean }
  | { readonly kind: 'saved'; readonly action: Action; readonly key: CameraKey; readonly changeset: number }
  | Opening
  /** Someone else changed the same tags, or the place: base / theirs / mine. `resolve` chooses, then it is reviewed again. */
  | {
      readonly kind: 'conflict';
      readonly conflicts: readonly TagConflict[];
      readonly place: PlaceConflict | null;
      readonly theirs: Camera;
      readonly who: string | null;
      /** ms since 1970 */
      readonly when: number | null;
    }
  /** Someone else deleted it: `recreate` brings it back with the change, `discard` drops the change. */
  | { readonly kind: 'deleted'; readonly who: string | null; readonly when: number | null }
  /** Someone else did the same: `discard` drops the change. */
  | { readonly kind: 'unneeded'; readonly who: string | null; readonly when: number | null };

/**
 * The node is being read from the API, so that a change starts from what is there now. Compared by identity: another
 * change may be begun meanwhile.
 */
export interface Opening {
  readonly kind: 'opening';
  readonly action: Action;
  readonly key: CameraKey;
}

/** Why a change could not be begun. */
export interface OpenProblem {
  readonly action: Action;
  readonly key: CameraKey;
  readonly why:
    /** Mapped as a way or relation: other editors can. */
    | 'not-a-node'
    | 'deleted'
    /** Undo: someone has changed it since, so taking one's own change back would take back theirs. */
    | 'moved-on'
    /** Undo: what it was before is not known any more. */
    | 'unknown-before'
    /** It is something else by now. */
    | 'no-reader'
    | 'failed';
  /** Where `failed`. */
  readonly failure: Failure | null;
}

/** Which side wins where both changed the same. */
export type Side = 'mine' | 'theirs';

/** What a person chose in a conflict. A tag that is not named, and a place left out, keep theirs. */
export interface Choices {
  readonly tags: ReadonlyMap<string, Side>;
  readonly place?: Side;
}

/** How a queued change fares. */
export type QueueState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'uploading'; readonly step: UploadStep }
  /** Open it: the step says what is to be decided. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'unneeded' }
  /** A camera near it was added by someone else meanwhile: open it and look. */
  | { readonly kind: 'nearby'; readonly cameras: readonly Camera[] }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** It may have arrived: uploading the queue again asks first. */
  | { readonly kind: 'unknown'; readonly failure: Failure };
