/** What the page and the store's worker say to each other. */
import type { Box } from '../model/box.ts';
import type { AnswerMessage, CallOf } from './calls.ts';
import type { Orders, Questions, ReadStatus, SnapshotStatus } from './cameraStore.ts';
import type { Scene } from './scene/scene.ts';

/** All that can be called in the worker. */
export interface WorkerCalls extends Questions, Orders {
  /** For the bench: takes the text of an Overpass answer as if it had been read for the box. */
  feed(text: string, box: Box): Promise<{ readonly count: number }>;
  /** The page is being hidden, and may be closed: what is to be kept is written now. */
  hide(): void;
}

export type ToWorker =
  | {
      readonly kind: 'start';
      readonly overpass: string;
      /** Address of the snapshot's folder; null: there is none. */
      readonly snapshot: string | null;
      /** Whether what was read is kept on this device. */
      /** The database on this device that keeps what was read; null: nothing is kept. */
      readonly cache: string | null;
      /** The browser lacks some of what the code takes for granted: it is filled in first. */
      readonly lacking: boolean;
    }
  | CallOf<WorkerCalls>;

export type FromWorker =
  | { readonly kind: 'scene'; readonly scene: Scene }
  | { readonly kind: 'status'; readonly status: ReadStatus }
  | { readonly kind: 'snapshot'; readonly status: SnapshotStatus }
  | AnswerMessage;
