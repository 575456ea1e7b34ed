import type { Api } from '../api/api.ts';
import type { Written } from '../api/changeset.ts';
import { closeChangeset, createChangeset, readEntries } from '../api/changeset.ts';
import type { Env } from './closeChangeset.ts';
import { closeAndCount } from './closeChangeset.ts';
import { isRefused } from '../api/refusal.ts';
import { changesetTags } from '../api/changesetTags.ts';
import type { Unchecked } from '../types.ts';
import { deleteNodesXml } from '../api/writeXml.ts';

/**
 * Browsers repeat a request by themselves, a POST too, when a connection that was in use before is lost without an
 * answer (seen in Chromium). If the first had arrived, the camera is then in its changeset twice, and nothing that a
 * page can do prevents or even shows it: only the changeset tells. These are duplicates to the letter, made by one click, so
 * all but one are deleted again. That can't go wrong by being repeated: a delete names the version that it is about.
 */

/** Looks for duplicates of a node that is alone in its changeset, and removes them. False where it can't be told yet. @throws Failure */
export async function checkDuplicates(env: Env, { changeset, id }: Unchecked): Promise<boolean> {
  const count = await closeAndCount(env, changeset);
  if (count === null) return false;
  if (count === 1) return true;
  const entries = await readEntries(env.api, changeset);
  const nodes = entries.filter(({ action }) => action === 'create');
  if (entries.length < count || !nodes.some((node) => node.id === id)) return false;
  await removeDuplicates(env, changeset, { id, version: 1 }, nodes);
  return true;
}

/** Deletes every one of `nodes` but `keep`, which a closed `changeset` created. @throws Failure where one stays */
export async function removeDuplicates(
  { api, about }: Pick<Env, 'api' | 'about'>,
  changeset: number,
  keep: Written,
  nodes: readonly Written[],
): Promise<void> {
  const duplicates = nodes.filter(({ id }) => id !== keep.id);
  if (duplicates.length === 0) return;
  const comment = `Remove a duplicate of node ${keep.id} that a repeated request left in changeset ${changeset}`;
  const other = await createChangeset(
    api,
    changesetTags({ ...about, comment, source: null, imageryUsed: null, reviewRequested: false }),
  );
  // oxlint-disable-next-line no-await-in-loop -- one upload holds the changeset's lock at a time
  for (const duplicate of duplicates) await deleteNode(api, other, duplicate);
  await closeChangeset(api, other).catch(() => undefined);
}

async function deleteNode(api: Api, changeset: number, node: Written): Promise<void> {
  try {
    await api.send('POST', `/api/0.6/changeset/${changeset}/upload`, {
      xml: deleteNodesXml(changeset, [node]),
      accept: 'application/xml',
    });
  } catch (error) {
    // Deleted already, or taken over by someone else meanwhile: either way not ours to delete any more.
    if (!isRefused(error, 'gone') && !isRefused(error, 'version')) throw error;
  }
}
