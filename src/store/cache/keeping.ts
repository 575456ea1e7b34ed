/** What is kept on this device, there and back: comes with the first record that is read or written, and not with the worker. */
export { indexedDbCache } from './indexedDbCache.ts';
export { packSnapshot, unpackLive, unpackSnapshot } from './records.ts';
export { liveRecord } from './cacheMerge.ts';
