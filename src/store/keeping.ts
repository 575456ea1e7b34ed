/** What keeps things on this device: comes with the first thing that is kept, and not with the worker. */
export { liveRecord } from './cacheMerge.ts';
export { packSnapshot } from './cachePack.ts';
