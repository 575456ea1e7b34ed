import type { ReadStatus, SnapshotStatus } from '../../src/store/cameraStore.ts';
import type { StoreCore, StoreDeps } from '../../src/store/engine.ts';
import { createStoreCore } from '../../src/store/engine.ts';
import type { Scene } from '../../src/store/scene/scene.ts';
// What comes late to a page is at hand here, so that no test waits for a file.
import '../../src/overpass/explain.ts';
import '../../src/store/scene/buildDensity.ts';
import '../../src/store/cache/evict.ts';
import '../../src/store/cache/lastVisit.ts';
import '../../src/store/query/answers.ts';
import { FakeClock } from '../overpass/fakeClock.ts';

export interface TestCore {
  readonly core: StoreCore;
  readonly clock: FakeClock;
  readonly scenes: Scene[];
  readonly statuses: ReadStatus[];
  readonly snapshots: SnapshotStatus[];
  /** The newest status; throws where there is none. */
  status(): ReadStatus;
}

/** A store with a clock of the test's own, that keeps what it tells. */
export function testCore(
  fetch: (url: string, init: RequestInit) => Promise<Response> = () => new Promise(() => undefined),
  {
    online = (): boolean => true,
    random = (): number => 0,
    url = 'http://127.0.0.1:1/api/interpreter',
    ...more
  }: Partial<StoreDeps> = {},
): TestCore {
  const clock = new FakeClock();
  const core = createStoreCore({
    ...more,
    url,
    fetch,
    online,
    random,
    now: clock.now,
    after: clock.after,
  });
  const scenes: Scene[] = [];
  const statuses: ReadStatus[] = [];
  const snapshots: SnapshotStatus[] = [];
  core.listen({
    scene: (scene) => scenes.push(scene),
    status: (status) => statuses.push(status),
    snapshot: (snapshot) => snapshots.push(snapshot),
  });
  return {
    core,
    clock,
    scenes,
    statuses,
    snapshots,
    status() {
      const last = statuses.at(-1);
      if (last === undefined) throw new Error('No status yet.');
      return last;
    },
  };
}
