import { asFailure } from '../../model/failure.ts';
import type { Failure } from '../../model/failure.ts';
import type { Api } from '../api/api.ts';
import type { ChangesetFacts } from '../api/changesetTags.ts';
import { closeChangeset, readChangeset } from '../api/changeset.ts';
import { isRefused } from '../api/refusal.ts';

/** What every changeset says of the page that made it. */
export type About = Pick<ChangesetFacts, 'version' | 'host' | 'locale'>;

/** The API, a way to let time pass, and who writes. */
export interface Env {
  readonly api: Api;
  readonly about: About;
  /** Resolves after so many ms. */
  readonly wait: (ms: number) => Promise<void>;
}

/** Pauses between the looks at a changeset that ought to be closed by now, ms. */
const PAUSES = [1_000, 3_000, 10_000];

/** Failures that asking again by itself can't mend: a person has to act first, or there is no network. */
export function isStuck(failure: Failure): boolean {
  return failure.kind === 'signed-out' || failure.kind === 'forbidden' || isRefused(failure, 'not-sent');
}

/**
 * Closes a changeset and gives the number of its changes; null where it could not be seen closed.
 *
 * The number is final: nothing can land in a closed changeset. And it is whole, even where a copy of the database
 * answers that lags behind: copies repeat writes in their order, so one that knows of the closing knows of all before it.
 */
export async function closeAndCount({ api, wait }: Env, changeset: number): Promise<number | null> {
  /* oxlint-disable no-await-in-loop -- each look waits for the one before */
  for (const pause of [...PAUSES, null]) {
    const failure = await closeChangeset(api, changeset).then(() => null, asFailure);
    // Anyone may look, whoever may close.
    const state = await readChangeset(api, changeset).catch(() => null);
    // Locked: a request is still at work in it, whatever a copy says.
    if (state !== null && !state.open && !isRefused(failure, 'locked')) return state.changes;
    if (failure !== null && isStuck(failure)) return null;
    if (pause !== null) await wait(pause);
  }
  /* oxlint-enable no-await-in-loop */
  return null;
}
