import { createStore, get, update } from 'idb-keyval';
import type { Camera } from '../../model/camera.ts';
import { isRecord } from '../../model/record.ts';
import type { OwnStore } from '../env.ts';

/** Overpass has every edit long before this. */
const KEPT_DAYS = 7;
/** Nobody uploads more than this in a week by hand; older ones go first. */
const MOST = 500;
const DAY = 86_400_000;

/** Cameras that were uploaded from this browser, in IndexedDB, one record a server. What can't be stored is only not shown again after a reload. */
export function createOwnStore(now: () => number, name = 'sightline-own'): OwnStore {
  const fresh = (cameras: readonly Camera[]): readonly Camera[] =>
    cameras.filter((camera) => (camera.timestamp ?? 0) > now() - KEPT_DAYS * DAY).slice(-MOST);
  return {
    async add(server, camera) {
      try {
        await update<unknown>(server, (old) => [...fresh(readCameras(old)), camera], createStore(name, 'own'));
      } catch {
        // A refused storage: the camera is in OpenStreetMap, which is what counts.
      }
    },
    async load(server) {
      try {
        return fresh(readCameras(await get<unknown>(server, createStore(name, 'own'))));
      } catch {
        return [];
      }
    },
  };
}

/** What was stored, as far as it is what we would have written. */
function readCameras(value: unknown): readonly Camera[] {
  return Array.isArray(value) ? value.filter((item: unknown) => isCamera(item)) : [];
}

function isCamera(value: unknown): value is Camera {
  if (!isRecord(value)) return false;
  const tags = value['tags'];
  return (
    value['type'] === 'node' &&
    ['id', 'version'].every((field) => Number.isSafeInteger(value[field])) &&
    ['timestamp', 'lat', 'lon'].every((field) => Number.isFinite(value[field])) &&
    tags instanceof Map &&
    [...tags].every((pair) => pair.every((text: unknown) => typeof text === 'string'))
  );
}
