import { createStore, get, update } from 'idb-keyval';
import type { Camera } from '../../model/camera.ts';
import { parseKey, keyOf } from '../../model/camera.ts';
import { isRecord } from '../../model/record.ts';
import type { DiskOptions, UploadStore } from '../env.ts';
import { ACTIONS, readCamera } from './draftRecord.ts';
import type { UploadRecord } from './uploadRecord.ts';

/** As many as anyone looks back on. */
const MOST = 300;

/** What was uploaded from this browser, in IndexedDB, one record a server, newest first. What can't be stored can't be undone from here after a reload. */
export function createUploadStore({
  name = 'sightline-uploads',
  changed = () => undefined,
}: DiskOptions = {}): UploadStore {
  return {
    async put(record) {
      try {
        await update<unknown>(
          record.server,
          (old) => [record, ...readRecords(old).filter(({ id }) => id !== record.id)].slice(0, MOST),
          createStore(name, 'uploads'),
        );
        changed();
      } catch {
        // A refused storage: the change is in OpenStreetMap, which is what counts.
      }
    },
    async load(server) {
      try {
        return readRecords(await get<unknown>(server, createStore(name, 'uploads')));
      } catch {
        return [];
      }
    },
  };
}

function readRecords(value: unknown): readonly UploadRecord[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    const record = readRecord(item);
    return record === null ? [] : [record];
  });
}

/** One record, checked field by field; null where anything is not what it should be. */
export function readRecord(value: unknown): UploadRecord | null {
  if (!isRecord(value)) return null;
  const { id, server, version, changeset, comment, at, undone } = value;
  const action = ACTIONS.find((known) => known === value['action']);
  const key = typeof value['key'] === 'string' ? parseKey(value['key']) : null;
  const [before, after] = [cameraOr(value['before']), cameraOr(value['after'])];
  if (
    typeof id !== 'string' ||
    typeof server !== 'string' ||
    typeof comment !== 'string' ||
    typeof undone !== 'boolean' ||
    typeof version !== 'number' ||
    typeof changeset !== 'number' ||
    typeof at !== 'number' ||
    action === undefined ||
    key === null ||
    before === undefined ||
    after === undefined
  ) {
    return null;
  }
  return { id, server, action, key: keyOf(key), version, changeset, comment, at, before, after, undone };
}

/** Undefined where it is neither null nor a camera. */
function cameraOr(value: unknown): Camera | null | undefined {
  return value === null ? null : (readCamera(value) ?? undefined);
}
