import type { Camera, CameraKey } from '../../model/camera.ts';
import { keyOf, parseKey } from '../../model/camera.ts';
import type { Place } from '../../model/place.ts';
import { ColumnsBuilder } from '../columns/columnsBuilder.ts';
import type { Columns } from '../columns/columns.ts';
import { blankColumns, HIDDEN, placeAt } from '../columns/columns.ts';
import { OSM_TYPES } from '../../model/camera.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import type { CellRect } from '../live/grid.ts';
import { cellOf, holdsCell } from '../live/grid.ts';
import { KeyMap } from '../columns/keyMap.ts';

/** Overpass's date must be this much later than the upload before a missing camera counts as deleted: clocks differ, and replication lags. */
const CERTAIN_AFTER = 5 * 60_000;

/** Something that was written from here. */
interface Entry {
  readonly type: number;
  readonly id: number;
  /** The camera as it was written; null where it was deleted. */
  readonly camera: Camera | null;
  /** That the writing made. */
  readonly version: number;
  /** Where it stood; null where that isn't known. */
  readonly place: Place | null;
  /** ms since 1970 */
  readonly at: number;
}

/** What was added, changed and deleted from here: it stands over what was read until Overpass has it. */
export class LocalEdits {
  readonly #entries = new Map<CameraKey, Entry>();
  readonly #dictionary: Dictionary;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Takes a camera that was written from here. */
  add(camera: Camera, now: number): void {
    const { id, version, timestamp } = camera;
    const type = OSM_TYPES.indexOf(camera.type);
    this.#put(keyOf(camera), { type, id, camera, version, place: camera, at: timestamp ?? now });
  }

  /** Takes a deletion; `place` is where the camera stood, as far as known. */
  remove(key: CameraKey, version: number, place: Place | null, now: number): void {
    const parsed = parseKey(key);
    if (parsed === null) return;
    const before = this.#entries.get(key)?.place ?? null;
    const type = OSM_TYPES.indexOf(parsed.type);
    this.#put(key, { type, id: parsed.id, camera: null, version, place: place ?? before, at: now });
  }

  /** An older version than the one that is known is no news. */
  #put(key: CameraKey, entry: Entry): void {
    if (entry.version >= (this.#entries.get(key)?.version ?? 0)) this.#entries.set(key, entry);
  }

  /**
   * Lets go of what an answer (`batch`, for the cells `rects`) has, or shows to be gone.
   * @returns whether there was any
   */
  settle(batch: Columns, rects: readonly CellRect[], base: number | null): boolean {
    if (this.#entries.size === 0) return false;
    const before = this.#entries.size;
    const rows = this.#rowsIn(batch);
    for (const [key, entry] of this.#entries) {
      const row = rows.get(entry.type, entry.id) ?? -1;
      if (row === -1) {
        const asked = entry.place !== null && isAsked(entry.place, rects);
        if (asked && base !== null && base > entry.at + CERTAIN_AFTER) this.#entries.delete(key);
      } else if (isThere(batch.version[row] ?? 0, entry)) {
        this.#entries.delete(key);
      } else if (entry.place === null) {
        this.#entries.set(key, { ...entry, place: placeAt(batch, row) });
      }
    }
    return this.#entries.size < before;
  }

  /** Hides their older versions in what was read. */
  hideIn(read: Columns): void {
    for (let row = 0; row < read.length; row += 1) read.hidden[row] = (read.hidden[row] ?? 0) & ~HIDDEN.local;
    if (this.#entries.size === 0) return;
    const rows = this.#rowsIn(read);
    for (const { type, id } of this.#entries.values()) {
      const row = rows.get(type, id) ?? -1;
      if (row !== -1) read.hidden[row] = (read.hidden[row] ?? 0) | HIDDEN.local;
    }
  }

  /** Those that were not deleted. */
  columns(): Columns {
    const builder = new ColumnsBuilder(this.#dictionary);
    for (const { camera } of this.#entries.values()) if (camera !== null) builder.addCamera(camera);
    const columns = builder.finish();
    columns.localEdit.fill(1);
    return columns.length === 0 ? blankColumns(0, 0) : columns;
  }

  /** Where each of ours stands in the columns: its row, or -1. One pass for all. */
  #rowsIn({ type, id }: Columns): KeyMap<number> {
    const rows = new KeyMap<number>(this.#entries.size);
    for (const entry of this.#entries.values()) rows.set(entry.type, entry.id, -1);
    for (let row = 0; row < id.length; row += 1) {
      const rowType = type[row] ?? 0;
      const rowId = id[row] ?? 0;
      if (rows.get(rowType, rowId) !== undefined) rows.set(rowType, rowId, row);
    }
    return rows;
  }
}

/** Whether a read version is as new as ours. A server that tells no versions has every new object at its first. */
function isThere(read: number, { version, camera }: Entry): boolean {
  // What was deleted and is read again at a later version was brought back.
  if (camera === null) return read > version;
  return read === 0 ? version <= 1 : read >= version;
}

function isAsked(place: Place, rects: readonly CellRect[]): boolean {
  const key = cellOf(place);
  return rects.some((rect) => holdsCell(rect, key));
}
