/** Snapshots whose bytes are what they should be, and make no sense all the same; and answers that are no snapshot. */
import { parquetMetadata } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { ColumnSource, SchemaElement } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import type { ColumnName, Manifest } from '../../../src/snapshot/fileFormat.ts';
import { formatManifest, parseManifest } from '../../../src/snapshot/manifest.ts';
import type { SnapshotDeps } from '../../../src/snapshot/read.ts';
import { openKept, openSnapshot } from '../../../src/snapshot/read.ts';
import { nodeCodec } from '../../../src/build/snapshot/make.ts';
import { BASE, depsOf, filesOf, manyRows, never, readAll, staticServer, written } from '../../snapshot/support.ts';

const SITE = 'http://site.test/';
const good = written(manyRows(3));

/** The snapshot with other bytes for some columns, and manifest and hashes to fit. */
function withColumns(columns: Partial<Record<ColumnName, Uint8Array<ArrayBuffer>>>): SnapshotDeps['fetch'] {
  let bytes = good.bytes;
  const parts: Record<ColumnName, Manifest['columns'][ColumnName]> = { ...good.manifest.columns };
  for (const name of ['type', 'lat_exact', 'lon_exact', 'id', 'tags'] as const) {
    const chunk = columns[name];
    if (chunk === undefined) continue;
    parts[name] = { offset: bytes.length, bytes: chunk.length, sha256: nodeCodec.sha256(chunk) };
    bytes = Uint8Array.from([...bytes, ...chunk]);
  }
  return staticServer(filesOf({ bytes, manifest: { ...good.manifest, bytes: bytes.length, columns: parts } })).fetch;
}

/** One column's bytes. */
function chunkOf(element: Omit<SchemaElement, 'name'>, source: Omit<ColumnSource, 'name'>): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    writer,
    schema: [
      { name: 'rows', num_children: 1 },
      { ...element, name: 'c' },
    ],
    codec: 'GZIP',
    compressors: { GZIP: nodeCodec.gzip },
  });
  void parquet.write({ columnData: [{ ...source, name: 'c' }], rowGroupSize: 3 });
  void parquet.finish();
  const bytes = new Uint8Array(writer.getBuffer());
  const size = parquetMetadata(bytes).row_groups[0]?.columns[0]?.meta_data?.total_compressed_size;
  return bytes.slice(4, 4 + Number(size));
}

const texts = (...data: readonly (string | null)[]): Uint8Array<ArrayBuffer> =>
  chunkOf(
    { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
    { data: [...data], encoding: 'RLE_DICTIONARY' },
  );
const degrees = (...data: readonly (number | null)[]): Uint8Array<ArrayBuffer> =>
  chunkOf({ type: 'DOUBLE', repetition_type: 'OPTIONAL' }, { data: [...data], encoding: 'PLAIN' });
const ids = (...data: readonly bigint[]): Uint8Array<ArrayBuffer> =>
  chunkOf({ type: 'INT64', repetition_type: 'REQUIRED' }, { data: [...data], encoding: 'PLAIN' });

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error: unknown = await promise.catch((thrown: unknown) => thrown);
  if (!(error instanceof Failure)) throw new Error(`This is not a Failure: ${String(error)}`);
  return error;
}

test('columns that make sense are taken', async () => {
  const fetch = withColumns({
    type: texts('node', 'relation', 'way'),
    lat_exact: degrees(90, null, null),
    lon_exact: degrees(-180, null, null),
    id: ids(1n, 2n, 2n ** 53n - 1n),
    tags: texts('{}', '{"a":"b"}', '{}'),
  });
  const { hot, cold } = await readAll(fetch);
  expect([...hot.type]).toEqual([0, 2, 1]);
  expect([...hot.exact]).toEqual([[0, { lat: 90, lon: -180 }]]);
  expect([...cold.id]).toEqual([1, 2, 2 ** 53 - 1]);
});

test.each<[string, Parameters<typeof withColumns>[0], RegExp]>([
  ['an unknown type', { type: texts('node', 'node', 'changeset') }, /unknown type/],
  ['no type', { type: texts('node', null, 'node') }, /without a type/],
  [
    'a latitude beyond the poles',
    { lat_exact: degrees(90.1, null, null), lon_exact: degrees(0, null, null) },
    /places that are/,
  ],
  [
    'a latitude that is no number',
    { lat_exact: degrees(Number.NaN, null, null), lon_exact: degrees(0, null, null) },
    /places/,
  ],
  ['a longitude beyond 180°', { lat_exact: degrees(90, null, null), lon_exact: degrees(-180.1, null, null) }, /places/],
  [
    'a longitude that is no number',
    { lat_exact: degrees(90, null, null), lon_exact: degrees(Number.NaN, null, null) },
    /places/,
  ],
  ['a latitude alone', { lat_exact: degrees(null, 90, null), lon_exact: degrees(0, null, null) }, /places/],
  ['an id beyond 2^53', { id: ids(1n, 2n, 2n ** 53n) }, /not laid down/],
  ['an id that is none', { id: ids(1n, 2n, 0n) }, /not laid down/],
  ['tags that are a list', { tags: texts('{}', '{}', '["a"]') }, /tags that are none/],
  ['tags that are numbers', { tags: texts('{}', '{}', '{"a":1}') }, /tags that are none/],
])('a camera with %s is refused', async (_, columns, said) => {
  const failure = await failureOf(readAll(withColumns(columns)));
  expect(failure).toMatchObject({ kind: 'bad-response', details: { said: expect.stringMatching(said) } });
});

test('an edit is of the noon of its day, and never younger than the data', async () => {
  const [row] = manyRows(1);
  if (row === undefined) throw new Error('There is no row.');
  const DAY = 86_400;
  const at = (edited: number): { readonly edited: number; readonly id: number } => ({ edited, id: edited });
  const newest = Math.floor(BASE.newest / 1000);
  const rows = [at(20_000 * DAY), at(20_001 * DAY - 1), at(newest)].map((one) => Object.assign({}, row, one));
  const { cold } = await readAll(staticServer(filesOf(written(rows))).fetch);
  expect([...cold.edited]).toEqual([20_000 * DAY + DAY / 2, 20_000 * DAY + DAY / 2, newest]);
});

test.each([
  [
    'of a column beyond its end',
    { columns: { ...good.manifest.columns, tags: { ...good.manifest.columns.tags, bytes: good.bytes.length } } },
  ],
  ['that is older than it is', { base: { oldest: BASE.newest, newest: BASE.oldest } }],
  ['with a hash that is too long', { sha256: `${good.manifest.sha256}0` }],
  ['with a hash that is too short', { sha256: good.manifest.sha256.slice(1) }],
  ['of a region beyond 180° west', { region: { south: 0, west: -180.1, north: 1, east: 0 } }],
  ['of a region that is wider than the world', { region: { south: 0, west: -180, north: 1, east: 180.1 } }],
  ['of a region beyond the pole', { region: { south: -90.1, west: 0, north: 1, east: 1 } }],
  ['of a region upside down', { region: { south: 1, west: 0, north: 1, east: 1 } }],
  ['of a region without width', { region: { south: 0, west: 1, north: 1, east: 1 } }],
])('a manifest %s is refused', (_, wrong) => {
  expect(() => parseManifest(formatManifest({ ...good.manifest, ...wrong }))).toThrow(Failure);
});

test('a manifest of other license or attribution is refused', () => {
  const text = formatManifest(good.manifest);
  expect(() => parseManifest(text.replace('ODbL-1.0', 'CC0'))).toThrow(Failure);
  expect(() => parseManifest(text.replace('© OpenStreetMap contributors', 'me'))).toThrow(Failure);
});

test('the manifest is asked for anew each time, as the JSON that it is', async () => {
  const asked: RequestInit[] = [];
  const { fetch } = staticServer(filesOf(good));
  await openSnapshot(
    depsOf((url, init) => {
      asked.push(init);
      return fetch(url, init);
    }),
    SITE,
    never,
  );
  expect(asked).toMatchObject([{ cache: 'no-cache', headers: { Accept: 'application/json' }, credentials: 'omit' }]);
});

test.each([
  [404, null],
  [410, null],
])('where the manifest is answered by %i, there is no snapshot', async (status, expected) => {
  const fetch = (): Promise<Response> => Promise.resolve(new Response('', { status }));
  expect(await openSnapshot(depsOf(fetch), SITE, never)).toBe(expected);
});

test.each([500, 403, 206])('a manifest that is answered by %i did not arrive', async (status) => {
  const fetch = (): Promise<Response> => Promise.resolve(new Response(formatManifest(good.manifest), { status }));
  const failure = await failureOf(openSnapshot(depsOf(fetch), SITE, never));
  expect(failure).toMatchObject({ kind: 'server', details: { status } });
});

test('an abort while hashes are worked out gives no columns', async () => {
  const stop = new AbortController();
  const deps: SnapshotDeps = {
    ...depsOf(staticServer(filesOf(good)).fetch),
    sha256(bytes) {
      stop.abort();
      return crypto.subtle.digest('SHA-256', bytes);
    },
  };
  const snapshot = await openSnapshot(deps, SITE, never);
  await expect(snapshot?.hot({ signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
});

test('what was kept of the later columns is opened without a network, and its hashes are checked', async () => {
  const { fetch } = staticServer(filesOf(good));
  let kept: unknown;
  const keep = (record: object): void => void (kept = structuredClone(record));
  const snapshot = await openSnapshot(depsOf(fetch), SITE, never);
  const cold = await snapshot?.cold({ signal: never, keep });
  const bytes = Object.entries(good.manifest.columns).reduce(
    (sum, [name, part]) =>
      ['id', 'version', 'edited', 'manufacturer', 'operator', 'tags'].includes(name) ? sum + part.bytes : sum,
    0,
  );
  expect(kept).toMatchObject({ bytes: { length: bytes, buffer: { byteLength: bytes } } });
  const nowhere = depsOf(() => Promise.reject(new TypeError('offline')));
  const opened = openKept(nowhere, kept);
  expect(opened?.manifest).toEqual(good.manifest);
  expect(await opened?.cold({ signal: never })).toEqual(cold);
  expect((await failureOf(opened?.hot({ signal: never }) ?? Promise.resolve())).kind).toBe('bad-response');
  const torn = { manifest: formatManifest(good.manifest), bytes: new Uint8Array(bytes) };
  expect((await failureOf(openKept(nowhere, torn)?.cold({ signal: never }) ?? Promise.resolve())).kind).toBe(
    'bad-response',
  );
  for (const none of [null, 5, {}, { manifest: 'x' }, { bytes: torn.bytes }, { ...torn, bytes: [1] }])
    expect(openKept(nowhere, none)).toBeNull();
  expect(() => openKept(nowhere, { ...torn, manifest: '{"format":2}' })).toThrow(Failure);
});

test('of a file that came whole, only the later columns are handed over', async () => {
  const files = filesOf(good);
  const whole: SnapshotDeps['fetch'] = (url) =>
    Promise.resolve(new Response(files.get(new URL(url).pathname.slice(1)) ?? null));
  const snapshot = await openSnapshot(depsOf(whole), SITE, never);
  const handed: number[] = [];
  await snapshot?.cold({ signal: never, keep: ({ bytes }) => void handed.push(bytes.buffer.byteLength) });
  const { id, tags } = good.manifest.columns;
  expect(handed).toEqual([tags.offset + tags.bytes - id.offset]);
});
