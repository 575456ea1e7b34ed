import * as v from 'valibot';
import type { Box } from '../../model/box.ts';
import type { CameraKey } from '../../model/camera.ts';
import { parseKey } from '../../model/camera.ts';
import type { ValueStorage } from '../../state/storage.ts';
import type { KeptReader } from './compareKept.ts';

/** A place that is watched, as it was when one last looked. */
export interface KeptArea {
  readonly name: string;
  /** The server whose readers it has: another one has others. */
  readonly server: string;
  readonly box: Box;
  /** When what was kept was true, ms since 1970. */
  readonly since: number;
  readonly readers: readonly KeptReader[];
}

/** Together with MOST_READERS this stays well below what a browser keeps for a site. */
export const MOST_AREAS = 12;
export const MOST_READERS = 1000;
const LONGEST = 60;
const KEY = 'areas';

const degrees = v.pipe(v.number(), v.minValue(-540), v.maxValue(540));
const reader = v.pipe(
  v.tuple([
    v.custom<CameraKey>((key) => typeof key === 'string' && parseKey(key) !== null),
    degrees,
    degrees,
    v.pipe(v.number(), v.integer(), v.minValue(0)),
    v.string(),
  ]),
  v.transform(([key, lat, lon, version, tags]): KeptReader => ({ key, lat, lon, version, tags })),
);
const areas = v.array(
  v.object({
    name: v.string(),
    server: v.string(),
    box: v.object({ south: degrees, west: degrees, north: degrees, east: degrees }),
    since: v.pipe(v.number(), v.finite()),
    readers: v.array(reader),
  }),
);

/** What is kept; nothing where it can't be read. */
export function readAreas(storage: Pick<ValueStorage, 'get'>): readonly KeptArea[] {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), areas), storage.get(KEY) ?? '');
  return read.success ? read.output : [];
}

/** False where this device keeps nothing: then it is gone with the page. */
export function writeAreas(storage: Pick<ValueStorage, 'set'>, list: readonly KeptArea[]): boolean {
  const plain = list.map(({ readers, ...area }) => ({
    ...area,
    readers: readers.map(({ key, lat, lon, version, tags }) => [key, lat, lon, version, tags]),
  }));
  return storage.set(KEY, JSON.stringify(plain));
}

/** As much of a name as is kept; empty where there is none. */
export function cutName(typed: string): string {
  return typed.trim().slice(0, LONGEST).toWellFormed();
}
