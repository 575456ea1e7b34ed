import type { Camera } from '../model/camera.ts';
import { Failure } from '../model/failure.ts';
import type { Api } from './api.ts';
import { at, integerAt, readJson } from './request.ts';

/**
 * A node as the API has it now: the base of any change to it, since Overpass may be behind.
 * @throws Failure; Refusal 'not-found' or 'gone' where there is none
 */
export async function readNode(api: Api, id: number, signal?: AbortSignal): Promise<Camera> {
  const elements = at(
    readJson(await api.send('GET', `/api/0.6/node/${id}.json`, { anonymous: true, signal })),
    'elements',
  );
  const node: unknown = Array.isArray(elements) ? elements[0] : undefined;
  if (at(node, 'type') !== 'node' || integerAt(node, ['id'], 1) !== id) {
    throw new Failure('bad-response', { said: 'another element was answered' });
  }
  const timestamp = at(node, 'timestamp');
  const time = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN;
  return {
    type: 'node',
    id,
    version: integerAt(node, ['version'], 1),
    timestamp: Number.isNaN(time) ? null : time,
    lat: degrees(at(node, 'lat'), 90),
    lon: degrees(at(node, 'lon'), 180),
    tags: tags(at(node, 'tags') ?? {}),
  };
}

function degrees(value: unknown, most: number): number {
  if (typeof value === 'number' && Math.abs(value) <= most) return value;
  throw new Failure('bad-response', { said: 'the node has no place' });
}

function tags(value: unknown): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null)
    throw new Failure('bad-response', { said: 'tags are not an object' });
  return new Map(
    Object.entries(value).map(([key, text]: [string, unknown]) => {
      if (typeof text !== 'string') throw new Failure('bad-response', { said: 'a tag is not text' });
      return [key, text];
    }),
  );
}
