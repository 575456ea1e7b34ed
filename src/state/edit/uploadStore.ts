import type { UseStore } from 'idb-keyval';
import { del, get, update } from 'idb-keyval';
import * as v from 'valibot';
import type { Camera } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import { Failure } from '../../model/failure.ts';
import { openDatabase } from '../../store/database.ts';
import { ActionSchema, CameraSchema, KeySchema, readAs } from './draftRecord.ts';
import type { UploadRecord } from './uploadRecord.ts';

/** What was uploaded from this browser, newest first. */
export interface UploadStore {
  /** Adds a record, or replaces the one of the same id. */
  put(record: UploadRecord): Promise<void>;
  load(server: string): Promise<readonly UploadRecord[]>;
}

export interface UploadStoreOptions {
  readonly name?: string;
  /** Told of every change. */
  readonly changed?: () => void;
  /** Where earlier versions kept the uploaded cameras. */
  readonly former?: string;
  /** ms that any wait for the disk may take */
  readonly deadline?: number;
}

export const UPLOADS = 'sightline-uploads';
/** More than anyone uploads in a week by hand: so long they stand in for what Overpass does not have yet. */
const MOST = 500;
const DEADLINE = 4_000;

const RecordSchema: v.GenericSchema<unknown, UploadRecord> = v.object({
  id: v.string(),
  server: v.string(),
  action: ActionSchema,
  key: KeySchema,
  version: v.number(),
  changeset: v.number(),
  comment: v.string(),
  at: v.number(),
  before: v.nullable(CameraSchema),
  after: v.nullable(CameraSchema),
  undone: v.boolean(),
  unchecked: v.exactOptional(v.boolean()),
});

/** In IndexedDB, one list a server. What can't be stored can't be undone from here after a reload. */
export function createUploadStore({
  name = UPLOADS,
  changed = () => undefined,
  former = 'sightline-own',
  deadline = DEADLINE,
}: UploadStoreOptions = {}): UploadStore {
  const database = openDatabase(name, 'uploads', { deadline });
  const cameras = openDatabase(former, 'own', { deadline });
  return {
    async put(record) {
      try {
        await add(database, record.server, [record]);
        changed();
      } catch {
        // A refused storage: the change is in OpenStreetMap, which is what counts.
      }
    },
    async load(server) {
      try {
        // A nicety: what can't be taken over must not hide what is here.
        await takeOver(former, cameras, database, server, deadline).catch(() => undefined);
        return readAll(await get<unknown>(server, database));
      } catch {
        return [];
      }
    },
  };
}

function add(database: UseStore, server: string, records: readonly UploadRecord[]): Promise<void> {
  const ids = new Set(records.map(({ id }) => id));
  return update<unknown>(
    server,
    (old) =>
      [...records, ...readAll(old).filter(({ id }) => !ids.has(id))].toSorted((a, b) => b.at - a.at).slice(0, MOST),
    database,
  );
}

function readAll(value: unknown): readonly UploadRecord[] {
  return Array.isArray(value) ? value.flatMap((item: unknown) => readRecord(item) ?? []) : [];
}

/** One record, checked field by field; null where anything is not what it should be. */
export function readRecord(value: unknown): UploadRecord | null {
  return readAs(RecordSchema, value);
}

/**
 * Up to version 0.1 uploaded cameras also stood in a database of their own, for a week. What no record tells of becomes
 * one; a week after the last visit of such a version nothing there matters any more, and this can go.
 */
async function takeOver(
  former: string,
  cameras: UseStore,
  database: UseStore,
  server: string,
  deadline: number,
): Promise<void> {
  if (!(await exists(former, deadline))) return;
  const found = await get<unknown>(server, cameras);
  if (!Array.isArray(found)) return;
  const told = new Set(readAll(await get<unknown>(server, database)).map(({ key, version }) => `${key} ${version}`));
  const records = found
    .flatMap((item: unknown) => readAs(CameraSchema, item) ?? [])
    .filter((camera) => !told.has(`${keyOf(camera)} ${camera.version}`))
    .map((camera) => recordOf(server, camera));
  if (records.length > 0) await add(database, server, records);
  await del(server, cameras);
}

/** Asking for it by opening it would make it. */
async function exists(database: string, deadline: number): Promise<boolean> {
  // Asked first: where a browser has no such question, nothing must be left to be refused later.
  const known = indexedDB.databases();
  const late = new Promise<never>((_, reject) => {
    setTimeout(reject, deadline, new Failure('storage'));
  });
  return (await Promise.race([known, late])).some(({ name }) => name === database);
}

function recordOf(server: string, camera: Camera): UploadRecord {
  const key = keyOf(camera);
  return {
    id: `${key} ${camera.version}`,
    server,
    action: camera.version === 1 ? 'add' : 'change',
    key,
    version: camera.version,
    changeset: 0,
    comment: '',
    at: camera.timestamp ?? 0,
    before: null,
    after: camera,
    undone: false,
  };
}
