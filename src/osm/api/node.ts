import * as v from 'valibot';
import type { Camera } from '../../model/camera.ts';
import { Failure } from '../../model/failure.ts';
import { isRecord } from '../../model/record.ts';
import type { Api } from './api.ts';
import { isRefused } from './refusal.ts';
import { count, positive, readJson, time } from './readJson.ts';
import type { LastEdit } from '../types.ts';

/** One version of a node, way or relation, as the API tells it. */
export interface ElementVersion extends LastEdit {
  readonly id: number;
  readonly version: number;
  readonly changeset: number;
  /** False for a version that deleted it. */
  readonly visible: boolean;
  /** Null where it was deleted, and for what has no place of its own. */
  readonly camera: Camera | null;
  readonly tags: ReadonlyMap<string, string>;
}

/** Not `v.record`, which leaves out a key such as __proto__. */
const Tags = v.pipe(
  v.custom<Readonly<Record<string, string>>>(
    (value) => isRecord(value) && Object.values(value).every((text) => typeof text === 'string'),
  ),
  v.transform((tags): ReadonlyMap<string, string> => new Map(Object.entries(tags))),
);
const about = {
  id: positive,
  version: positive,
  changeset: v.optional(count, 0),
  user: v.fallback(v.nullable(v.string()), null),
  timestamp: v.fallback(v.nullable(time), null),
  tags: v.nullish(Tags, {}),
};
const degrees = (most: number): v.GenericSchema<number> => v.pipe(v.number(), v.minValue(-most), v.maxValue(most));
const Elements = v.object({
  elements: v.array(
    v.pipe(
      v.union([
        v.object({ ...about, visible: v.literal(false) }),
        v.object({ ...about, type: v.picklist(['way', 'relation']) }),
        v.object({ ...about, type: v.literal('node'), lat: degrees(90), lon: degrees(180) }),
      ]),
      v.transform(({ user, timestamp, ...one }): ElementVersion => {
        const { id, version, changeset, tags } = one;
        const camera =
          'lat' in one ? { type: one.type, id, version, timestamp, lat: one.lat, lon: one.lon, tags } : null;
        return { id, version, changeset, tags, who: user, when: timestamp, visible: !('visible' in one), camera };
      }),
    ),
  ),
});

/**
 * A node as the API has it now: the base of any change to it, since Overpass may be behind.
 * @throws Failure; Refusal 'not-found' or 'gone' where there is none
 */
export async function readNode(api: Api, id: number, signal?: AbortSignal): Promise<Camera> {
  return (await readNewest(api, id, signal)).camera;
}

/** The same, with who made it so. @throws Failure; Refusal 'not-found' or 'gone' where there is none */
export async function readNewest(
  api: Api,
  id: number,
  signal?: AbortSignal,
): Promise<ElementVersion & { readonly camera: Camera }> {
  const [node] = await readElements(api, `/api/0.6/node/${id}.json`, signal);
  if (node?.camera?.id !== id) throw new Failure('bad-response', { said: 'another element was answered' });
  return { ...node, camera: node.camera };
}

/** One version of a node; null where the server has none such (yet). @throws Failure */
export async function readVersion(api: Api, id: number, version: number): Promise<ElementVersion | null> {
  try {
    const [node] = await readElements(api, `/api/0.6/node/${id}/${version}.json`);
    if (node?.id === id && node.version === version) return node;
  } catch (error) {
    if (isRefused(error, 'not-found')) return null;
    throw error;
  }
  throw new Failure('bad-response', { said: 'another element was answered' });
}

/** Every version of an object, oldest first. @throws Failure */
export function readVersions(api: Api, key: string, signal?: AbortSignal): Promise<readonly ElementVersion[]> {
  return readElements(api, `/api/0.6/${key}/history.json`, signal);
}

/** The elements of a JSON answer. @throws Failure */
export async function readElements(
  api: Api,
  path: `/api/0.6/${string}`,
  signal?: AbortSignal,
): Promise<readonly ElementVersion[]> {
  const text = await api.send('GET', path, { anonymous: true, signal });
  return readJson(Elements, text).elements;
}
