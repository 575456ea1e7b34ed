import type { Attempt } from '../model/draft.ts';
import { mayHaveArrived } from '../model/draft.ts';
import { asFailure, Failure } from '../model/failure.ts';
import { readAccount } from './account.ts';
import type { Api } from './api.ts';
import { closeChangeset, createdNodes, openChangesets, readChangeset } from './changeset.ts';
import { isRefused } from './refusal.ts';
import { removeTwins } from './twins.ts';
import type { UploadOutcome, UploadWatch } from './types.ts';

/** Pauses between the questions, ms. After the last one it stays unknown until a person asks again. */
const PAUSES = [5_000, 5_000, 10_000, 20_000, 30_000];

/** An empty changeset must be seen so often, a pause apart: the server that is asked may be a copy that lags behind. */
const EMPTY_SIGHTINGS = 2;

/**
 * Finds out whether an upload arrived whose answer never came. It first closes the changeset: after that nothing can
 * land in it, so an empty one stays empty and sending again is safe. It never sends the node.
 */
export async function settle(
  api: Api,
  wait: (ms: number) => Promise<void>,
  attempt: Attempt,
  watch: UploadWatch,
): Promise<UploadOutcome> {
  watch.step('checking');
  // The node leaves only after its changeset's id and `sent` have been saved.
  const { changeset } = attempt;
  if (changeset === null || !mayHaveArrived(attempt)) {
    await tidy(api, changeset).catch(() => undefined);
    return { kind: 'rejected', failure: new Failure('timeout') };
  }
  let empty = 0;
  let failure = new Failure('timeout');
  /* oxlint-disable no-await-in-loop -- each question waits for the answer to the one before */
  for (const pause of [...PAUSES, null]) {
    try {
      const sighting = await look(api, changeset);
      if (typeof sighting === 'object') return { kind: 'saved', ...sighting, changeset };
      if (sighting === 'empty') empty += 1;
      if (empty >= EMPTY_SIGHTINGS) return { kind: 'rejected', failure: new Failure('timeout') };
    } catch (error) {
      failure = asFailure(error);
      // Asking again by itself can't help where a person has to act first.
      const stuck = failure.kind === 'signed-out' || failure.kind === 'forbidden' || isRefused(failure, 'not-sent');
      if (stuck) break;
    }
    if (pause !== null) await wait(pause);
  }
  /* oxlint-enable no-await-in-loop */
  return { kind: 'unknown', failure };
}

/**
 * What the changeset holds: the node, nothing for good ('empty'), or nothing yet ('undecided').
 * @throws Failure
 */
async function look(
  api: Api,
  changeset: number,
): Promise<{ readonly id: number; readonly version: number } | 'empty' | 'undecided'> {
  const failure = await closeChangeset(api, changeset).then(() => null, asFailure);
  // The upload is still at work.
  if (failure !== null && isRefused(failure, 'locked')) return 'undecided';
  // Anyone may look, whoever may close: the token may be dead by now, or another account's.
  const { changes, open } = await readChangeset(api, changeset);
  if (changes === 0) {
    if (!open) return 'empty';
    if (failure !== null) throw failure;
    return 'undecided';
  }
  const nodes = await createdNodes(api, changeset);
  const [node] = nodes;
  if (node === undefined) throw new Failure('bad-response', { said: `changeset ${changeset} names no node` });
  await removeTwins(api, changeset, node, nodes);
  return node;
}

/** Leaves no changeset open behind an upload that never got to its node: the one that is known, or what `create` may have left. */
export async function tidy(api: Api, changeset: number | null): Promise<void> {
  if (changeset !== null) return closeChangeset(api, changeset);
  const account = await readAccount(api);
  const left = (await openChangesets(api, account.id)).filter(
    ({ changes, createdBy }) => changes === 0 && createdBy?.startsWith('Sightline ') === true,
  );
  await Promise.all(left.map(({ id }) => closeChangeset(api, id)));
}
