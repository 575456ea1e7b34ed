import type { Attempt } from './attempt.ts';
import { mayHaveArrived } from './attempt.ts';
import { asFailure, Failure } from '../../model/failure.ts';
import type { Written } from '../api/changeset.ts';
import { closeChangeset, readChangeset } from '../api/changeset.ts';
import type { Env } from './closeChangeset.ts';
import { isStuck } from './closeChangeset.ts';
import { findLanded } from './findLanded.ts';
import { isRefused } from '../api/refusal.ts';
import { closeLeftOpen } from './leftOpen.ts';
import { checkDuplicates, removeDuplicates } from './duplicates.ts';
import type { NodeChange, UploadOutcome, UploadWatch } from '../types.ts';

/** Pauses between the questions, ms. After the last one it stays unknown until a person asks again. */
const PAUSES = [5_000, 5_000, 10_000, 20_000, 30_000];

/** An empty changeset must be seen so often, a pause apart. */
const EMPTY_SIGHTINGS = 2;

/**
 * Finds out whether an upload arrived whose answer never came. It first closes the changeset: after that nothing can
 * land in it, so an empty one stays empty and sending again is safe. It never sends the change.
 */
export async function settle(
  env: Env,
  attempt: Attempt,
  change: NodeChange,
  watch: UploadWatch,
): Promise<UploadOutcome> {
  watch.step('checking');
  const { changeset, written } = attempt;
  if (changeset !== null && attempt.state === 'done' && written !== null)
    return { kind: 'saved', ...written, changeset };
  // The change leaves only after its changeset's id and `uploading` have been saved.
  if (changeset === null || !mayHaveArrived(attempt)) {
    await (changeset === null ? closeLeftOpen(env.api) : closeChangeset(env.api, changeset)).catch(() => undefined);
    return { kind: 'rejected', failure: new Failure('timeout') };
  }
  // What was answered with a yes is there; only its duplicates are in question, and a version has none.
  if (written !== null && change.kind !== 'create') {
    const closed = await closeChangeset(env.api, changeset).then(
      () => true,
      () => false,
    );
    return { kind: 'saved', ...written, changeset, ...(closed || attempt.shared ? {} : { unchecked: true }) };
  }
  if (written !== null && !attempt.shared) {
    const checked = await checkDuplicates(env, { changeset, id: written.id }).catch(() => false);
    return { kind: 'saved', ...written, changeset, ...(checked ? {} : { unchecked: true }) };
  }
  if (written === null && attempt.state !== 'checking') await watch.save({ ...attempt, state: 'checking' });
  let empty = 0;
  let failure = new Failure('timeout');
  /* oxlint-disable no-await-in-loop -- each question waits for the answer to the one before */
  for (const pause of [...PAUSES, null]) {
    try {
      const sighting = await look(env, changeset, change, attempt);
      if (typeof sighting === 'object') return { kind: 'saved', ...sighting, changeset };
      if (sighting === 'empty') empty += 1;
      if (empty >= EMPTY_SIGHTINGS) return { kind: 'rejected', failure: new Failure('timeout') };
    } catch (error) {
      failure = asFailure(error);
      // Asking again by itself can't help where a person has to act first.
      if (isStuck(failure)) break;
    }
    if (pause !== null) await env.wait(pause);
  }
  /* oxlint-enable no-await-in-loop */
  return { kind: 'unknown', failure };
}

/**
 * What the changeset holds of the change: its node, nothing for good ('empty'), or nothing yet ('undecided'). Twins of a
 * new node are removed on the way.
 * @throws Failure
 */
export async function look(
  { api, about }: Env,
  changeset: number,
  change: NodeChange,
  attempt: Attempt,
): Promise<Written | 'empty' | 'undecided'> {
  const failure = await closeChangeset(api, changeset).then(() => null, asFailure);
  // The upload is still at work.
  if (failure !== null && isRefused(failure, 'locked')) return 'undecided';
  // Anyone may look, whoever may close: the token may be dead by now, or another account's.
  const { changes, open } = await readChangeset(api, changeset);
  if (changes > attempt.known.length) {
    const { nodes, entries } = await findLanded(api, changeset, change, attempt);
    const node = nodes.find(({ id }) => id === attempt.written?.id) ?? nodes[0];
    // A version has no duplicate. A new node may get one until the changeset is closed, and a copy may not know of it yet.
    if (node !== undefined && change.kind !== 'create') return node;
    if (node !== undefined && !open) {
      await removeDuplicates({ api, about }, changeset, node, nodes);
      return node;
    }
    if (node !== undefined) {
      if (failure !== null) throw failure;
      return 'undecided';
    }
    if (!attempt.shared) throw new Failure('bad-response', { said: `changeset ${changeset} names no node` });
    // Others' changes: it is not among them once all have been told of.
    if (!open && entries >= changes) return 'empty';
    return 'undecided';
  }
  if (!open) return 'empty';
  if (failure !== null) throw failure;
  return 'undecided';
}
