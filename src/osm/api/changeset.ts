import * as v from 'valibot';
import type { Tags } from '../../model/camera.ts';
import { Failure } from '../../model/failure.ts';
import type { Place } from '../../model/place.ts';
import type { Api } from './api.ts';
import type { XmlElement } from './readXml.ts';
import { readXml, wholeNumber } from './readXml.ts';
import { isRefused } from './refusal.ts';
import { count, positive, readJson } from './readJson.ts';
import type { NodeChange } from '../types.ts';
import { changesetXml, changeXml, PLACEHOLDER } from './writeXml.ts';

/** A node as the server wrote it. */
export interface Written {
  readonly id: number;
  readonly version: number;
}

/** A changeset as far as the safe upload needs it. */
export interface ChangesetState {
  readonly id: number;
  readonly open: boolean;
  readonly changes: number;
  readonly createdBy: string | null;
}

const State = v.pipe(
  v.object({
    id: positive,
    open: v.boolean(),
    changes_count: count,
    tags: v.fallback(v.optional(v.object({ created_by: v.string() })), undefined),
  }),
  v.transform(({ id, open, changes_count, tags }): ChangesetState => {
    return { id, open, changes: changes_count, createdBy: tags?.created_by ?? null };
  }),
);

/** Uploads may take longer than reads: the server answers once all is written. */
const UPLOAD_TIMEOUT_MS = 60_000;

/** Opens a changeset and gives its id. @throws Failure */
export async function createChangeset(api: Api, tags: Tags): Promise<number> {
  const body = await api.send('PUT', '/api/0.6/changeset/create', { xml: changesetXml(tags) });
  const id = /^\s*([1-9]\d{0,15})\s*$/.exec(body)?.[1];
  if (id === undefined) throw new Failure('bad-response', { said: 'changeset/create did not answer with an id' });
  return Number(id);
}

/**
 * Makes one change in an open changeset. Once this was called, only a Refusal (and not 'locked') says that nothing landed.
 * @throws Failure; 'bad-response' where the answer doesn't name the node: it may well have been written
 */
export async function sendChange(api: Api, changeset: number, change: NodeChange): Promise<Written> {
  const body = await api.send('POST', `/api/0.6/changeset/${changeset}/upload`, {
    xml: changeXml(changeset, change),
    // A diffResult as JSON comes back empty.
    accept: 'application/xml',
    timeoutMs: UPLOAD_TIMEOUT_MS,
  });
  const root = readXml(body);
  const [node, ...more] = root.children;
  if (root.name !== 'diffResult' || node?.name !== 'node' || more.length > 0) {
    throw new Failure('bad-response', { said: 'the diffResult is not about one node' });
  }
  const old = change.kind === 'create' ? PLACEHOLDER : change.base.id;
  const version = change.kind === 'create' ? 1 : change.base.version + 1;
  // Of a deleted node only its old id is told.
  const written =
    change.kind === 'delete'
      ? { id: old, version }
      : { id: wholeNumber(node, 'new_id'), version: wholeNumber(node, 'new_version') };
  if (wholeNumber(node, 'old_id', PLACEHOLDER) !== old || written.version !== version) {
    throw new Failure('bad-response', { said: 'the diffResult is about another node' });
  }
  return written;
}

/** Closes a changeset, so that nothing can land in it any more; one that was closed already is as good. @throws Failure */
export async function closeChangeset(api: Api, id: number): Promise<void> {
  try {
    await api.send('PUT', `/api/0.6/changeset/${id}/close`);
  } catch (error) {
    if (!isRefused(error, 'closed')) throw error;
  }
}

/** How many changes a changeset holds, and whether it is open. @throws Failure */
export async function readChangeset(api: Api, id: number): Promise<ChangesetState> {
  const text = await api.send('GET', `/api/0.6/changeset/${id}.json`, { anonymous: true });
  const state = readJson(v.object({ changeset: State }), text).changeset;
  if (state.id !== id) throw new Failure('bad-response', { said: 'another changeset was answered' });
  return state;
}

/** The changesets that an account has open. @throws Failure */
export async function openChangesets(api: Api, account: number): Promise<readonly ChangesetState[]> {
  const text = await api.send('GET', `/api/0.6/changesets.json?user=${account}&open=true`);
  return readJson(v.object({ changesets: v.array(State) }), text).changesets.filter(({ open }) => open);
}

/** One change of a node, as a changeset's download tells it. */
export interface Entry extends Written {
  readonly action: 'create' | 'modify' | 'delete';
  readonly place: Place | null;
  readonly tags: Tags;
}

const ACTIONS = ['create', 'modify', 'delete'] as const;

/** What was done to nodes in a changeset, in order. @throws Failure */
export async function readEntries(api: Api, id: number): Promise<readonly Entry[]> {
  const path = `/api/0.6/changeset/${id}/download` as const;
  const root = readXml(await api.send('GET', path, { accept: 'application/xml', anonymous: true }));
  if (root.name !== 'osmChange') throw new Failure('bad-response', { said: 'the download is not an osmChange' });
  return root.children.flatMap(({ name, children }) => {
    const action = ACTIONS.find((known) => known === name);
    if (action === undefined) return [];
    return children.filter((child) => child.name === 'node').map((node) => entryOf(action, node));
  });
}

function entryOf(action: Entry['action'], node: XmlElement): Entry {
  const lat = Number(node.attributes.get('lat') ?? Number.NaN);
  const lon = Number(node.attributes.get('lon') ?? Number.NaN);
  return {
    action,
    id: wholeNumber(node, 'id'),
    version: wholeNumber(node, 'version'),
    place: Number.isNaN(lat) || Number.isNaN(lon) ? null : { lat, lon },
    tags: new Map(
      node.children
        .filter(({ name }) => name === 'tag')
        .map(({ attributes }) => [attributes.get('k') ?? '', attributes.get('v') ?? '']),
    ),
  };
}
