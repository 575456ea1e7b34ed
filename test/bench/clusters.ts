/** Whether clusters lose or gain cameras. */
import { openSnapshot } from '../../src/snapshot/read.ts';
import { buildScene } from '../../src/store/scene/buildScene.ts';
import { Dictionary } from '../../src/store/columns/dictionary.ts';
import { hotLayer } from '../../src/store/snapshot/snapshotLayer.ts';
import type { SnapshotFiles } from './snapshotFiles.ts';
import { MAX_ZOOM } from './view.ts';

/** The Mercator square, once. */
const WORLD = { south: -85.051_128_7, west: -180, north: 85.051_128_7, east: 180 };

/** Reads the snapshot back and groups it at every zoom: the sum over all zooms of how far the counts are from `n`. */
export async function clusterError(files: SnapshotFiles, n: number): Promise<number> {
  const snapshot = await openSnapshot(
    {
      fetch: (url) => {
        const body = files.get(new URL(url).pathname.slice(1));
        return Promise.resolve(
          new Response(body === undefined ? null : new Uint8Array(body), { status: body ? 200 : 404 }),
        );
      },
      online: () => true,
      after: () => () => undefined,
      sha256: null,
    },
    'http://snapshot/',
    new AbortController().signal,
  );
  if (snapshot === null) throw new Error('There is no snapshot');
  const dictionary = new Dictionary();
  const layer = hotLayer(await snapshot.hot({ signal: new AbortController().signal }), dictionary);
  let error = 0;
  for (let zoom = 0; zoom <= MAX_ZOOM; zoom += 1) {
    const { marks } = buildScene([layer], dictionary, { box: WORLD, zoom }, { now: 0, padding: 0 });
    error += Math.abs(marks.count.reduce((sum, count) => sum + count, 0) - n);
  }
  return error;
}
