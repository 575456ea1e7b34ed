/** What is different between an area as it was kept and as it is now. */
import type { Camera, CameraKey, Tags } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import type { Place } from '../../model/place.ts';
import { distance } from '../../model/place.ts';

/** As much of a reader as it takes to see that it changed. */
export interface KeptReader extends Place {
  readonly key: CameraKey;
  /** 0 where it was not known. */
  readonly version: number;
  /** Stands for all of its tags. */
  readonly tags: string;
}

export interface Difference {
  /** `gone`: no longer mapped in the area. Whether it still stands on the street is not known. */
  readonly kind: 'new' | 'changed' | 'moved' | 'gone';
  readonly key: CameraKey;
  readonly place: Place;
  /** As it is now; null where it is gone. */
  readonly camera: Camera | null;
}

/** Rounding is no move, metres. */
const MOVED = 1;

export function keptOf(camera: Camera): KeptReader {
  const { lat, lon, version, tags } = camera;
  return { key: keyOf(camera), lat, lon, version, tags: markOf(tags) };
}

/** The new first, then what changed, what was moved, and what is gone; each by its key. A new version with the same tags is no news. */
export function differences(kept: readonly KeptReader[], now: readonly Camera[]): readonly Difference[] {
  const left = new Map(kept.map((reader) => [reader.key, reader]));
  const found: Difference[] = [];
  for (const camera of now) {
    const key = keyOf(camera);
    const was = left.get(key);
    left.delete(key);
    const place = { lat: camera.lat, lon: camera.lon };
    if (was === undefined) found.push({ kind: 'new', key, place, camera });
    // What is shown may be older than what was kept: then that is no change.
    else if (camera.version < was.version && camera.version !== 0) continue;
    else if (was.tags !== markOf(camera.tags)) found.push({ kind: 'changed', key, place, camera });
    else if (distance(was, camera) >= MOVED) found.push({ kind: 'moved', key, place, camera });
  }
  for (const { key, lat, lon } of left.values()) found.push({ kind: 'gone', key, place: { lat, lon }, camera: null });
  return found.toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind] || (a.key < b.key ? -1 : 1));
}

const ORDER = { new: 0, changed: 1, moved: 2, gone: 3 } as const;

/** FNV-1a, 32 bits, of the tags in the order of their keys. */
function markOf(tags: Tags): string {
  const pairs = [...tags].toSorted(([a], [b]) => (a < b ? -1 : 1));
  let hash = 0x811c_9dc5;
  for (const byte of new TextEncoder().encode(JSON.stringify(pairs))) hash = Math.imul(hash ^ byte, 0x0100_0193);
  return (hash >>> 0).toString(16);
}
