import { expect } from 'vitest';
import type { Sandbox } from './sandbox.ts';
import { ask, testNode, testRelation, testWay } from './testing.ts';

export const ALPR = { 'surveillance:type': 'ALPR' };
/** A small town: a camera, one in a list, one that is none, a way and a relation. */
export const town = [
  testNode(1, 51.5, 10.5, { ...ALPR, manufacturer: 'Flock, "Safety"', direction: '90' }, { version: 3 }),
  testNode(2, 51.6, 10.6, { 'surveillance:type': 'camera;ALPR' }),
  testNode(3, 51.7, 10.7, { 'surveillance:type': 'camera' }),
  testNode(11, 51.5, 10.5, {}),
  testNode(12, 51.51, 10.52, {}),
  testWay(21, [11, 12], ALPR),
  testRelation(31, [{ type: 'node', ref: 12, role: 'device' }], ALPR),
];
/** What the app asks for. */
export const SELECT = '["surveillance:type"~"(^|;) *(ALPR|ANPR) *(;|$)"]';
export const BOX = '(51,10,52,11)';

/** What Overpass answers in JSON. */
export interface Json {
  readonly version: number;
  readonly generator: string;
  readonly osm3s: { readonly timestamp_osm_base: string; readonly copyright: string };
  readonly elements: readonly {
    readonly type: string;
    readonly id: number;
    readonly tags?: Readonly<Record<string, string>>;
  }[];
  readonly remark?: string;
}

/** A query that is answered in JSON with 200. */
export async function json(sandbox: Sandbox, query: string): Promise<Json> {
  const { status, body, headers } = await ask(sandbox, query);
  expect([status, headers.get('Content-Type')]).toEqual([200, 'application/json']);
  return JSON.parse(body);
}
