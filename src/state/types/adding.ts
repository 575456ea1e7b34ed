/** Adding or changing one camera. */
import type { ReadonlySignal } from '@preact/signals';
import type { Camera, CameraKey } from '../../model/camera.ts';
import type { Action, CameraForm, Draft } from '../edit/draft.ts';
import type { Source } from '../../catalog/choices.ts';
import type { TagConflict } from '../../model/edit.ts';
import type { Failure } from '../../model/failure.ts';
import type { Finding } from '../edit/rules/finding.ts';
import type { Place } from '../../model/place.ts';
import type { PlaceConflict, UploadStep } from '../../osm/types.ts';
import type { Near } from '../../store/cameraStore.ts';
import type { ChangingPart } from './changing.ts';
import type { FieldName, FieldProblem } from './fields.ts';
import type { QueuePart } from './queue.ts';
import type { UploadsPart } from './uploads.ts';

/** The one thing that is being done just now. */
export type AddingStep =
  | { readonly kind: 'idle' }
  | { readonly kind: 'placing' }
  | { readonly kind: 'describing' }
  | { readonly kind: 'reviewing' }
  | { readonly kind: 'uploading'; readonly step: UploadStep }
  /** The server said no, or could not be reached; the draft is kept. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** No answer came: it may have arrived. `checkAgain` finds out. */
  | { readonly kind: 'unknown'; readonly failure: Failure; readonly checking: boolean }
  | { readonly kind: 'saved'; readonly key: CameraKey; readonly changeset: number }
  /** The node is being read from the API, so that a change starts from what is there now. */
  | { readonly kind: 'opening'; readonly action: Action; readonly key: CameraKey }
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
  | { readonly kind: 'deleted'; readonly who: string | null; readonly when: number | null };

/** Adding or changing one camera, from Add camera to Saved. */
export interface AddingRoom extends ChangingPart, QueuePart, UploadsPart {
  /** What deserves a second look. Empty until the rules have been loaded, with the first draft. */
  readonly findings: ReadonlySignal<readonly Finding[]>;
  /** A strong finding stands: the changeset says `review_requested=yes`, whatever the box says. */
  readonly reviewForced: ReadonlySignal<boolean>;
  /** The cameras around the draft have been read; false: say that neighbors could not be checked. */
  readonly nearbyKnown: ReadonlySignal<boolean>;
  readonly step: ReadonlySignal<AddingStep>;
  /** Null while idle (and after saving). While placing, `place` follows the map's centre. */
  readonly draft: ReadonlySignal<Draft | null>;
  /** A draft kept from before, offered while idle: resume or discard it. */
  readonly kept: ReadonlySignal<Draft | null>;
  /** The draft can't be stored on this device (private window, full disk): it lasts until the page closes. */
  readonly unsaved: ReadonlySignal<boolean>;
  readonly problems: ReadonlySignal<ReadonlyMap<FieldName, FieldProblem>>;
  /** Cameras within NEARBY_METRES of the draft, nearest first. */
  readonly nearby: ReadonlySignal<readonly Near[]>;
  /** The exact tags that will be written. */
  readonly tags: ReadonlySignal<ReadonlyMap<string, string>>;
  /** The exact tags of the changeset. */
  readonly changesetTags: ReadonlySignal<ReadonlyMap<string, string>>;
  /** The comment as it will be sent: the person's, or the suggested one. */
  readonly comment: ReadonlySignal<string>;
  /** The first-time notice has been read, by this account on this device. */
  readonly noticeRead: ReadonlySignal<boolean>;
  readNotice(): void;
  /** Starts placing at the map's centre (zooming in to MIN_PLACE_ZOOM if need be). */
  start(): void;
  resume(): void;
  /** Moves the place while placing; the map follows. */
  setPlace(place: Place): void;
  /** `Place here`: goes on to the form. */
  placeHere(): void;
  /** Back to moving the place, keeping everything typed. */
  moveAgain(): void;
  /** Changes fields of the form, from wherever; a tag of theirs that was set by its key gives way. */
  change(form: Partial<CameraForm>): void;
  setSource(source: Source | null): void;
  setComment(comment: string): void;
  setReviewRequested(requested: boolean): void;
  confirmNearby(seen: boolean): void;
  /** To the review, if nothing blocks it; returns the first field with a problem, for the focus. */
  review(): FieldName | 'nearby' | null;
  backToForm(): void;
  upload(): Promise<void>;
  /** After `unknown`: asks the server what became of it. */
  checkAgain(): Promise<void>;
  /** Leaves the form. The draft is kept and offered again (undo before confirm); a queued one stays queued. */
  close(): void;
  /** Throws the draft away; `undoDiscard` brings it back as long as nothing new was begun. */
  discard(): void;
  undoDiscard(): void;
  readonly canUndoDiscard: ReadonlySignal<boolean>;
}
