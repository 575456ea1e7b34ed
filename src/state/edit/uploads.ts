import type { ReadonlySignal } from '@preact/signals';
import type { CameraKey } from '../../model/camera.ts';
import type { Failure } from '../../model/failure.ts';
import type { Version } from '../../osm/types.ts';
import { begin } from './begin.ts';
import type { EditingContext } from './editingContext.ts';
import type { Action } from './draft.ts';
import { withEditing } from './loadEditing.ts';
import type { UploadRecord } from './uploadRecord.ts';

/** What was uploaded from this browser, and taking it back. */
export interface Uploads {
  /** Newest first, of the present server. */
  readonly list: ReadonlySignal<readonly UploadRecord[]>;
  /** Opens the change that takes an upload back, for review; if the version moved on: `editor.openProblem`. */
  undo(id: string): Promise<void>;
  /** Every version of an object, newest first. */
  history(key: CameraKey): Promise<readonly Version[] | Failure>;
}

export function createUploads(ctx: EditingContext): Uploads {
  const { uploads } = ctx.drafts;
  return {
    list: uploads,
    async undo(id) {
      const record = uploads.peek().find((one) => one.id === id);
      if (record === undefined) return;
      await begin(ctx, takesBack(record), record.key, (editing, opening) => editing.undo(ctx, opening, record));
    },
    history: (key) => withEditing((editing) => editing.history(ctx, key)),
  };
}

function takesBack({ action, after }: UploadRecord): Action {
  if (action === 'remove' && after === null) return 'restore';
  return action === 'add' || action === 'restore' ? 'remove' : 'change';
}
