import type { Box } from '../../../src/model/box.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { BuildDeps, Built } from '../../../src/build/snapshot/buildSnapshot.ts';
import { buildSnapshot } from '../../../src/build/snapshot/buildSnapshot.ts';
import type { Progress } from '../../../src/build/snapshot/collect.ts';
import { MANIFEST_NAME } from '../../../src/snapshot/fileFormat.ts';
import { drawWorld } from '../../../src/store/scene/drawWorld.ts';
import type { World } from '../../sandbox/base.ts';
import type { Element, NodeElement } from '../../sandbox/elements.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { generateWorld } from '../../sandbox/world/generate.ts';
import { nodeCodec } from '../../../src/build/snapshot/make.ts';
import { overpassSource } from '../../../src/build/snapshot/source.ts';
import { memoryFolder } from './memoryFolder.ts';
import { readAll, rowsOf, staticServer } from '../../snapshot/support.ts';

export const world = generateWorld({ cameras: 1500 });
/** Two starting boxes, with some 300 cameras. */
export const WEST: Box = { south: 30, west: -125, north: 45, east: -110 };

/** A build of the sandbox's world; what it waited and told is kept. */
export class Bench {
  readonly out;
  readonly work = memoryFolder();
  readonly waits: number[] = [];
  readonly told: Progress[] = [];
  readonly stop = new AbortController();
  readonly sandbox: Sandbox;
  now = Date.UTC(2026, 10, 23, 7);
  /** Judges what would take the place of the old snapshot. */
  admit: BuildDeps['admit'] = () => undefined;

  constructor(elements: World = world, fault?: (name: string) => void) {
    // Its time is ours: waiting here is waiting there.
    const clock = { now: () => this.now, sleep: () => Promise.resolve() };
    this.sandbox = createSandbox({ world: elements, clock });
    this.out = memoryFolder(fault);
  }

  deps(): BuildDeps {
    return {
      out: this.out,
      work: this.work,
      codec: nodeCodec,
      draw: drawWorld,
      admit: this.admit,
      keep: [],
      ask: overpassSource({
        url: `${this.sandbox.origin}/api/interpreter`,
        fetch: this.sandbox.fetch,
        online: () => true,
        after: () => () => undefined,
      }),
      sleep: (ms, signal) => {
        this.waits.push(ms);
        this.now += ms;
        return signal.aborted ? Promise.reject(signal.reason) : Promise.resolve();
      },
      now: () => this.now,
      report: (progress) => void this.told.push(progress),
    };
  }

  build(options: { readonly region?: Box; readonly maxElements?: number } = {}): Promise<Built> {
    const { region = WEST, maxElements = 20_000 } = options;
    return buildSnapshot(this.deps(), { region, maxElements, source: 'sandbox', signal: this.stop.signal });
  }

  async failure(options: Parameters<Bench['build']>[0] = {}): Promise<Failure> {
    const error: unknown = await this.build(options).catch((thrown: unknown) => thrown);
    if (!(error instanceof Failure)) throw new Error(`This is not a Failure: ${String(error)}`);
    return error;
  }

  /** Queries that were sent to the interpreter. */
  get queries(): number {
    return this.sandbox.log.filter(({ path }) => path === '/api/interpreter').length;
  }

  /** Ids of the snapshot that stands, with tags. */
  async published(): Promise<ReturnType<typeof rowsOf>> {
    return rowsOf(await readAll(staticServer(this.out.files).fetch));
  }

  get manifestText(): string | null {
    const bytes = this.out.files.get(MANIFEST_NAME);
    return bytes === undefined ? null : new TextDecoder().decode(bytes);
  }
}

/** The requests that a box is asked for by. */
export const overpass = { service: 'overpass', path: '/api/interpreter' } as const;
const isCamera = ({ tags }: Element): boolean => /(^|;) *(ALPR|ANPR) *(;|$)/.test(tags.get('surveillance:type') ?? '');
/** All that a snapshot of the world must have. */
export const cameras = world.elements.filter((element) => isCamera(element));
export const nodesIn = (box: Box): readonly NodeElement[] =>
  cameras
    .filter((element) => element.type === 'node')
    .filter(({ lat, lon }) => lat >= box.south && lat <= box.north && lon >= box.west && lon <= box.east);
