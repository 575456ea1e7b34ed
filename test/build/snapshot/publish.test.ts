/** What takes the place of the old snapshot, and when the old one stays. */
import { beforeEach, expect, test } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import type { BuildDeps } from '../../../src/build/snapshot/buildSnapshot.ts';
import { buildSnapshot } from '../../../src/build/snapshot/buildSnapshot.ts';
import type { DrawWorld } from '../../../src/build/snapshot/publish.ts';
import { publish } from '../../../src/build/snapshot/publish.ts';
import { MANIFEST_NAME } from '../../../src/snapshot/fileFormat.ts';
import { parseManifest } from '../../../src/snapshot/manifest.ts';
import type { Dots, Overview } from '../../../src/snapshot/overview.ts';
import { OVERVIEW_NAME, parseOverview } from '../../../src/snapshot/overview.ts';
import { drawWorld } from '../../../src/store/scene/drawWorld.ts';
import { memoryFolder } from './memoryFolder.ts';
import { BASE, manyRows, readAll, staticServer, WORLD, written } from '../../snapshot/support.ts';
import { Bench, nodesIn, WEST } from './workbench.ts';

let bench = new Bench();
beforeEach(() => {
  bench = new Bench();
});

test('a full disk leaves the old snapshot as it was', async () => {
  let full = false;
  bench = new Bench(undefined, () => {
    if (full) throw new Failure('storage', { said: 'the disk is full' });
  });
  await bench.build();
  const before = new Map(bench.out.files);
  bench.sandbox.edit({ do: 'create', lat: 40, lon: -120, tags: { 'surveillance:type': 'ALPR' } });
  bench.sandbox.catchUp();
  full = true;
  expect((await bench.failure()).kind).toBe('storage');
  expect(bench.out.files).toEqual(before);
});

test.each([/parquet$/, /json$/])('a disk that is full for %s leaves the old snapshot readable', async (names) => {
  let full = false;
  bench = new Bench(undefined, (name) => {
    if (full && names.test(name)) throw new Failure('storage', { said: 'the disk is full' });
  });
  await bench.build();
  const before = bench.manifestText;
  const rows = await bench.published();
  bench.sandbox.edit({ do: 'create', lat: 40, lon: -120, tags: { 'surveillance:type': 'ALPR' } });
  bench.sandbox.catchUp();
  full = true;
  expect((await bench.failure()).kind).toBe('storage');
  expect(bench.manifestText).toBe(before);
  expect(await bench.published()).toEqual(rows);
});

test('what does not lie on the disk as it was written is not published', async () => {
  await bench.build();
  const before = bench.manifestText;
  bench.sandbox.edit({ do: 'create', lat: 40, lon: -120, tags: { 'surveillance:type': 'ALPR' } });
  bench.sandbox.catchUp();
  const honest = bench.deps();
  const rotten: BuildDeps = {
    ...honest,
    out: {
      ...honest.out,
      read: async (name) => {
        const bytes = await honest.out.read(name);
        return name.endsWith('.parquet') ? (bytes?.fill(0, 9, 10) ?? null) : bytes;
      },
    },
  };
  const options = { region: WEST, maxElements: 20_000, source: 'sandbox', signal: bench.stop.signal };
  await expect(buildSnapshot(rotten, options)).rejects.toMatchObject({ kind: 'bad-response' });
  expect(bench.manifestText).toBe(before);
});

test('what is not admitted leaves the old snapshot and the journal as they were', async () => {
  await bench.build();
  const before = new Map(bench.out.files);
  bench.admit = (rows, newest) => {
    throw new Failure('incomplete', { said: `${rows.length} of ${new Date(newest).getUTCFullYear()}` });
  };
  const small = { ...WEST, east: -118 };
  expect((await bench.failure({ region: small })).details.said).toBe(`${nodesIn(small).length} of 2026`);
  expect(bench.out.files).toEqual(before);
  expect(bench.work.files.size).toBeGreaterThan(0);
});

test('files that it is told to keep stay, whatever their age', async () => {
  const folder = memoryFolder();
  const made = [50, 60, 70, 80].map((length) => written(manyRows(length)));
  const first = made[0]?.manifest.file ?? '';
  for (const one of made) {
    // oxlint-disable-next-line no-await-in-loop -- one follows on the other
    await publish(folder, one, [first], drawWorld);
  }
  const files = [...folder.files.keys()].filter((name) => name.endsWith('.parquet'));
  expect(files.toSorted()).toEqual([0, 2, 3].map((at) => made[at]?.manifest.file ?? '').toSorted());
});

test('the snapshot before stays beside the new one, older ones go', async () => {
  await bench.build();
  const first = parseManifest(bench.manifestText ?? '').file;
  // A kill in the middle of writing leaves this. What is no snapshot's file is nobody's to remove.
  bench.out.files.set('cameras-0123456789abcdef.parquet.tmp', new Uint8Array(5));
  bench.out.files.set('cameras.parquet', new Uint8Array(5));
  const layerOf = (file: string): string => file.replace('.parquet', '.geo.parquet');
  bench.out.files.set(layerOf(first), new Uint8Array(5));
  await bench.build({ region: { ...WEST, east: -111 } });
  const second = parseManifest(bench.manifestText ?? '').file;
  expect([...bench.out.files.keys()]).toContain(layerOf(first));
  bench.out.files.set(layerOf(second), new Uint8Array(5));
  await bench.build({ region: { ...WEST, east: -112 } });
  const third = parseManifest(bench.manifestText ?? '').file;
  expect(new Set([first, second, third]).size).toBe(3);
  expect([...bench.out.files.keys()].toSorted()).toEqual(
    ['cameras.parquet', MANIFEST_NAME, OVERVIEW_NAME, second, layerOf(second), third].toSorted(),
  );
});

const textOf = (folder: ReturnType<typeof memoryFolder>, name: string): string =>
  new TextDecoder().decode(folder.files.get(name));

test('the overview stands before the manifest does, and after the data', async () => {
  const order: string[] = [];
  const folder = memoryFolder((name) => void order.push(name));
  const made = written(manyRows(50));
  await publish(folder, made, [], drawWorld);
  expect(order).toEqual([made.manifest.file, OVERVIEW_NAME, MANIFEST_NAME]);
});

test('the overview is of the very rows that are served, and as old', async () => {
  const folder = memoryFolder();
  const seen: unknown[] = [];
  let drawn: Overview['zooms'] = new Map();
  await publish(folder, written(manyRows(700)), [], (hot) => {
    seen.push(hot);
    drawn = drawWorld(hot);
    return drawn;
  });
  const { hot } = await readAll(staticServer(folder.files).fetch);
  expect(seen).toEqual([hot]);
  const overview = parseOverview(textOf(folder, OVERVIEW_NAME));
  expect(overview).toMatchObject({ count: 700, base: BASE, region: WORLD });
  expect([...drawn.keys()]).toContain(5);
  for (const [zoom, { count, flags }] of drawn) expect(overview.dots(zoom)).toMatchObject({ count, flags });
});

test.each([OVERVIEW_NAME, MANIFEST_NAME])('where %s cannot be written, the old snapshot is served', async (faulty) => {
  let full = false;
  const folder = memoryFolder((name) => {
    if (full && name === faulty) throw new Failure('storage', { said: 'the disk is full' });
  });
  await publish(folder, written(manyRows(200)), [], drawWorld);
  const before = new Map(folder.files);
  full = true;
  await expect(publish(folder, written(manyRows(300)), [], drawWorld)).rejects.toMatchObject({ kind: 'storage' });
  const { file } = parseManifest(textOf(folder, MANIFEST_NAME));
  for (const name of [MANIFEST_NAME, file]) expect(folder.files.get(name)).toEqual(before.get(name));
  expect((await readAll(staticServer(folder.files).fetch)).hot.length).toBe(200);
  // Which of the two the overview is of, it says itself.
  const { count, dots } = parseOverview(textOf(folder, OVERVIEW_NAME));
  expect(count).toBe(faulty === MANIFEST_NAME ? 300 : 200);
  expect(dots(3)?.count.reduce((sum, one) => sum + one, 0)).toBe(count);
});

test.each<[string, DrawWorld]>([
  ['misses a camera', (hot) => new Map(Array.from(drawWorld(hot), ([zoom, dots]) => [zoom, without(dots)]))],
  [
    'has a mark nowhere',
    (hot) => new Map(Array.from(drawWorld(hot), ([zoom, dots]) => [zoom, { ...dots, x: dots.x.fill(Number.NaN) }])),
  ],
])('an overview that %s is not published, and neither is its snapshot', async (_, draw) => {
  const folder = memoryFolder();
  await publish(folder, written(manyRows(200)), [], drawWorld);
  const before = [MANIFEST_NAME, OVERVIEW_NAME].map((name) => textOf(folder, name));
  await expect(publish(folder, written(manyRows(300)), [], draw)).rejects.toMatchObject({ kind: 'bad-response' });
  expect([MANIFEST_NAME, OVERVIEW_NAME].map((name) => textOf(folder, name))).toEqual(before);
  expect((await readAll(staticServer(folder.files).fetch)).hot.length).toBe(200);
});

/** Without the last of some marks. */
function without({ length, x, y, count, flags }: Dots): Dots {
  const end = length - 1;
  return {
    length: end,
    x: x.slice(0, end),
    y: y.slice(0, end),
    count: count.slice(0, end),
    flags: flags.slice(0, end),
  };
}
