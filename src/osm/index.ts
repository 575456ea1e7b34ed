/** The door of the writing half, loaded when it is first needed. */
export { createReader } from './reader.ts';
export { createSession } from './session.ts';
export { createUploader } from './upload.ts';
