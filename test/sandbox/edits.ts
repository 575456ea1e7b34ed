import * as v from 'valibot';
import type { Changesets } from './api/changesets.ts';
import { grow } from './api/changesets.ts';
import type { Database } from './database.ts';
import type { Element } from './elements.ts';
import { roundCoordinate, wholeSeconds } from './elements.ts';
import { neighbor } from './users.ts';

const coordinate = (limit: number) => v.pipe(v.number(), v.minValue(-limit), v.maxValue(limit));
const id = v.pipe(v.number(), v.integer(), v.minValue(1));

const editSchema = v.variant('do', [
  v.strictObject({
    do: v.literal('create'),
    lat: coordinate(90),
    lon: coordinate(180),
    tags: v.record(v.string(), v.string()),
  }),
  /** Tags set to these; null takes one away; all others stay. */
  v.strictObject({
    do: v.literal('modify'),
    type: v.picklist(['node', 'way', 'relation']),
    id,
    tags: v.record(v.string(), v.nullable(v.string())),
  }),
  v.strictObject({ do: v.literal('move'), id, lat: coordinate(90), lon: coordinate(180) }),
  v.strictObject({ do: v.literal('delete'), type: v.picklist(['node', 'way', 'relation']), id }),
]);

/** What somebody else does to the map. */
export type Edit = v.InferOutput<typeof editSchema>;

/** The edit that a parsed JSON body is, or what is wrong with it in words. */
export function parseEdit(body: unknown): Edit | string {
  const result = v.safeParse(editSchema, body);
  return result.success
    ? result.output
    : result.issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`).join('; ');
}

/** Another mapper's edit, in a changeset of their own. The new version; throws where there is no such element. */
export function editAsNeighbor(edit: Edit, db: Database, changesets: Changesets, time: number): Element {
  const seconds = wholeSeconds(time);
  const before = edit.do === 'create' ? undefined : db.visible(edit.do === 'move' ? 'node' : edit.type, edit.id);
  if (edit.do !== 'create' && before === undefined)
    throw new Error(`There is no ${edit.do === 'move' ? 'node' : edit.type} ${edit.id} to ${edit.do}`);
  const changeset = changesets.open(
    db.takeId('changeset'),
    neighbor,
    new Map([['comment', 'An edit by somebody else']]),
    seconds,
  );
  const meta = {
    timestamp: seconds,
    changeset: changeset.id,
    uid: neighbor.id,
    user: neighbor.name,
    version: (before?.version ?? 0) + 1,
    visible: true,
  };
  const after = changed(edit, before, meta, db);
  db.write([after], time);
  changeset.applied.push({ action: edit.do === 'move' ? 'modify' : edit.do, element: after, sequence: db.sequence });
  changeset.bounds = grow(null, db.pointsOf(after));
  changesets.close(changeset, seconds);
  return after;
}

function changed(
  edit: Edit,
  before: Element | undefined,
  meta: Omit<Element, 'type' | 'id' | 'tags'>,
  db: Database,
): Element {
  if (edit.do === 'create' || before === undefined) {
    const { lat, lon, tags } = edit.do === 'create' ? edit : { lat: 0, lon: 0, tags: {} };
    return {
      ...meta,
      type: 'node',
      id: db.takeId('node'),
      lat: roundCoordinate(lat),
      lon: roundCoordinate(lon),
      tags: new Map(Object.entries(tags)),
    };
  }
  if (edit.do === 'delete') return { ...before, ...meta, visible: false, tags: new Map() };
  if (edit.do === 'move') {
    return before.type === 'node'
      ? { ...before, ...meta, lat: roundCoordinate(edit.lat), lon: roundCoordinate(edit.lon) }
      : before;
  }
  const tags = new Map(before.tags);
  for (const [key, value] of Object.entries(edit.tags)) {
    if (value === null) tags.delete(key);
    else tags.set(key, value);
  }
  return { ...before, ...meta, tags };
}
