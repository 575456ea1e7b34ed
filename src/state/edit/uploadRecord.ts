import type { Camera, CameraKey } from '../../model/camera.ts';
import type { Action } from './draft.ts';

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
  /** Whether a repeated request made a duplicate of it could not be seen yet. */
  readonly unchecked?: boolean;
}
