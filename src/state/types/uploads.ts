/** What was sent from this browser. */
import type { ReadonlySignal } from '@preact/signals';
import type { Camera, CameraKey } from '../../model/camera.ts';
import type { Action } from '../edit/draft.ts';
import type { Failure } from '../../model/failure.ts';
import type { Version } from '../../osm/types.ts';

/** One upload of this browser. */
export interface UploadRecord {
  /** The id of the draft that it was. */
  readonly id: string;
  readonly server: string;
  readonly action: Action;
  readonly key: CameraKey;
  /** The version that it made. */
  readonly version: number;
  readonly changeset: number;
  readonly comment: string;
  /** ms since 1970 */
  readonly at: number;
  /** The camera as it was before; null where there was none. */
  readonly before: Camera | null;
  /** The camera as it was written; null where it was removed. */
  readonly after: Camera | null;
  /** It has been taken back from here. */
  readonly undone: boolean;
}

/** What was uploaded from this browser, and taking it back. */
export interface UploadsPart {
  /** Newest first, of the present server. */
  readonly uploads: ReadonlySignal<readonly UploadRecord[]>;
  /** Opens the change that takes an upload back, for review; if the version moved on: `openProblem`. */
  undo(id: string): Promise<void>;
  /** Every version of an object, newest first. */
  history(key: CameraKey): Promise<readonly Version[] | Failure>;
}
