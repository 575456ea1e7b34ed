import fc from 'fast-check';
import { STEPS, stepLat, stepLon, stepX, stepY } from '../../src/model/morton.ts';
import type { Row } from '../../src/build/snapshot/row.ts';
import type { Written } from '../../src/build/snapshot/writeParquet.ts';
import { writeSnapshot } from '../../src/build/snapshot/writeParquet.ts';
import type { ColdColumns, HotColumns } from '../../src/snapshot/fileColumns.ts';
import { parseTags, textAt } from '../../src/snapshot/fileColumns.ts';
import { MANIFEST_NAME, TAG_COLUMNS } from '../../src/snapshot/fileFormat.ts';
import { formatManifest } from '../../src/snapshot/manifest.ts';
import type { SnapshotDeps } from '../../src/snapshot/read.ts';
import { openSnapshot } from '../../src/snapshot/read.ts';
import { nodeCodec } from '../../src/build/snapshot/make.ts';

export const WORLD = { south: -90, west: -180, north: 90, east: 180 };
export const BASE = { oldest: Date.UTC(2026, 10, 23, 5), newest: Date.UTC(2026, 10, 23, 6) };
export const never = new AbortController().signal;

export function written(rows: readonly Row[], pageSize?: number): Written {
  return writeSnapshot(rows, { base: BASE, region: WORLD }, nodeCodec, pageSize);
}

/** A server of static files that honors ranges, as a fetch; and the requests that it saw. */
export function staticServer(files: ReadonlyMap<string, Uint8Array<ArrayBuffer> | string>): {
  readonly fetch: SnapshotDeps['fetch'];
  readonly seen: string[];
} {
  const seen: string[] = [];
  return {
    seen,
    fetch(url, init) {
      const name = new URL(url).pathname.slice(1);
      const range = /^bytes=(\d+)-(\d+)$/.exec(new Headers(init.headers).get('Range') ?? '');
      seen.push(range === null ? name : `${name} ${range[1]}-${range[2]}`);
      const file = files.get(name);
      if (file === undefined) return Promise.resolve(new Response('not found', { status: 404 }));
      if (range === null || typeof file === 'string') return Promise.resolve(new Response(file));
      const start = Number(range[1]);
      const end = Math.min(file.length, Number(range[2]) + 1);
      if (start >= file.length) return Promise.resolve(new Response(null, { status: 416 }));
      const headers = { 'Content-Range': `bytes ${start}-${end - 1}/${file.length}` };
      return Promise.resolve(new Response(file.slice(start, end), { status: 206, headers }));
    },
  };
}

export function depsOf(fetch: SnapshotDeps['fetch']): SnapshotDeps {
  return {
    fetch,
    online: () => true,
    after: () => () => undefined,
    sha256: (bytes) => crypto.subtle.digest('SHA-256', bytes),
  };
}

/** The files of a snapshot, by name. */
export function filesOf({ manifest, bytes }: Written): Map<string, Uint8Array<ArrayBuffer> | string> {
  return new Map<string, Uint8Array<ArrayBuffer> | string>([
    [MANIFEST_NAME, formatManifest(manifest)],
    [manifest.file, bytes],
  ]);
}

/** Reads all of a snapshot. */
export async function readAll(
  fetch: SnapshotDeps['fetch'],
): Promise<{ readonly hot: HotColumns; readonly cold: ColdColumns }> {
  const snapshot = await openSnapshot(depsOf(fetch), 'http://site.test/', never);
  if (snapshot === null) throw new Error('There is no snapshot.');
  return { hot: await snapshot.hot({ signal: never }), cold: await snapshot.cold({ signal: never }) };
}

/** All tags of one row. */
function tagsAt(hot: HotColumns, cold: ColdColumns, row: number): ReadonlyMap<string, string> {
  const columns = {
    direction: hot.direction,
    camera_direction: hot.cameraDirection,
    manufacturer: cold.manufacturer,
    operator: cold.operator,
  };
  const tags = new Map<string, string>();
  const rest = parseTags(textAt(cold.tags, row) ?? '{}') ?? [];
  for (let i = 0; i < rest.length; i += 2) tags.set(rest[i] ?? '', rest[i + 1] ?? '');
  for (const [column, key] of TAG_COLUMNS) {
    const value = textAt(columns[column], row);
    if (value !== undefined) tags.set(key, value);
  }
  return tags;
}

/** The columns as rows again, by type and id; `edited` to the day, and tags by key, as a snapshot keeps them. */
export function rowsOf({ hot, cold }: { readonly hot: HotColumns; readonly cold: ColdColumns }): readonly Row[] {
  return byId(
    Array.from({ length: hot.length }, (_, row) => {
      const place = hot.exact.get(row) ?? { lat: stepLat(hot.y[row] ?? 0), lon: stepLon(hot.x[row] ?? 0) };
      return {
        type: hot.type[row] ?? -1,
        id: cold.id[row] ?? -1,
        ...place,
        version: cold.version[row] ?? -1,
        edited: Math.floor((cold.edited[row] ?? 0) / 86_400),
        tags: flat(tagsAt(hot, cold, row)),
      };
    }),
  );
}

/** What `rowsOf` gives for rows that went through a snapshot unharmed. */
export function expected(rows: readonly Row[]): readonly Row[] {
  return byId(
    rows.map((row) => ({
      ...row,
      edited: Math.floor(row.edited / 86_400),
      tags: flat(new Map(pairs(row.tags))),
    })),
  );
}

function byId(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => a.type - b.type || a.id - b.id);
}

function pairs(tags: readonly string[]): [string, string][] {
  return Array.from({ length: tags.length / 2 }, (_, i) => [tags[2 * i] ?? '', tags[2 * i + 1] ?? '']);
}

function flat(tags: ReadonlyMap<string, string>): readonly string[] {
  return Array.from(tags)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flat();
}

const text = fc.oneof(
  fc.constantFrom('', '90', '338-23', 'Flock Safety', '__proto__', '<b>', '\u202Eabc', '𝒜', '0', 'null'),
  fc.string({ unit: 'binary', maxLength: 12 }).map((any) => any.toWellFormed()),
);
const key = fc.oneof(
  fc.constantFrom('direction', 'camera:direction', 'manufacturer', 'operator', '__proto__', 'constructor', '1', 'ref'),
  text,
);
const degrees = (most: number): fc.Arbitrary<number> =>
  fc.integer({ min: -most * 1e7, max: most * 1e7 }).map((whole) => whole / 1e7);

/** Any camera that OpenStreetMap can have. */
export const anyRow: fc.Arbitrary<Row> = fc.record({
  type: fc.nat(2),
  id: fc.oneof(fc.maxSafeNat(), fc.integer({ min: 2 ** 31 - 2, max: 2 ** 33 })).map((id) => Math.max(1, id)),
  lat: fc.oneof(degrees(90), fc.constantFrom(90, -90, 85.0511288, 0)),
  lon: fc.oneof(degrees(180), fc.constantFrom(180, -180, 0)),
  version: fc.nat(2 ** 31 - 1),
  // Before the data's own time, and to the day not zero, which stands for "not known".
  edited: fc.oneof(fc.constant(0), fc.integer({ min: 86_400, max: Math.floor(BASE.oldest / 1000) })),
  tags: fc.uniqueArray(fc.tuple(key, text), { selector: ([name]) => name, maxLength: 8 }).map((tags) => tags.flat()),
});

/** Any set of cameras, none twice. */
export const anyRows = fc.uniqueArray(anyRow, { selector: (row) => `${row.type}/${row.id}`, maxLength: 200 });

/** So many cameras, of which any two differ, spread over the world; some share a spot. */
export function manyRows(length: number, firstId = 10_000_000_000): readonly Row[] {
  return Array.from({ length }, (_, i) => ({
    type: i % 97 === 0 ? 1 : 0,
    id: firstId + i * 7,
    lat: stepLat(stepY(((i * 7919) % 160_000) / 1000 - 80)),
    lon: stepLon(stepX(((i * 104_729) % 359_000) / 1000 - 179.5)),
    version: 1 + (i % 3),
    edited: 1_700_000_000 + i * 60,
    tags: ['man_made', 'surveillance', 'direction', String((i * 15) % 360), 'ref', String(i % 1000)],
  }));
}

/** Whether place 1 comes before place 2, from the codes themselves. */
export function mortonCode(x: number, y: number): bigint {
  let code = 0n;
  for (let bit = STEPS / 2; bit >= 1; bit /= 2) {
    code = (code << 2n) | (BigInt(Math.floor(y / bit) % 2) << 1n) | BigInt(Math.floor(x / bit) % 2);
  }
  return code;
}
