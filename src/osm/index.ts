/** What signs in and writes, loaded when it is first needed. */
export { createOsmRead } from './api/reading.ts';
export { createSession } from './auth/session.ts';
export { createUploader } from './upload/upload.ts';
