import { readAccount } from '../api/readAccount.ts';
import type { Api } from '../api/api.ts';
import { closeChangeset, openChangesets } from '../api/changeset.ts';

/**
 * Closes every changeset that Sightline left open in this account: those whose `create` was never answered, and those
 * whose `close` was not. Nobody is at work in them, or else they lose nothing: a closed changeset is replaced by another.
 * True where the server was asked and all are closed. @throws Failure
 */
export async function closeLeftOpen(api: Api): Promise<boolean> {
  // What it may do is no matter here.
  const account = await readAccount(api, undefined, true);
  const open = await openChangesets(api, account.id);
  const ours = open.filter(({ createdBy }) => createdBy?.startsWith('Sightline') === true);
  const closed = await Promise.allSettled(ours.map(({ id }) => closeChangeset(api, id)));
  return closed.every(({ status }) => status === 'fulfilled');
}
