import type { Camera, CameraKey } from '../../model/camera.ts';
import { parseKey } from '../../model/camera.ts';
import type { Action, Draft } from '../../model/draft.ts';
import { draftOf, draftTags, newDraft } from '../../model/draft.ts';
import { asFailure, Failure } from '../../model/failure.ts';
import type { Reader, Version } from '../../osm/types.ts';
import { formOf } from '../../model/form.ts';
import { isRefused } from '../../osm/refusal.ts';
import type { OpenProblem, UploadRecord } from '../types.ts';
import { MIN_PLACE_ZOOM } from '../types.ts';
import type { Editing } from './context.ts';

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
export function edit(of: Editing, key: CameraKey): Promise<void> {
  return opening(of, key, 'change', async (reader, id) => ({ base: await reader.node(id), step: 'describing' }));
}

/** "Still there", of today. */
export function confirm(of: Editing, key: CameraKey): Promise<void> {
  return opening(of, key, 'confirm', async (reader, id) => ({
    base: await reader.node(id),
    step: 'reviewing',
    extra: new Map([['check_date', today(of.doors.now())]]),
  }));
}

/** Begins a removal: the form asks for the reason. */
export function remove(of: Editing, key: CameraKey): Promise<void> {
  return opening(of, key, 'remove', async (reader, id) => {
    const base = await reader.node(id);
    if (await reader.inUse(id)) throw new Refused('in-use');
    return { base, step: 'describing' };
  });
}

/** Opens the change that takes an upload back, if nobody has changed the camera since. */
export function undo(of: Editing, id: string): Promise<void> {
  const record = of.drafting.uploads.peek().find((one) => one.id === id);
  if (record === undefined) return Promise.resolve();
  const action =
    record.action === 'remove'
      ? 'restore'
      : record.before === null || record.action === 'restore'
        ? 'remove'
        : 'change';
  return opening(of, record.key, action, (reader, node) => takeBack(reader, node, record));
}

async function takeBack(reader: Reader, id: number, record: UploadRecord): Promise<Beginning> {
  const { before } = record;
  const rest = { step: 'reviewing', undoes: record.id } as const;
  if (record.action === 'remove') {
    if (before === null) throw new Refused('unknown-before');
    const [last] = await reader.history(record.key);
    if (last?.version !== record.version || last.visible) throw new Refused('moved-on');
    return { ...rest, base: { ...before, version: record.version } };
  }
  const base = await reader.node(id);
  if (base.version !== record.version) throw new Refused('moved-on');
  if (record.action === 'add' || record.action === 'restore') {
    if (await reader.inUse(id)) throw new Refused('in-use');
    return { ...rest, base };
  }
  if (before === null) throw new Refused('unknown-before');
  return {
    ...rest,
    base,
    place: { lat: before.lat, lon: before.lon },
    moveSeen: true,
    ...draftOf(base.tags, before.tags),
  };
}

/** In step `deleted`: the same change, on the node brought back. */
export async function recreate(of: Editing): Promise<void> {
  const { drafting } = of;
  const old = drafting.draft.peek();
  if (old?.base == null || drafting.step.peek().kind !== 'deleted') return;
  const key = `node/${old.base.id}` as const;
  try {
    const [last] = await (await of.account.writing()).reader.history(key);
    if (last === undefined || last.visible) throw new Refused('moved-on');
    const tags = draftTags(old);
    const base = { ...old.base, version: last.version };
    void drafting.update({ action: 'restore', base, ...draftOf(base.tags, tags), attempt: null, step: 'reviewing' });
    drafting.step.value = { kind: 'reviewing' };
  } catch (error) {
    of.openProblem.value = problemOf('restore', key, error);
  }
}

/** Every version of an object, newest first. */
export async function history(of: Editing, key: CameraKey): Promise<readonly Version[] | Failure> {
  try {
    return await (await of.account.writing()).reader.history(key);
  } catch (error) {
    return asFailure(error);
  }
}

async function opening(
  of: Editing,
  key: CameraKey,
  action: Action,
  begin: (reader: Reader, id: number) => Promise<Beginning>,
): Promise<void> {
  const { drafting, doors, servers, openProblem } = of;
  const { step } = drafting;
  if (step.peek().kind === 'uploading') return;
  openProblem.value = null;
  const parsed = parseKey(key);
  if (parsed?.type !== 'node') {
    openProblem.value = { action, key, why: 'not-a-node', failure: null };
    return;
  }
  const server = servers.server.peek().id;
  const same = [...drafting.queue.peek(), ...drafting.unfinished.peek()].find(({ base }) => base?.id === parsed.id);
  if (same !== undefined) {
    drafting.open(same);
    return;
  }
  drafting.leave();
  const mine = { kind: 'opening', action, key } as const;
  step.value = mine;
  try {
    const begun = await begin((await of.account.writing()).reader, parsed.id);
    // Something else was begun meanwhile.
    if (step.peek() !== mine || servers.server.peek().id !== server) return;
    const { base } = begun;
    drafting.begin(
      newDraft({
        id: doors.newId(),
        server,
        action,
        place: { lat: base.lat, lon: base.lon },
        form: formOf(base.tags),
        changedAt: doors.now(),
        ...begun,
      }),
    );
    of.view.go(base, Math.max(of.view.view.peek()?.zoom ?? 0, MIN_PLACE_ZOOM));
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
