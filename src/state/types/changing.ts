/** Changing what is there already. */
import type { ReadonlySignal } from '@preact/signals';
import type { CameraKey } from '../../model/camera.ts';
import type { Action, TypedField } from '../edit/draft.ts';
import type { TagDiff } from '../../model/edit.ts';
import type { Failure } from '../../model/failure.ts';
import type { FieldProblem } from './fields.ts';

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
    /** Removing: a way or relation uses this node. */
    | 'in-use'
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

/** Changing what is there already; each begins with reading the node from the API. */
export interface ChangingPart {
  /** Why the last `edit`, `confirm`, `remove` or `undo` could not begin; null once another begins, or after `dismissOpenProblem`. */
  readonly openProblem: ReadonlySignal<OpenProblem | null>;
  dismissOpenProblem(): void;
  /** Opens the form for a camera; a draft of it that is waiting is opened instead. */
  edit(key: CameraKey): Promise<void>;
  /** "Still there": writes `check_date` with today's date; goes straight to the review. */
  confirm(key: CameraKey): Promise<void>;
  /** Goes to the form, for the reason; then to the review. */
  remove(key: CameraKey): Promise<void>;
  /** Sets a tag by its key (null removes it). What the form can say is then said by the form. */
  setTag(key: string, value: string | null): void;
  /** Keeps what is typed and no value yet; null where the field shows its value again. */
  setTyped(field: TypedField, text: string | null): void;
  setReason(reason: string): void;
  /** What the change does, tag by tag: before and after. For an addition all tags. */
  readonly diff: ReadonlySignal<TagDiff>;
  /** Metres from where the camera stood when the change was begun; 0 for a new one. */
  readonly movedBy: ReadonlySignal<number>;
  /** Moved further than MOVE_LIMIT: is it the same camera? `confirmMove` says so; the review waits for it ('place'). */
  readonly moveAsked: ReadonlySignal<boolean>;
  confirmMove(same: boolean): void;
  /** Puts the place back to where it stood. */
  moveBack(): void;
  /** The change changes nothing: there is nothing to review. */
  readonly unchanged: ReadonlySignal<boolean>;
  /** What is wrong with tags that are changed, by key. */
  readonly tagProblems: ReadonlySignal<ReadonlyMap<string, FieldProblem>>;
  /** In step `conflict`: goes on with the chosen sides, to the review. */
  resolve(choices: Choices): void;
  /** In step `deleted`: brings it back, with the change; goes to the review. */
  recreate(): Promise<void>;
}
