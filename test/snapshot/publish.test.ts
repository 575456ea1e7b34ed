/** What takes the place of the old snapshot, and when the old one stays. */
import { beforeEach, expect, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import type { BuildDeps } from '../../src/snapshot/build/build.ts';
import { buildSnapshot } from '../../src/snapshot/build/build.ts';
import { publish } from '../../src/snapshot/build/publish.ts';
import { MANIFEST_NAME } from '../../src/snapshot/format.ts';
import { parseManifest } from '../../src/snapshot/manifest.ts';
import { OVERVIEW_NAME } from '../../src/snapshot/overview.ts';
import { drawWorld } from '../../src/store/drawWorld.ts';
import { memoryFolder } from './memoryFolder.ts';
import { manyRows, written } from './support.ts';
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
  const options = { region: WEST, maxElements: 20_000, force: true, source: 'sandbox', signal: bench.stop.signal };
  await expect(buildSnapshot(rotten, options)).rejects.toMatchObject({ kind: 'bad-response' });
  expect(bench.manifestText).toBe(before);
});

test('a twentieth fewer is the world, more than that is a fault', async () => {
  const folder = memoryFolder();
  const count = (length: number): Promise<void> => publish(folder, written(manyRows(length)), false, drawWorld);
  await count(200);
  await count(190);
  await count(200);
  await expect(count(189)).rejects.toMatchObject({ kind: 'incomplete' });
});

test('a much smaller snapshot does not replace the old one, unless it is told to', async () => {
  await bench.build();
  const before = bench.manifestText;
  const small = { ...WEST, east: -118 };
  const failure = await bench.failure({ region: small });
  expect(failure.details.said).toMatch(
    /^\d+ cameras are [\d.]+ % fewer than the \d+ before\. The old one stays; --force replaces it\.$/,
  );
  expect(bench.manifestText).toBe(before);
  await bench.build({ region: small, force: true });
  expect(parseManifest(bench.manifestText ?? '').count).toBe(nodesIn(small).length);
});

test('no camera at all is no snapshot, unless it is told to be one', async () => {
  const nowhere = { south: -60, west: -140, north: -58, east: -138 };
  expect((await bench.failure({ region: nowhere })).details.said).toMatch(/no camera at all/);
  const { manifest } = await bench.build({ region: nowhere, force: true });
  expect(manifest.count).toBe(0);
  expect(await bench.published()).toEqual([]);
});

test('the snapshot before stays beside the new one, older ones go', async () => {
  await bench.build();
  const first = parseManifest(bench.manifestText ?? '').file;
  // A kill in the middle of writing leaves this. What is no snapshot's file is nobody's to remove.
  bench.out.files.set('cameras-0123456789abcdef.parquet.tmp', new Uint8Array(5));
  bench.out.files.set('cameras.parquet', new Uint8Array(5));
  await bench.build({ region: { ...WEST, east: -111 }, force: true });
  const second = parseManifest(bench.manifestText ?? '').file;
  await bench.build({ region: { ...WEST, east: -112 }, force: true });
  const third = parseManifest(bench.manifestText ?? '').file;
  expect(new Set([first, second, third]).size).toBe(3);
  expect([...bench.out.files.keys()].toSorted()).toEqual(
    ['cameras.parquet', MANIFEST_NAME, OVERVIEW_NAME, second, third].toSorted(),
  );
});
