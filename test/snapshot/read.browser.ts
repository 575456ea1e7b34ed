import { expect, test } from 'vitest';
import { writeSnapshot } from '../../src/build/snapshot/writeParquet.ts';
import type { Codec } from '../../src/build/snapshot/writeParquet.ts';
import { formatManifest } from '../../src/snapshot/manifest.ts';
import { browserDeps, openSnapshot } from '../../src/snapshot/read.ts';

/** CRC-32 as gzip has it (RFC 1952, 8). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1;
  }
  return (crc ^ 0xffff_ffff) >>> 0;
}

/** gzip without compressing: a browser has none that answers at once, as the writer wants. */
function stored(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(10 + 5 + bytes.length + 8);
  const view = new DataView(out.buffer);
  out.set([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff, 1]);
  view.setUint16(11, bytes.length, true);
  view.setUint16(13, ~bytes.length & 0xffff, true);
  out.set(bytes, 15);
  view.setUint32(15 + bytes.length, crc32(bytes), true);
  view.setUint32(19 + bytes.length, bytes.length, true);
  return out;
}

test('a browser reads a snapshot by its own means', async () => {
  const parts: Uint8Array[] = [];
  const codec: Codec = {
    gzip: stored,
    // The hashes that the platform works out are put in below: they take their time.
    sha256(bytes) {
      parts.push(bytes);
      return '0'.repeat(64);
    },
  };
  const rows = Array.from({ length: 500 }, (_, i) => ({
    type: i === 7 ? 1 : 0,
    id: 2 ** 40 + i,
    lat: i === 3 ? 90 : i / 10,
    lon: -i / 5,
    version: 1,
    edited: 1_700_000_000,
    tags: ['direction', String(i % 360), '__proto__', 'x', 'manufacturer', 'Söhne'],
  }));
  const region = { south: -90, west: -180, north: 90, east: 180 };
  const { manifest, bytes } = writeSnapshot(rows, { base: { oldest: 1e12, newest: 2e12 }, region }, codec);
  const hashes = await Promise.all(
    parts.map(async (part) => {
      const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(part));
      return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
    }),
  );
  const columns = Object.entries(manifest.columns).map(([name, part], i) => [name, { ...part, sha256: hashes[i + 1] }]);
  const text = formatManifest({ ...manifest, sha256: hashes[0] ?? '' });
  const served = JSON.stringify({ ...JSON.parse(text), columns: Object.fromEntries(columns) });
  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    if (url.endsWith('.json')) return Promise.resolve(new Response(served));
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(new Headers(init.headers).get('Range') ?? '') ?? [];
    return Promise.resolve(new Response(bytes.slice(Number(start), Number(end) + 1), { status: 206 }));
  };
  const { signal } = new AbortController();
  const snapshot = await openSnapshot({ ...browserDeps(), fetch }, 'https://site.test/', signal);
  const hot = await snapshot?.hot({ signal });
  const cold = await snapshot?.cold({ signal });
  expect(hot?.length).toBe(500);
  expect(hot?.exact.size).toBe(1);
  expect(hot?.direction.texts).toHaveLength(360);
  expect([...(cold?.id ?? [])].toSorted((a, b) => a - b)).toEqual(rows.map(({ id }) => id));
  expect(cold?.manufacturer.texts).toEqual(['Söhne']);
  expect(cold?.tags.texts).toEqual(['{"__proto__":"x"}']);
});
