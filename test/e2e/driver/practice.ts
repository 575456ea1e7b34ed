import { indexWorld } from '../../sandbox/base.ts';
import type { World } from '../../sandbox/base.ts';
import type { Element } from '../../sandbox/elements.ts';
import type { LogEntry, Sandbox } from '../../sandbox/sandbox.ts';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { serve } from '../../sandbox/server.ts';
import { town } from './world.ts';

/** One worker's local OpenStreetMap. It listens all the time; what it answers with is each test's own. */
export interface Practice {
  readonly port: number;
  readonly sandbox: Sandbox;
  /** A sandbox of its own for the next test, or another world within one. */
  use(world: World): void;
  /** Nodes that were created since the start: what a duplicate would show in. */
  created(): readonly Element[];
  /** Requests so far to paths that match. */
  asked(path: RegExp, method?: string): readonly LogEntry[];
  close(): Promise<void>;
}

/** Long enough for any test: what is created gets the ids right after the world's. */
const MOST_CREATED = 20;

/** @param tile an SVG that stands for every tile; left out, they are drawn */
export async function startPractice(tile?: string): Promise<Practice> {
  const create = (world: World): Sandbox =>
    createSandbox({ world, overpass: { waitMs: 20 }, ...(tile === undefined ? {} : { tile }) });
  let sandbox = create(town);
  const served = await serve({ ...sandbox, handle: (request) => sandbox.handle(request) }, { port: 0 });
  return {
    port: Number(new URL(served.url).port),
    get sandbox() {
      return sandbox;
    },
    use(world) {
      // What still hangs in the old one must not hold up anything.
      sandbox.faults.clear();
      sandbox = create(world);
    },
    created() {
      const first = indexWorld(sandbox.world).nextId.node;
      return Array.from({ length: MOST_CREATED }, (_, index) => sandbox.element('node', first + index)).filter(
        (element) => element !== undefined,
      );
    },
    asked: (path, method) =>
      sandbox.log.filter((entry) => path.test(entry.path) && (method === undefined || entry.method === method)),
    close: () => served.close(),
  };
}
