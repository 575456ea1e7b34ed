import { Failure, isAbort } from '../model/failure.ts';
import type { OsmType } from '../model/camera.ts';
import { OSM_TYPES } from '../model/camera.ts';
import { isBefore } from '../model/morton.ts';
import type { Place } from '../model/place.ts';
import { isOnEarth } from '../model/place.ts';
import { isRecord } from '../model/record.ts';
import type { ColdColumns, HotColumns, TextColumn } from './fileColumns.ts';
import { parseTags } from './fileColumns.ts';
import type { ColumnName, Manifest } from './fileFormat.ts';
import { COLD, HOT, MANIFEST_NAME } from './fileFormat.ts';
import { formatManifest, parseManifest } from './manifest.ts';
import type * as Pages from './pages.ts';
import type { RangeDeps, RangeFile, ReadOptions } from './range.ts';
import { openRanges, overWire } from './range.ts';

export interface SnapshotDeps extends RangeDeps {
  /** SHA-256, or null where the platform has none (a page without TLS): lengths, counts and order are all that is checked then. */
  readonly sha256: ((bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>) | null;
}

/** A snapshot whose manifest was read. Nothing else is loaded until it is asked for, and nothing is kept here. */
export interface Snapshot {
  readonly manifest: Manifest;
  /** Places and directions, in Morton order. One range request, about 7 bytes a camera. */
  hot(options: ReadOptions): Promise<HotColumns>;
  /** Ids, ages and tags, row for row as in `hot`. One range request; `keep` is handed what came, once it has been checked. */
  cold(options: ReadOptions & { readonly keep?: ((kept: KeptCold) => void) | undefined }): Promise<ColdColumns>;
}

/** What `cold` was read from, as a device may keep it: `openKept` opens it without a network. */
export interface KeptCold {
  readonly manifest: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** s */
const DAY = 86_400;
/** A manifest is some 3 kB. */
const MAX_MANIFEST = 100_000;

/** The platform's own. `crypto.subtle` exists only where the page came by TLS or from this machine. */
export function browserDeps(): SnapshotDeps {
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle;
  return {
    fetch: (url, init) => fetch(url, init),
    online: () => globalThis.navigator.onLine,
    after(ms, callback) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    sha256: subtle === undefined ? null : (bytes) => subtle.digest('SHA-256', bytes),
  };
}

/**
 * Opens the snapshot in a folder, or gives null where there is none: then live reading is all there is.
 * @param base address of the folder, with a slash at its end
 * @throws Failure `offline` or `server` where it did not arrive, `bad-response` or `incomplete` where it is torn, foreign or too
 * new (also from `hot` and `cold`: they give whole columns or nothing); AbortError if a signal said so
 */
export async function openSnapshot(deps: SnapshotDeps, base: string, signal: AbortSignal): Promise<Snapshot | null> {
  const text = await overWire(deps, signal, async (wire) => {
    // Asked for again each time: it is small, and says which file is the newest. The kind that is wanted keeps a
    // development server from answering with its page.
    const response = await wire.fetch(`${base}${MANIFEST_NAME}`, {
      cache: 'no-cache',
      headers: { Accept: 'application/json' },
    });
    if (response.status === 404 || response.status === 410) return null;
    if (response.status !== 200)
      throw new Failure('server', { status: response.status, said: 'The snapshot is not there.' });
    return wire.text(response, MAX_MANIFEST);
  });
  if (text === null) return null;
  const manifest = parseManifest(text);
  const check = checkBy(deps);
  const file = openRanges(deps, `${base}${manifest.file}`, manifest.bytes, (all) => check(all, manifest.sha256));
  return snapshotOf(manifest, file, check);
}

/**
 * Opens what `cold` handed over to be kept. Its `hot` is refused, since that isn't in it. Null where it is none.
 * @throws Failure `bad-response` where its manifest can't be read (and `cold` where the bytes are others)
 */
export function openKept(deps: Pick<SnapshotDeps, 'sha256'>, value: unknown): Snapshot | null {
  if (!isRecord(value)) return null;
  const { manifest: text, bytes } = value;
  if (typeof text !== 'string' || !(bytes instanceof Uint8Array)) return null;
  const manifest = parseManifest(text);
  const { start } = spanOf(manifest, COLD);
  // Copied, so that whatever kind of memory it was in doesn't matter.
  const kept = Uint8Array.from(bytes);
  const file: RangeFile = { read: (from, to) => Promise.resolve(kept.subarray(from - start, to - start)) };
  return snapshotOf(manifest, file, checkBy(deps));
}

type Check = (bytes: Uint8Array<ArrayBuffer>, expected: string) => Promise<void>;

function checkBy({ sha256 }: Pick<SnapshotDeps, 'sha256'>): Check {
  return async (bytes, expected) => {
    if (sha256 === null) return;
    const digest = new Uint8Array(await sha256(bytes));
    const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (found !== expected) throw refuse('Its bytes are not the ones that its manifest promises.');
  };
}

function snapshotOf(manifest: Manifest, file: RangeFile, check: Check): Snapshot {
  return {
    manifest,
    async hot(options) {
      const [pages, { parts, checked }] = await Promise.all([
        loadDecoders(),
        readParts(manifest, file, check, HOT, options),
      ]);
      return verified(
        checked,
        guarded(() => hotOf(parts, manifest.count, pages)),
        options.signal,
      );
    },
    async cold({ keep, ...options }) {
      const [pages, { parts, run, checked }] = await Promise.all([
        loadDecoders(),
        readParts(manifest, file, check, COLD, options),
      ]);
      const columns = await verified(
        checked,
        guarded(() => coldOf(parts, manifest, pages)),
        options.signal,
      );
      // Of its own: of a file that came whole, it would keep the whole.
      keep?.({ manifest: formatManifest(manifest), bytes: run.slice() });
      return columns;
    },
  };
}

type Decoders = typeof Pages;

/** The Parquet reader comes only with the first snapshot that is read. */
async function loadDecoders(): Promise<Decoders> {
  try {
    return await import('./pages.ts');
  } catch (error) {
    throw new Failure('server', { said: 'A part of the page did not arrive.' }, error);
  }
}
type Parts<Name extends ColumnName> = Readonly<Record<Name, Uint8Array<ArrayBuffer>>>;

/** Where columns that stand together are in the file. */
function spanOf({ columns }: Manifest, names: readonly ColumnName[]): { readonly start: number; readonly end: number } {
  return {
    start: Math.min(...names.map((name) => columns[name].offset)),
    end: Math.max(...names.map((name) => columns[name].offset + columns[name].bytes)),
  };
}

/** Columns that stand together in the file. */
interface Read<Name extends ColumnName> {
  readonly parts: Parts<Name>;
  /** All the bytes of the request. */
  readonly run: Uint8Array<ArrayBuffer>;
  /** Rejects where one of them is not what its hash says. Somebody listens: it need not be awaited at once. */
  readonly checked: Promise<unknown>;
}

/** Reads columns by one request; their hashes are made on other threads meanwhile. */
async function readParts<Name extends ColumnName>(
  manifest: Manifest,
  file: RangeFile,
  check: Check,
  names: readonly Name[],
  options: ReadOptions,
): Promise<Read<Name>> {
  const { start, end } = spanOf(manifest, names);
  const run = await file.read(start, end, options);
  const parts = names.map((name): [Name, Uint8Array<ArrayBuffer>] => {
    const { offset, bytes } = manifest.columns[name];
    return [name, run.subarray(offset - start, offset - start + bytes)];
  });
  options.signal.throwIfAborted();
  const checked = Promise.all(parts.map(([name, bytes]) => check(bytes, manifest.columns[name].sha256)));
  checked.catch(() => undefined);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every name was put in just above
  return { parts: Object.fromEntries(parts) as Record<Name, Uint8Array<ArrayBuffer>>, run, checked };
}

/** What was made of bytes while they were being checked; nothing of it comes out before they have been. */
async function verified<T>(checked: Promise<unknown>, made: Promise<T>, signal: AbortSignal): Promise<T> {
  // What is wrong with the bytes says more than what then went wrong in reading them.
  made.catch(() => undefined);
  await checked;
  const columns = await made;
  signal.throwIfAborted();
  return columns;
}

async function hotOf(parts: Parts<(typeof HOT)[number]>, count: number, pages: Decoders): Promise<HotColumns> {
  const [x, y, direction, cameraDirection, type, lat, lon] = await Promise.all([
    pages.decodeSteps(parts.x, count),
    pages.decodeSteps(parts.y, count),
    pages.decodeTexts(parts.direction, count),
    pages.decodeTexts(parts.camera_direction, count),
    pages.decodeTexts(parts.type, count),
    pages.decodeDegrees(parts.lat_exact, count),
    pages.decodeDegrees(parts.lon_exact, count),
  ]);
  for (let row = 1; row < count; row += 1) {
    if (isBefore(x[row] ?? 0, y[row] ?? 0, x[row - 1] ?? 0, y[row - 1] ?? 0))
      throw refuse('Its rows are not in Morton order.');
  }
  return { length: count, x, y, direction, cameraDirection, type: typesOf(type), exact: placesOf(lat, lon) };
}

function typesOf({ codes, texts }: TextColumn): Uint8Array {
  const types = texts.map((text) => OSM_TYPES.findIndex((type: OsmType) => type === text));
  if (types.includes(-1)) throw refuse('It has objects of an unknown type.');
  const column = new Uint8Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] ?? 0;
    if (code === 0) throw refuse('It has objects without a type.');
    column[row] = types[code - 1] ?? 0;
  }
  return column;
}

function placesOf(lats: ReadonlyMap<number, number>, lons: ReadonlyMap<number, number>): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  for (const [row, lat] of lats) {
    const lon = lons.get(row);
    if (lon === undefined || !isOnEarth({ lat, lon })) throw refuse('It has places that are none.');
    places.set(row, { lat, lon });
  }
  return places;
}

async function coldOf(
  parts: Parts<(typeof COLD)[number]>,
  { count, base }: Manifest,
  pages: Decoders,
): Promise<ColdColumns> {
  const [id, version, days, manufacturer, operator, tags] = await Promise.all([
    pages.decodeIds(parts.id, count),
    pages.decodeCounts(parts.version, count, 'count'),
    pages.decodeCounts(parts.edited, count, 'day'),
    pages.decodeTexts(parts.manufacturer, count),
    pages.decodeTexts(parts.operator, count),
    pages.decodeTexts(parts.tags, count),
  ]);
  // No edit is younger than the data.
  const latest = Math.floor(base.newest / 1000);
  if (tags.texts.some((text) => parseTags(text) === null)) throw refuse('It has tags that are none.');
  const edited = days.map((day) => (day === 0 ? 0 : Math.min(day * DAY + DAY / 2, latest)));
  return { length: count, id, version, edited, manufacturer, operator, tags };
}

/** What a decoder throws over bytes that make no sense is the snapshot's fault. */
async function guarded<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Failure || isAbort(error)) throw error;
    throw refuse('Its columns make no sense.', error);
  }
}

function refuse(said: string, cause?: unknown): Failure {
  return new Failure('bad-response', { said: `The snapshot can't be read. ${said}` }, cause);
}
