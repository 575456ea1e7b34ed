/** Changes that wait side by side. */
import type { ReadonlySignal } from '@preact/signals';
import type { Camera } from '../../model/camera.ts';
import type { Draft } from '../edit/draft.ts';
import type { Failure } from '../../model/failure.ts';
import type { UploadStep } from '../../osm/types.ts';

/** How a queued change fares. */
export type QueueState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'uploading'; readonly step: UploadStep }
  /** Open it: the step says what is to be decided. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'deleted' }
  /** A camera near it was added by someone else meanwhile: open it and look. */
  | { readonly kind: 'nearby'; readonly cameras: readonly Camera[] }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** It may have arrived: uploading the queue again asks first. */
  | { readonly kind: 'unknown'; readonly failure: Failure };

/** Changes that wait side by side, offline too. */
export interface QueuePart {
  /** Reviewed and waiting, oldest first. */
  readonly queue: ReadonlySignal<readonly Draft[]>;
  /** Begun and left, newest first. `kept` is the first of them. */
  readonly unfinished: ReadonlySignal<readonly Draft[]>;
  /** By the draft's id. */
  readonly progress: ReadonlySignal<ReadonlyMap<string, QueueState>>;
  readonly uploadingQueue: ReadonlySignal<boolean>;
  /** The page is online again and changes wait: shall they be uploaded? Never uploaded by itself. */
  readonly queueAsked: ReadonlySignal<boolean>;
  dismissQueueAsked(): void;
  /** From the review: puts the change with those that wait, and closes it. False where the review would not let it go. */
  enqueue(): boolean;
  /**
   * Opens a waiting or unfinished change: the form, or what is to be decided. Whether someone else was quicker is read
   * again first (step `opening`); resolves once it is open.
   */
  open(id: string): Promise<void>;
  /** Throws a waiting or unfinished change away; `undoDiscard` brings it back. Not one that may have arrived. */
  drop(id: string): void;
  /** Uploads what waits, one by one: only ever by a person's click. What fails stays. */
  uploadQueue(): Promise<void>;
}
