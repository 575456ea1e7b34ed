import type { Camera, CameraKey } from '../model/camera.ts';
import { keyOf } from '../model/camera.ts';
import { ColumnsBuilder } from './builder.ts';
import type { Columns } from './columns.ts';
import { rowOf } from './columns.ts';
import type { Dictionary } from './dictionary.ts';
import type { CellRect } from './grid.ts';
import { cellsOf, holdsCell } from './grid.ts';
import { eachCell } from './grid.ts';
import { merge } from './merge.ts';

/** Overpass's date must be this much later than the upload before a missing camera counts as deleted: clocks differ, and replication lags. */
const CERTAIN_AFTER = 5 * 60_000;

interface Entry {
  readonly camera: Camera;
  readonly uploadedAt: number;
}

/** Cameras that were uploaded from here, shown over what was read until Overpass has them. */
export class OwnCameras {
  readonly #entries = new Map<CameraKey, Entry>();
  readonly #dictionary: Dictionary;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Takes a camera; false where what was read is as new already. */
  add(camera: Camera, read: Columns, now: number): boolean {
    const known = rowOf(read, camera.type, camera.id);
    if (known !== -1 && isThere(read.version[known] ?? 0, camera.version)) return false;
    this.#entries.set(keyOf(camera), { camera, uploadedAt: camera.timestamp ?? now });
    return true;
  }

  /** Lets go of those that an answer (`batch`, for the cells `rects`) has, or shows to be deleted. */
  settle(batch: Columns, rects: readonly CellRect[], base: number | null): void {
    for (const [key, { camera, uploadedAt }] of this.#entries) {
      const row = rowOf(batch, camera.type, camera.id);
      const there = row !== -1 && isThere(batch.version[row] ?? 0, camera.version);
      const gone = base !== null && base > uploadedAt + CERTAIN_AFTER && isAsked(camera, rects);
      if (there || gone) this.#entries.delete(key);
    }
  }

  /** What was read with these over it. */
  over(read: Columns): Columns {
    if (this.#entries.size === 0) return read;
    const builder = new ColumnsBuilder(this.#dictionary);
    for (const { camera } of this.#entries.values()) builder.addCamera(camera);
    const own = builder.finish();
    own.own.fill(1);
    return merge(read, own, []);
  }
}

/** Whether a read version is at least the uploaded one. A server that tells no versions has every new object at its first. */
function isThere(read: number, uploaded: number): boolean {
  return read === 0 ? uploaded <= 1 : read >= uploaded;
}

function isAsked({ lat, lon }: Camera, rects: readonly CellRect[]): boolean {
  let asked = false;
  for (const cell of cellsOf({ south: lat, north: lat, west: lon, east: lon })) {
    eachCell(cell, (key) => {
      asked ||= rects.some((rect) => holdsCell(rect, key));
    });
  }
  return asked;
}
