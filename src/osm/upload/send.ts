import type { Camera } from '../../model/camera.ts';
import type { Attempt } from './attempt.ts';
import { asFailure, Failure } from '../../model/failure.ts';
import type { Written } from '../api/changeset.ts';
import { closeChangeset, sendChange } from '../api/changeset.ts';
import type { Env } from './closeChangeset.ts';
import { closeAndCount } from './closeChangeset.ts';
import type { ElementVersion } from '../api/node.ts';
import { readVersion } from '../api/node.ts';
import type { Ready } from './bringUpToDate.ts';
import { bringUpToDate } from './bringUpToDate.ts';
import { isRefused, Refusal, serverVersion } from '../api/refusal.ts';
import { checkDuplicates } from './duplicates.ts';
import type { Job, NodeChange, UploadOutcome, UploadWatch } from '../types.ts';

/** So often a change is put onto a node that moved on while it was on its way. */
const MOST_REBASES = 4;
/** Pauses for a copy of the database to catch up, ms. */
const PAUSES = [1_000, 3_000, 10_000, 20_000];

/** An attempt that has its changeset. */
export type Sent = Attempt & { readonly changeset: number };

export interface Sending {
  readonly job: Job;
  readonly attempt: Sent;
  readonly watch: UploadWatch;
}

/** Sends the change; never throws: from here on everything is an outcome. */
export async function send(
  env: Env,
  sending: Sending,
  first: NodeChange,
  base: Camera | undefined,
): Promise<UploadOutcome> {
  const { attempt, watch } = sending;
  let [change, onto] = [first, base];
  /* oxlint-disable no-await-in-loop -- each try is made on what the one before found */
  for (let tries = 0; ; tries += 1) {
    await watch.save(attempt, onto);
    watch.step('sending');
    try {
      return await finish(env, sending, change, await sendChange(env.api, attempt.changeset, change));
    } catch (error) {
      const failure = asFailure(error);
      const movedOn = isRefused(failure, 'version') || isRefused(failure, 'gone');
      if (change.kind === 'create' || !movedOn || tries >= MOST_REBASES) return afterFailure(env, sending, failure);
      const next = await afterMovedOn(env, sending, change, failure).catch((thrown: unknown): UploadOutcome => ({
        kind: 'unknown',
        failure: asFailure(thrown),
      }));
      if (next.kind !== 'ready') return next;
      [change, onto] = [next.change, next.onto];
    }
  }
  /* oxlint-enable no-await-in-loop */
}

/** The change was answered with a yes. */
async function finish(
  env: Env,
  { job, attempt, watch }: Sending,
  change: NodeChange,
  written: Written,
): Promise<UploadOutcome> {
  const { changeset, known } = attempt;
  await watch.save({ ...attempt, state: 'closing', written });
  const saved = { kind: 'saved', ...written, changeset } as const;
  if (job.keepOpen === true) return { ...saved, open: { id: changeset, written: [...known, written.id] } };
  watch.step('closing');
  // A version is there once, whatever becomes of its changeset: an idle one closes by itself.
  if (change.kind !== 'create') {
    const closed = (await closeAndCount(env, changeset)) !== null;
    return closed || attempt.shared ? saved : { ...saved, unchecked: true };
  }
  if (!attempt.shared) {
    const checked = await checkDuplicates(env, { changeset, id: written.id }).catch(() => false);
    return checked ? saved : { ...saved, unchecked: true };
  }
  if ((await closeAndCount(env, changeset)) === known.length + 1) return saved;
  // Among other drafts' changes: asking after it again finds out, and its draft must not be forgotten before.
  return { kind: 'unknown', failure: new Failure('timeout') };
}

/** The node is at another version than the change was made on, by someone else's doing or by this very change. @throws Failure */
async function afterMovedOn(
  env: Env,
  sending: Sending,
  change: Exclude<NodeChange, { kind: 'create' }>,
  failure: Failure,
): Promise<(Ready & { kind: 'ready' }) | UploadOutcome> {
  const { changeset } = sending.attempt;
  const next = await readSoon(env, change.base.id, change.base.version + 1);
  // Ours: a browser repeated the request, and this was the answer to the repetition.
  if (next.changeset === changeset) return finish(env, sending, change, { id: next.id, version: next.version });
  const ready = await bringUpToDate(env, change, serverVersion(failure) ?? next.version);
  if (ready.kind === 'ready' && ready.onto !== undefined) return ready;
  await closeChangeset(env.api, changeset).catch(() => undefined);
  return ready.kind === 'stopped' ? ready.outcome : { kind: 'rejected', failure };
}

/** A version that the server has told of, once a copy has it. @throws Failure 'timeout' where it never comes */
async function readSoon({ api, wait }: Env, id: number, version: number): Promise<ElementVersion> {
  /* oxlint-disable no-await-in-loop -- each look waits for the one before */
  for (const pause of [...PAUSES, null]) {
    const found = await readVersion(api, id, version);
    if (found !== null) return found;
    if (pause !== null) await wait(pause);
  }
  /* oxlint-enable no-await-in-loop */
  throw new Failure('timeout', { said: `version ${version} of node ${id} is not yet seen` });
}

/**
 * What a failed upload leaves. Even a no is only believed once the changeset is seen closed and without it: a browser
 * repeats a request whose connection was lost, and the no may be about the repetition.
 */
async function afterFailure(env: Env, { attempt, watch }: Sending, failure: Failure): Promise<UploadOutcome> {
  if (isRefused(failure, 'not-sent')) return { kind: 'rejected', failure };
  // Locked: another request is at work in this changeset, which only we know of. It can only be this one, repeated.
  if (!(failure instanceof Refusal) || failure.reason === 'locked') return { kind: 'unknown', failure };
  const count = await closeAndCount(env, attempt.changeset);
  if (count === null || count > attempt.known.length) return { kind: 'unknown', failure };
  await watch.save({ ...attempt, state: 'rejected' });
  return { kind: 'rejected', failure };
}
