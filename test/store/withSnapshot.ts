/** Stores with a snapshot beneath. */
import { expect } from 'vitest';
import type { SnapshotDeps } from '../../src/snapshot/read.ts';
import { openKept, openSnapshot } from '../../src/snapshot/read.ts';
import type { Cache } from '../../src/store/cache/indexedDbCache.ts';
import type { OpenSnapshot } from '../../src/store/snapshot/snapshotFeed.ts';
import { coldLayer, hotLayer } from '../../src/store/snapshot/snapshotLayer.ts';
import { depsOf, manyRows } from '../snapshot/support.ts';
import type { TestCore } from './testCore.ts';
import { testCore } from './testCore.ts';

export const URL_OF = 'http://site.test/';
export const world = { box: { south: -85, west: -180, north: 85, east: 180 }, zoom: 2 };
export const ROWS = manyRows(500);
export const nobody = (): Promise<Response> => new Promise(() => undefined);

/** Opens the snapshot that `fetch` serves. */
export function opening(fetch: SnapshotDeps['fetch']): OpenSnapshot {
  return async (signal, kept) => {
    const deps = depsOf(fetch);
    const snapshot = kept === undefined ? await openSnapshot(deps, URL_OF, signal) : openKept(deps, kept);
    return snapshot === null ? null : { snapshot, hotLayer, coldLayer };
  };
}

/** A store whose Overpass never answers, unless by `fetch`. */
export function withSnapshot(open: OpenSnapshot, fetch = nobody, cache?: Cache): TestCore {
  return testCore(fetch, { snapshot: { url: URL_OF, open }, ...(cache === undefined ? {} : { cache }) });
}

/** Waits until the store has told of the snapshot in that way. */
export async function told(core: TestCore, kind: string, details?: string): Promise<void> {
  await expect
    .poll(() => {
      const last = core.snapshots.at(-1);
      return last?.kind === kind && (details === undefined || (last.kind === 'ready' && last.details === details));
    })
    .toBe(true);
}
