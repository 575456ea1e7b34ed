import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { parquetMetadata } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { expect, onTestFinished, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { COLD, COLUMN_NAMES, HOT, MANIFEST_NAME } from '../../src/snapshot/fileFormat.ts';
import { formatManifest, parseManifest } from '../../src/snapshot/manifest.ts';
import type { SnapshotDeps } from '../../src/snapshot/read.ts';
import { browserDeps, openSnapshot } from '../../src/snapshot/read.ts';
import { nodeCodec } from '../../src/build/snapshot/make.ts';
import { depsOf, expected, filesOf, manyRows, never, readAll, rowsOf, staticServer, written } from './support.ts';

const SITE = 'http://site.test/';
const rows = manyRows(1000);
const good = written(rows);

function manifestFetch(text: string): SnapshotDeps['fetch'] {
  return staticServer(filesOf(good).set(MANIFEST_NAME, text)).fetch;
}

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error: unknown = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Failure)) throw new Error(`This is not a Failure: ${String(error)}`);
  return error;
}

test('a folder without a snapshot is no failure', async () => {
  expect(await openSnapshot(depsOf(staticServer(new Map()).fetch), SITE, never)).toBeNull();
});

test('what drawing needs comes by one range request, the rest by another, and nothing before it is asked for', async () => {
  const { fetch, seen } = staticServer(filesOf(good));
  const snapshot = await openSnapshot(depsOf(fetch), SITE, never);
  const { file, columns } = good.manifest;
  expect(seen).toEqual([MANIFEST_NAME]);
  await snapshot?.hot({ signal: never });
  expect(seen.slice(1)).toEqual([`${file} 4-${columns.id.offset - 1}`]);
  await snapshot?.cold({ signal: never });
  expect(seen.slice(2)).toEqual([`${file} ${columns.id.offset}-${columns.tags.offset + columns.tags.bytes - 1}`]);
});

test('a real server sends only the bytes that are asked for', async () => {
  let sent = 0;
  const server = createServer((request, response) => {
    const name = (request.url ?? '').slice(1);
    if (name === MANIFEST_NAME) return void response.end(formatManifest(good.manifest));
    const [, start = '', end = ''] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const part = good.bytes.subarray(Number(start), Number(end) + 1);
    sent += part.length;
    return void response.writeHead(206, { 'Content-Range': `bytes ${start}-${end}/${good.bytes.length}` }).end(part);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of a server on a port it is one
  const { port } = server.address() as AddressInfo;
  const deps = { ...browserDeps(), online: () => true };
  const snapshot = await openSnapshot(deps, `http://127.0.0.1:${port}/`, never);
  const hot = await snapshot?.hot({ signal: never });
  expect(hot?.length).toBe(1000);
  expect(sent).toBe(HOT.reduce((sum, name) => sum + good.manifest.columns[name].bytes, 0));
  await snapshot?.cold({ signal: never });
  expect(sent).toBe(COLUMN_NAMES.reduce((sum, name) => sum + good.manifest.columns[name].bytes, 0));
});

test('a server without ranges is asked once, and its file checked whole', async () => {
  const files = filesOf(good);
  const seen: string[] = [];
  const whole: SnapshotDeps['fetch'] = (url) => {
    const name = new URL(url).pathname.slice(1);
    seen.push(name);
    return Promise.resolve(new Response(files.get(name) ?? null));
  };
  expect(rowsOf(await readAll(whole))).toEqual(expected(rows));
  expect(seen).toEqual([MANIFEST_NAME, good.manifest.file]);
  const last = good.bytes.length - 1;
  files.set(
    good.manifest.file,
    good.bytes.map((byte, at) => (at === last ? byte ^ 1 : byte)),
  );
  expect((await failureOf(readAll(whole))).kind).toBe('bad-response');
});

test('progress tells the bytes that came, up to all of them', async () => {
  const snapshot = await openSnapshot(depsOf(staticServer(filesOf(good)).fetch), SITE, never);
  const told: [number, number][] = [];
  await snapshot?.hot({ signal: never, progress: (loaded, total) => told.push([loaded, total]) });
  const bytes = HOT.reduce((sum, name) => sum + good.manifest.columns[name].bytes, 0);
  expect(told.at(-1)).toEqual([bytes, bytes]);
});

test('an abort ends reading as an abort, also where the server does not answer', async () => {
  const { fetch } = staticServer(filesOf(good));
  const silent: SnapshotDeps['fetch'] = (url, init) =>
    url.endsWith(MANIFEST_NAME) ? fetch(url, init) : new Promise(() => undefined);
  const snapshot = await openSnapshot(depsOf(silent), SITE, never);
  const stop = new AbortController();
  const reading = snapshot?.hot({ signal: stop.signal });
  stop.abort();
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  await expect(snapshot?.cold({ signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
});

test('silence is a time-out', async () => {
  const waiting: (() => void)[] = [];
  const deps: SnapshotDeps = {
    ...depsOf(() => new Promise(() => undefined)),
    after: (_, callback) => {
      waiting.push(callback);
      return () => undefined;
    },
  };
  const opening = failureOf(openSnapshot(deps, SITE, never));
  waiting.at(-1)?.();
  expect((await opening).kind).toBe('timeout');
});

test('a lost connection is told apart from being offline', async () => {
  const lost = depsOf(() => Promise.reject(new TypeError('fetch failed')));
  expect((await failureOf(openSnapshot(lost, SITE, never))).kind).toBe('server');
  expect((await failureOf(openSnapshot({ ...lost, online: () => false }, SITE, never))).kind).toBe('offline');
});

test.each([
  ['cut short', formatManifest(good.manifest).slice(0, -20)],
  ['a page', '<!doctype html><title>Sightline</title>'],
  ['a list', '[]'],
  ['of a later format', formatManifest(good.manifest).replace('"format": 2', '"format": 3')],
  ['of nothing known', '{"type":"FeatureCollection"}'],
  ['with a file elsewhere', formatManifest({ ...good.manifest, file: '../../other.parquet' })],
  ['endless', ' '.repeat(200_000)],
])('a manifest that is %s is refused in plain words', async (_, text) => {
  const failure = await failureOf(openSnapshot(depsOf(manifestFetch(text)), SITE, never));
  expect(failure.kind).toBe('bad-response');
  expect(failure.details.said).toMatch(/^The snapshot can't be read\. /);
});

test('a manifest is read as it was written', () => {
  expect(parseManifest(formatManifest(good.manifest))).toEqual(good.manifest);
});

/** As it was written before the exact places had a name of their own. */
const formatOne = (): string =>
  formatManifest(good.manifest).replace('"format": 2', '"format": 1').replaceAll('_exact"', '"');

test('a snapshot of format 1 is read the same', async () => {
  const { fetch } = staticServer(new Map([...filesOf(good), [MANIFEST_NAME, formatOne()]]));
  expect(rowsOf(await readAll(fetch))).toEqual(rowsOf(await readAll(staticServer(filesOf(good)).fetch)));
});

test.each([
  ['1 with the names of 2', formatManifest(good.manifest).replace('"format": 2', '"format": 1')],
  ['2 with the names of 1', formatOne().replace('"format": 1', '"format": 2')],
])('a manifest of format %s is refused', (_, text) => {
  expect(() => parseManifest(text)).toThrow(expect.objectContaining({ kind: 'bad-response' }));
});

test('the page asks for nothing beyond the column of tags', () => {
  expect(COLUMN_NAMES.at(-1)).toBe('tags');
});

test('a manifest that lacks a field, or has another kind of thing there, is refused', () => {
  const whole: unknown = JSON.parse(formatManifest(good.manifest));
  const spoil = (value: unknown, path: readonly string[], put: unknown): unknown => {
    const [key, ...rest] = path;
    if (key === undefined) return put;
    if (typeof value !== 'object' || value === null) throw new Error('There is no such path.');
    const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [
      name,
      name === key ? spoil(inner, rest, put) : inner,
    ]);
    return Object.fromEntries(entries);
  };
  const paths = [
    ...['file', 'bytes', 'sha256', 'count', 'base', 'region', 'license', 'attribution', 'columns'].map((name) => [
      name,
    ]),
    ...['oldest', 'newest'].map((name) => ['base', name]),
    ...['south', 'west', 'north', 'east'].map((name) => ['region', name]),
    ...COLUMN_NAMES.flatMap((name) => [
      ['columns', name],
      ...['offset', 'bytes', 'sha256'].map((part) => ['columns', name, part]),
    ]),
  ];
  for (const path of paths) {
    for (const put of [undefined, null, -1, 0.5, 'x', 1e300, {}, []]) {
      // A region may well have half degrees, or none.
      if (path[0] === 'region' && (put === 0.5 || put === -1)) continue;
      expect(
        () => parseManifest(JSON.stringify(spoil(whole, path, put))),
        `${path.join('.')} = ${JSON.stringify(put)}`,
      ).toThrow(Failure);
    }
  }
});

test('a torn, changed or foreign file gives a message, and no columns', async () => {
  const { file } = good.manifest;
  const served = (bytes: Uint8Array<ArrayBuffer>): SnapshotDeps['fetch'] =>
    staticServer(filesOf(good).set(file, bytes)).fetch;
  const cut = await failureOf(readAll(served(good.bytes.slice(0, 2000))));
  expect(['incomplete', 'bad-response']).toContain(cut.kind);
  const other = written(manyRows(1001));
  expect((await failureOf(readAll(served(other.bytes)))).kind).toBe('bad-response');
  const gone = filesOf(good);
  gone.delete(file);
  expect((await failureOf(readAll(staticServer(gone).fetch))).details.status).toBe(404);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 4, max: good.manifest.columns.tags.offset - 1 }), async (at) => {
      const spoilt = good.bytes.map((byte, i) => (i === at ? byte ^ 0x10 : byte));
      expect((await failureOf(readAll(served(spoilt)))).kind).toBe('bad-response');
    }),
    { numRuns: 20 },
  );
});

test('an answer that ends early is incomplete', async () => {
  const { fetch } = staticServer(filesOf(good));
  const early: SnapshotDeps['fetch'] = async (url, init) => {
    const answer = await fetch(url, init);
    if (url.endsWith(MANIFEST_NAME)) return answer;
    return new Response((await answer.arrayBuffer()).slice(0, -1), { status: 206 });
  };
  expect((await failureOf(readAll(early))).kind).toBe('incomplete');
});

test.each([999, 1001])('a manifest that counts %i rows where there are 1000 is refused', async (count) => {
  const { fetch } = staticServer(filesOf({ ...good, manifest: { ...good.manifest, count } }));
  const failure = await failureOf(readAll(fetch));
  expect(failure.details.said).toMatch(/A column is not laid down as this format says/);
});

test('where the platform has no hashes, a file that makes no sense is still refused', async () => {
  const trusting = (bytes: Uint8Array<ArrayBuffer>): SnapshotDeps => ({
    ...depsOf(staticServer(filesOf(good).set(good.manifest.file, bytes)).fetch),
    sha256: null,
  });
  const snapshot = await openSnapshot(trusting(good.bytes.map(() => 0x55)), SITE, never);
  expect((await failureOf(snapshot?.hot({ signal: never }) ?? Promise.resolve())).kind).toBe('bad-response');
  expect((await failureOf(snapshot?.cold({ signal: never }) ?? Promise.resolve())).kind).toBe('bad-response');
});

test('rows that are out of order are refused, even with the right hashes', async () => {
  const { hot } = await readAll(staticServer(filesOf(good)).fetch);
  const reversed = stepsChunk([...hot.y].toReversed());
  const bytes = Uint8Array.from([...good.bytes, ...reversed]);
  const y = { offset: good.bytes.length, bytes: reversed.length, sha256: nodeCodec.sha256(reversed) };
  const columns = { ...good.manifest.columns, y };
  const manifest = { ...good.manifest, bytes: bytes.length, columns };
  const failure = await failureOf(readAll(staticServer(filesOf({ manifest, bytes })).fetch));
  expect(failure.details.said).toBe("The snapshot can't be read. Its rows are not in Morton order.");
});

/** The bytes of one column of steps, as a snapshot has them. */
function stepsChunk(data: number[]): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  const element = { name: 'y', type: 'INT32', converted_type: 'UINT_32', repetition_type: 'REQUIRED' } as const;
  const parquet = new ParquetWriter({
    writer,
    schema: [{ name: 'rows', num_children: 1 }, element],
    codec: 'UNCOMPRESSED',
  });
  void parquet.write({ columnData: [{ name: 'y', data, encoding: 'DELTA_BINARY_PACKED' }], rowGroupSize: data.length });
  void parquet.finish();
  const bytes = new Uint8Array(writer.getBuffer());
  const [group] = parquetMetadata(bytes).row_groups;
  return bytes.slice(4, 4 + Number(group?.columns[0]?.meta_data?.total_compressed_size));
}

test('nothing of the Parquet reader is loaded with the door to it', async () => {
  const { readFile } = await import('node:fs/promises');
  for (const module of ['read', 'range', 'manifest', 'fileFormat', 'fileColumns']) {
    const source = await readFile(new URL(`../../src/snapshot/${module}.ts`, import.meta.url), 'utf8');
    expect(source, module).not.toMatch(/^import (?!type)[^;]*(hyparquet|pages\.ts)/m);
  }
  expect(COLD.length + HOT.length).toBe(COLUMN_NAMES.length);
});
