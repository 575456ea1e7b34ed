import { isAlpr } from '../catalog/lookup.ts';
import type { Camera } from '../model/camera.ts';
import { OSM_TYPES } from '../model/camera.ts';
import { decode } from './decode.ts';

/**
 * The objects of an answer, one each: for questions that are asked once. What the map shows goes another way, without objects.
 * @throws Failure as `decode` does
 */
export async function readObjects(
  text: string,
): Promise<{ readonly objects: readonly Camera[]; readonly base: number | null }> {
  const objects: Camera[] = [];
  let tags = new Map<string, string>();
  const { base } = await decode(text, {
    tag: (key, value) => void tags.set(key, value),
    add(type, id, lat, lon, version, edited) {
      const timestamp = edited === 0 ? null : edited * 1000;
      objects.push({ type: OSM_TYPES[type] ?? 'node', id, lat, lon, version, timestamp, tags });
      tags = new Map();
    },
    discard() {
      tags = new Map();
    },
  });
  return { objects, base };
}

/**
 * The readers at work of an answer to `cameraQuery`.
 * @throws Failure as `decode` does
 */
export async function readCameras(
  text: string,
): Promise<{ readonly readers: readonly Camera[]; readonly base: number | null }> {
  const { objects, base } = await readObjects(text);
  return { readers: objects.filter((camera) => isAlpr(camera.tags)), base };
}
