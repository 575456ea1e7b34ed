/** What begins, decides and uploads changes: one chunk, loaded with the first of them (loadEditing.ts). */
export { confirm, edit, history, recreate, remove, undo } from './opening.ts';
export { askAfter } from './askAfter.ts';
export { resolve } from './resolve.ts';
export { recordUploadedBefore } from './recordUploaded.ts';
export { reopen } from './reopen.ts';
export { checkAgain, closeLeftOpen, uploadOpen } from './uploadDraft.ts';
export { uploadQueue } from './uploadQueue.ts';
