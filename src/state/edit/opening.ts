import type { Camera, CameraKey } from '../../model/camera.ts';
import { parseKey } from '../../model/camera.ts';
import type { Action, Draft } from './draft.ts';
import { draftOf, draftTags } from './draftTags.ts';
import { newDraft } from './draft.ts';
import type { Failure } from '../../model/failure.ts';
import { asFailure } from '../../model/failure.ts';
import type { OsmRead, Version } from '../../osm/types.ts';
import { KEY } from '../../model/tagging/keys.ts';
import { MIN_PLACE_ZOOM } from '../../model/zoom.ts';
import { isAlpr } from '../../catalog/lookup.ts';
import { formOf } from './form.ts';
import { isRefused } from '../../osm/api/refusal.ts';
import type { EditingContext } from './editingContext.ts';
import type { Opening, OpenProblem } from './step.ts';
import type { UploadRecord } from './uploadRecord.ts';

/** Ends opening with a reason that is told, and no draft. */
class Refused extends Error {
  readonly why: OpenProblem['why'];

  constructor(why: OpenProblem['why']) {
    super(why);
    this.why = why;
  }
}

/** What a change begins with; place, form and id are filled in. */
type Beginning = Partial<Draft> & { readonly base: Camera };

/** Opens the form for a camera. */
export function edit(ctx: EditingContext, mine: Opening): Promise<void> {
  return opening(ctx, mine, async (reader, id) => ({ ...(await readWithUses(reader, id)), step: 'describing' }));
}

/** "Still there", of today. */
export function confirm(ctx: EditingContext, mine: Opening): Promise<void> {
  return opening(ctx, mine, async (reader, id) => ({
    base: asReader(await reader.node(id)),
    step: 'reviewing',
    extra: new Map([[KEY.surveyed, today(ctx.env.now())]]),
  }));
}

/** Begins a removal: the form asks for the reason. */
export function remove(ctx: EditingContext, mine: Opening): Promise<void> {
  return opening(ctx, mine, async (reader, id) => ({ ...(await readWithUses(reader, id)), step: 'describing' }));
}

/** A reader, with the ways and relations that would change with its node. */
async function readWithUses(reader: OsmRead, id: number): Promise<Pick<Draft, 'uses'> & { readonly base: Camera }> {
  const [base, uses] = await Promise.all([reader.node(id), reader.uses(id)]);
  return { base: asReader(base), uses };
}

/** Overpass may show as a reader what is something else by now: nothing of a reader is written onto that. */
function asReader(node: Camera): Camera {
  if (!isAlpr(node.tags)) throw new Refused('no-reader');
  return node;
}

/** Opens the change that takes an upload back, if nobody has changed the camera since. */
export function undo(ctx: EditingContext, mine: Opening, record: UploadRecord): Promise<void> {
  return opening(ctx, mine, (reader, id) => takeBack(reader, id, record));
}

async function takeBack(reader: OsmRead, id: number, record: UploadRecord): Promise<Beginning> {
  const { before } = record;
  const rest = { step: 'reviewing', undoes: record.id } as const;
  if (record.action === 'remove' && record.after === null) {
    if (before === null) throw new Refused('unknown-before');
    const [last] = await reader.history(record.key);
    if (last?.version !== record.version || last.visible) throw new Refused('moved-on');
    return { ...rest, base: { ...before, version: record.version } };
  }
  const [base, uses] = await Promise.all([reader.node(id), reader.uses(id)]);
  if (base.version !== record.version) throw new Refused('moved-on');
  if (record.action === 'add' || record.action === 'restore') return { ...rest, base, uses };
  if (before === null) throw new Refused('unknown-before');
  return {
    ...rest,
    base,
    place: { lat: before.lat, lon: before.lon },
    uses,
    moveSeen: uses.length === 0,
    ...draftOf(base.tags, before.tags),
  };
}

/** In step `deleted`: the same change, on the node brought back. */
export async function recreate(ctx: EditingContext): Promise<void> {
  const { drafts } = ctx;
  const old = drafts.draft.peek();
  const before = old?.base ?? null;
  if (old === null || before === null || drafts.step.peek().kind !== 'deleted') return;
  const key = `node/${before.id}` as const;
  try {
    const [last] = await (await ctx.account.writing()).reader.history(key);
    if (last === undefined || last.visible) throw new Refused('moved-on');
    const tags = draftTags(old);
    const base = { ...before, version: last.version };
    // What is deleted is no point of anything.
    const rest = { uses: [], attempt: null, step: 'reviewing' } as const;
    void drafts.update({ action: 'restore', base, ...draftOf(base.tags, tags), ...rest });
    drafts.step.value = { kind: 'reviewing' };
  } catch (error) {
    ctx.openProblem.value = problemOf('restore', key, error);
  }
}

/** Every version of an object, newest first. */
export async function history(ctx: EditingContext, key: CameraKey): Promise<readonly Version[] | Failure> {
  try {
    return await (await ctx.account.writing()).reader.history(key);
  } catch (error) {
    return asFailure(error);
  }
}

/** In step `opening`: reads what the change begins with, and opens its draft; or tells why not. */
async function opening(
  ctx: EditingContext,
  mine: Opening,
  begin: (reader: OsmRead, id: number) => Promise<Beginning>,
): Promise<void> {
  const { drafts, env, servers, openProblem } = ctx;
  const { step } = drafts;
  const { action, key } = mine;
  const server = servers.server.peek().id;
  try {
    const begun = await begin((await ctx.account.writing()).reader, parseKey(key)?.id ?? 0);
    // Something else was begun meanwhile.
    if (step.peek() !== mine || servers.server.peek().id !== server) return;
    const { base } = begun;
    const place = { lat: base.lat, lon: base.lon };
    const form = formOf(base.tags);
    drafts.begin(newDraft({ id: env.newId(), server, action, place, form, changedAt: env.now(), ...begun }));
    ctx.view.go(base, Math.max(ctx.view.view.peek()?.zoom ?? 0, MIN_PLACE_ZOOM));
  } catch (error) {
    if (step.peek() !== mine) return;
    step.value = { kind: 'idle' };
    openProblem.value = problemOf(action, key, error);
  }
}

function problemOf(action: Action, key: CameraKey, error: unknown): OpenProblem {
  if (error instanceof Refused) return { action, key, why: error.why, failure: null };
  if (isRefused(error, 'gone') || isRefused(error, 'not-found')) return { action, key, why: 'deleted', failure: null };
  return { action, key, why: 'failed', failure: asFailure(error) };
}

/** The day as the person's calendar has it, as `check_date` is written. */
function today(now: number): string {
  const date = new Date(now);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
