import type { Camera } from '../../model/camera.ts';
import { Failure } from '../../model/failure.ts';
import type { Api } from './api.ts';
import { isRefused } from './refusal.ts';
import { at, integerAt, readJson } from './request.ts';
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
  const list = at(readJson(await api.send('GET', path, { anonymous: true, signal })), 'elements');
  if (!Array.isArray(list)) throw new Failure('bad-response', { said: 'elements are missing' });
  return list.map((item: unknown) => elementOf(item));
}

function elementOf(value: unknown): ElementVersion {
  const timestamp = at(value, 'timestamp');
  const time = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN;
  const when = Number.isNaN(time) ? null : time;
  const user = at(value, 'user');
  const visible = at(value, 'visible') !== false;
  const [id, version] = [integerAt(value, ['id'], 1), integerAt(value, ['version'], 1)];
  const tags = tagsOf(at(value, 'tags') ?? {});
  const isNode = at(value, 'type') === 'node';
  return {
    id,
    version,
    changeset: at(value, 'changeset') === undefined ? 0 : integerAt(value, ['changeset']),
    visible,
    who: typeof user === 'string' ? user : null,
    when,
    tags,
    camera:
      isNode && visible
        ? {
            type: 'node',
            id,
            version,
            timestamp: when,
            lat: degrees(at(value, 'lat'), 90),
            lon: degrees(at(value, 'lon'), 180),
            tags,
          }
        : null,
  };
}

function degrees(value: unknown, most: number): number {
  if (typeof value === 'number' && Math.abs(value) <= most) return value;
  throw new Failure('bad-response', { said: 'the node has no place' });
}

function tagsOf(value: unknown): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null)
    throw new Failure('bad-response', { said: 'tags are not an object' });
  return new Map(
    Object.entries(value).map(([key, text]: [string, unknown]) => {
      if (typeof text !== 'string') throw new Failure('bad-response', { said: 'a tag is not text' });
      return [key, text];
    }),
  );
}
