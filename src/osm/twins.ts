import type { Api } from './api.ts';
import type { Written } from './changeset.ts';
import { closeChangeset, createChangeset, createdNodes, readChangeset } from './changeset.ts';
import { isRefused } from './refusal.ts';
import { deleteNodesXml } from './xml.ts';

/**
 * Browsers repeat a request by themselves, a POST too, when a connection that was in use before is lost without an
 * answer (seen in Chromium). If the first had arrived, the camera is then in its changeset twice, and nothing that a
 * page can do prevents or even shows it: only the changeset tells. These are twins to the letter, made by one click, so
 * all but one are deleted again. That can't go wrong by being repeated: a delete names the version that it is about.
 */

/** After a good answer: removes what its request may have left besides. @throws Failure where that can't be told, or stays */
export async function removeOwnTwins(api: Api, changeset: number, keep: Written): Promise<void> {
  const { changes } = await readChangeset(api, changeset);
  if (changes > 1) await removeTwins(api, changeset, keep, await createdNodes(api, changeset));
}

/** Deletes every one of `nodes` but `keep`. @throws Failure where one stays */
export async function removeTwins(
  api: Api,
  changeset: number,
  keep: Written,
  nodes: readonly Written[],
): Promise<void> {
  const twins = nodes.filter(({ id }) => id !== keep.id);
  if (twins.length === 0) return;
  try {
    await deleteNodes(api, changeset, twins);
  } catch (error) {
    if (!isRefused(error, 'closed')) throw error;
    const comment = `Remove a duplicate of node ${keep.id} that a repeated request left in changeset ${changeset}`;
    const other = await createChangeset(
      api,
      new Map([
        ['comment', comment],
        ['created_by', 'Sightline'],
      ]),
    );
    await deleteNodes(api, other, twins);
    await closeChangeset(api, other).catch(() => undefined);
  }
}

async function deleteNodes(api: Api, changeset: number, nodes: readonly Written[]): Promise<void> {
  try {
    await api.send('POST', `/api/0.6/changeset/${changeset}/upload`, {
      xml: deleteNodesXml(changeset, nodes),
      accept: 'application/xml',
    });
  } catch (error) {
    // Deleted already, or taken over by someone else meanwhile: either way not ours to delete any more.
    if (!isRefused(error, 'gone') && !isRefused(error, 'version')) throw error;
  }
}
