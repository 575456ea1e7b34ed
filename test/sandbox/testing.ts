import type { Element, NodeElement, RelationElement, WayElement } from './elements.ts';
import { worldOf } from './base.ts';
import type { ManualClock } from './clock.ts';
import { manualClock } from './clock.ts';
import type { Sandbox, SandboxOptions } from './sandbox.ts';
import { createSandbox } from './sandbox.ts';

/** When the small worlds of unit tests are of: 2026-11-23T06:00:00Z. */
export const TEST_NOW = Date.UTC(2026, 10, 23, 6, 0, 0);

type TagsInput = Readonly<Record<string, string>>;

const meta = { version: 1, timestamp: Date.UTC(2026, 0, 1), changeset: 1, uid: 7, user: 'Somebody', visible: true };

/** A node for a small world; a camera where no tags are given. */
export function testNode(
  id: number,
  lat: number,
  lon: number,
  tags: TagsInput = { man_made: 'surveillance', 'surveillance:type': 'ALPR' },
  more: Partial<NodeElement> = {},
): NodeElement {
  return { ...meta, type: 'node', id, lat, lon, tags: new Map(Object.entries(tags)), ...more };
}

export function testWay(id: number, nodes: readonly number[], tags: TagsInput = {}): WayElement {
  return { ...meta, type: 'way', id, nodes, tags: new Map(Object.entries(tags)) };
}

export function testRelation(id: number, members: RelationElement['members'], tags: TagsInput = {}): RelationElement {
  return { ...meta, type: 'relation', id, members, tags: new Map(Object.entries(tags)) };
}

/** A sandbox over just these elements, with a clock that stands still, and signed-in calls. */
export function testSandbox(
  elements: readonly Element[],
  options: Partial<SandboxOptions> = {},
): { readonly sandbox: Sandbox; readonly clock: ManualClock } {
  const clock = manualClock(TEST_NOW);
  return { sandbox: createSandbox({ world: worldOf(elements), clock, ...options }), clock };
}

/** What came back, with the body read. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Headers;
}

/** One call, read to its end. `token` signs it. */
export async function call(
  sandbox: Sandbox,
  method: string,
  path: string,
  options: { readonly body?: string; readonly token?: string; readonly headers?: TagsInput } = {},
): Promise<Answer> {
  const response = await sandbox.fetch(path, {
    method,
    headers: {
      ...(options.token === undefined ? {} : { Authorization: `Bearer ${options.token}` }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: options.body }),
  });
  return { status: response.status, body: await response.text(), headers: response.headers };
}

/** An Overpass query by POST, as the app sends it. */
export function ask(sandbox: Sandbox, query: string, headers: TagsInput = {}): Promise<Answer> {
  return call(sandbox, 'POST', '/api/interpreter', {
    body: new URLSearchParams({ data: query }).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  });
}

/** Opens a changeset; its id. */
export async function openChangeset(sandbox: Sandbox, token: string): Promise<number> {
  const { status, body } = await call(sandbox, 'PUT', '/api/0.6/changeset/create', {
    token,
    body: '<osm><changeset><tag k="comment" v="A test"/></changeset></osm>',
  });
  if (status !== 200) throw new Error(`No changeset: ${status} ${body}`);
  return Number(body);
}

/** Uploads osmChange content (what goes between the root's tags); `CS` in it stands for the changeset's id. */
export function uploadChange(sandbox: Sandbox, token: string, changeset: number, content: string): Promise<Answer> {
  return call(sandbox, 'POST', `/api/0.6/changeset/${changeset}/upload`, {
    token,
    body: `<osmChange version="0.6">\n${content.replaceAll('CS', String(changeset))}\n</osmChange>`,
  });
}

/** A query whose answer stops half way, so that it keeps its slot. */
export function slowQuery(
  sandbox: Sandbox,
  query: string,
): { readonly begun: Promise<void>; readonly cancel: () => Promise<void> } {
  const stop = new AbortController();
  sandbox.faults.next({ service: 'overpass' }, { kind: 'stall', when: 'during' });
  const before = sandbox.log.length;
  const answer = sandbox.fetch('/api/interpreter', {
    method: 'POST',
    body: new URLSearchParams({ data: query }),
    signal: stop.signal,
  });
  answer.catch(() => {});
  return {
    begun: settle(() => sandbox.log.length > before),
    cancel: async () => {
      stop.abort();
      await answer.catch(() => {});
    },
  };
}

/** Lets everything that can go on go on, until the condition holds. */
export async function settle(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1000; turn++) {
    if (condition()) return;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  throw new Error('It never came to that');
}
