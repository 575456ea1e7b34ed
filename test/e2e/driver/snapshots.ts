import type { Route } from '@playwright/test';
import { publish } from '../../../src/build/snapshot/publish.ts';
import type { Row } from '../../../src/build/snapshot/row.ts';
import { writeSnapshot } from '../../../src/build/snapshot/writeParquet.ts';
import { MANIFEST_NAME } from '../../../src/snapshot/fileFormat.ts';
import { OVERVIEW_NAME } from '../../../src/snapshot/overview.ts';
import { drawWorld } from '../../../src/store/scene/drawWorld.ts';
import type { NodeElement } from '../../sandbox/elements.ts';
import { memoryFolder } from '../../build/snapshot/memoryFolder.ts';
import { nodeCodec } from '../../../src/build/snapshot/make.ts';
import type { Stage } from './stage.ts';

/** What a snapshot consists of, as it is served. */
export type Part = 'manifest' | 'overview' | 'cameras';

/** The whole world: an overview is drawn nowhere beyond its region. */
const WORLD = { south: -90, west: -180, north: 90, east: 180 };
const WHOLE: readonly Part[] = ['manifest', 'overview', 'cameras'];

/** The snapshot beside the page, and how its files come, or don't. */
export interface ServedSnapshot {
  /** These come only once the answer is called. */
  holds(...parts: readonly Part[]): () => void;
  /** These are not there. */
  lacks(...parts: readonly Part[]): void;
  /** In the place of a part there is this. */
  serves(part: Part, text: string): void;
  /** Nothing of it can be reached any more. */
  vanishes(): void;
}

/** Puts a snapshot of these cameras beside the page. */
export async function serveSnapshot(
  { context, url }: Pick<Stage, 'context' | 'url'>,
  cameras: readonly NodeElement[],
  time: number,
): Promise<ServedSnapshot> {
  const files = await filesOf(cameras, time);
  const held = new Map<Part, Promise<void>>();
  let isGone = false;
  const answer = async (route: Route): Promise<void> => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    const part = partOf(name);
    await held.get(part);
    const body = files.get(part);
    if (isGone) await route.abort();
    else if (body === undefined) await route.fulfill({ status: 404 });
    else await route.fulfill({ body });
  };
  // What is still held when the test ends has nobody to go to.
  await context.route(`${url}snapshot/**`, (route) => answer(route).catch(() => undefined));
  return {
    holds(...parts) {
      const { promise, resolve } = Promise.withResolvers<void>();
      for (const part of parts) held.set(part, promise);
      return resolve;
    },
    lacks(...parts) {
      for (const part of parts) files.delete(part);
    },
    serves: (part, text) => void files.set(part, Buffer.from(text)),
    vanishes() {
      isGone = true;
    },
  };
}

function partOf(name: string): Part {
  return name === MANIFEST_NAME ? 'manifest' : name === OVERVIEW_NAME ? 'overview' : 'cameras';
}

async function filesOf(cameras: readonly NodeElement[], time: number): Promise<Map<Part, Buffer>> {
  const rows = cameras.map(({ id, lat, lon, version, timestamp, tags }): Row => ({
    type: 0,
    id,
    lat,
    lon,
    version,
    edited: Math.floor(timestamp / 1000),
    tags: Array.from(tags).flat(),
  }));
  const folder = memoryFolder();
  const base = { oldest: time, newest: time };
  await publish(folder, writeSnapshot(rows, { base, region: WORLD }, nodeCodec), [], drawWorld);
  const files = new Map(Array.from(folder.files, ([name, bytes]) => [partOf(name), Buffer.from(bytes)]));
  if (!WHOLE.every((part) => files.has(part))) throw new Error('The snapshot is not whole');
  return files;
}
