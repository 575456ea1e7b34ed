/** The half of the store that reads a snapshot: comes with the first one that is opened, and not with the worker. */
export { browserDeps, openKept, openSnapshot } from '../../snapshot/read.ts';
export { coldLayer, hotLayer } from './snapshotLayer.ts';
