/** The door of the editing half, loaded with the first change. */
export type { Editing } from './context.ts';
export { confirm, edit, history, recreate, remove, undo } from './opening.ts';
export { resolve } from './resolve.ts';
export { putAwayDone } from './putAway.ts';
export { reopen } from './reopening.ts';
export { checkAgain, tidyUp, uploadOpen } from './uploading.ts';
export { uploadQueue } from './queue.ts';
