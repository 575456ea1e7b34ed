import { READER } from '../../catalog/devices.ts';
import { isAlpr } from '../../catalog/lookup.ts';
import type { Camera, Tags } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import type { TagConflict } from '../../model/edit.ts';
import { diffTags } from '../../model/edit.ts';
import { isOneOf } from '../../model/tagging/device.ts';
import { mayFaceAlike } from '../../model/facing.ts';
import { Failure } from '../../model/failure.ts';
import type { Made } from '../../model/merge.ts';
import { changedMeanwhile, mergeNode } from '../../model/merge.ts';
import { SAME_METRES } from '../../model/near.ts';
import type { Use } from '../../model/tagging/removal.ts';
import type { Api } from '../api/api.ts';
import type { Env } from './closeChangeset.ts';
import type { ElementVersion } from '../api/node.ts';
import { readNewest, readVersions } from '../api/node.ts';
import { camerasNear, readUses } from '../api/reading.ts';
import { isRefused } from '../api/refusal.ts';
import type { Job, LastEdit, NodeChange, Overtaken, PlaceConflict } from '../types.ts';

/** A change that can be sent as it is; `onto`: what it was moved onto, because the node had moved on. Or why it can't. */
export type Ready =
  | { readonly kind: 'ready'; readonly change: NodeChange; readonly onto?: Camera }
  | { readonly kind: 'stopped'; readonly outcome: Overtaken };

/** Pauses for a copy of the database to catch up, ms. */
const PAUSES = [1_000, 3_000, 10_000, 20_000];

/** Brings a change up to what the API has now, or finds that a person has to decide. @throws Failure */
export async function bringUpToDate(env: Env, change: NodeChange, atLeast = 0): Promise<Ready> {
  if (change.kind === 'create') return { kind: 'ready', change };
  const { base } = change;
  let newest: ElementVersion & { readonly camera: Camera };
  try {
    newest = await readUpTo(env, base.id, atLeast);
  } catch (error) {
    if (!isRefused(error, 'gone')) throw error;
    if (change.kind === 'restore') return { kind: 'ready', change };
    return { kind: 'stopped', outcome: { kind: 'deleted', last: await readLast(env.api, base.id) } };
  }
  const unneeded: Ready = { kind: 'stopped', outcome: { kind: 'unneeded', last: newest } };
  // An older one: a copy that lags behind what was read before.
  if (newest.version <= base.version)
    return change.kind === 'modify' && isSame(base, change) ? unneeded : { kind: 'ready', change };
  const theirs = newest.camera;
  const stopped = (conflicts: Conflicts): Ready => ({
    kind: 'stopped',
    outcome: { kind: 'conflict', theirs, last: newest, ...conflicts },
  });
  if (change.kind === 'restore') {
    // Someone else brought it back. What is different to ours is for the person to choose.
    const conflicts = [...diffTags(change.tags, theirs.tags)].map(([key, { from, to }]) => ({
      key,
      base: undefined,
      theirs: to,
      mine: from,
    }));
    return conflicts.length === 0 ? unneeded : stopped({ conflicts, place: null });
  }
  if (change.kind === 'delete') {
    const conflicts = changedMeanwhile(base, theirs);
    const moved = base.lat !== theirs.lat || base.lon !== theirs.lon;
    if (conflicts.length > 0 || moved) {
      return stopped({ conflicts, place: moved ? { base, theirs, mine: base } : null });
    }
    return { kind: 'ready', change: { kind: 'delete', base: theirs }, onto: theirs };
  }
  const { tags, place, conflicts, placeConflict } = mergeNode(base, change, theirs);
  const identity = nowElse(base.tags, change.tags, theirs.tags);
  if (conflicts.length > 0 || placeConflict || identity.length > 0) {
    const others = conflicts.filter(({ key }) => identity.every((one) => one.key !== key));
    return stopped({
      conflicts: [...identity, ...others],
      place: placeConflict ? { base, theirs, mine: change.place } : null,
    });
  }
  if (isSame(theirs, { place, tags })) return unneeded;
  return { kind: 'ready', change: { kind: 'modify', base: theirs, place, tags }, onto: theirs };
}

/** Whether a change changes nothing. */
function isSame(node: Camera, { place, tags }: Made): boolean {
  return node.lat === place.lat && node.lon === place.lon && diffTags(node.tags, tags).size === 0;
}

/**
 * What someone else made of a reader that is none any more: all of it has to be looked at before anything of a reader is
 * written on it. Nothing where it still is one, or where that was meant here, too.
 */
function nowElse(base: Tags, mine: Tags, theirs: Tags): readonly TagConflict[] {
  const { key, value } = READER.kind;
  const ofKind = (tags: Tags): boolean => isOneOf([value], tags.get(key) ?? '');
  const lost = (tags: Tags): boolean => (isAlpr(base) && !isAlpr(tags)) || (ofKind(base) && !ofKind(tags));
  if (!lost(theirs) || lost(mine)) return [];
  return [...diffTags(base, theirs)].map(([changed, { from, to }]) => ({
    key: changed,
    base: from,
    theirs: to,
    mine: mine.get(changed),
  }));
}

interface Conflicts {
  readonly conflicts: Extract<Overtaken, { kind: 'conflict' }>['conflicts'];
  readonly place: PlaceConflict | null;
}

/** The node, once it is seen at that version or a later one. @throws Failure 'timeout' where it never is */
async function readUpTo(
  { api, wait }: Env,
  id: number,
  atLeast: number,
): Promise<ElementVersion & { readonly camera: Camera }> {
  /* oxlint-disable no-await-in-loop -- each look waits for the one before */
  for (const pause of [...PAUSES, null]) {
    const newest = await readNewest(api, id);
    if (newest.version >= atLeast) return newest;
    if (pause !== null) await wait(pause);
  }
  /* oxlint-enable no-await-in-loop */
  throw new Failure('timeout', { said: `node ${id} is not yet seen at version ${atLeast}` });
}

/** Who made the newest version; a history that can't be read leaves it open. */
async function readLast(api: Api, id: number): Promise<LastEdit> {
  const last = await readVersions(api, `node/${id}`).then(
    (versions) => versions.at(-1),
    () => undefined,
  );
  return { who: last?.who ?? null, when: last?.when ?? null };
}

/** Cameras that may be the new one, and that nobody has looked at: Overpass learns of them only minutes later. @throws Failure */
export async function unseenNearby(api: Api, { change, seen }: Job): Promise<readonly Camera[]> {
  if (seen === null || seen === undefined || (change.kind !== 'create' && change.kind !== 'restore')) return [];
  const near = await camerasNear(api, change.place, SAME_METRES);
  // A deleted one that someone else brought back is no look-alike of itself.
  const own = change.kind === 'restore' ? change.base.id : 0;
  return near.filter(
    (camera) => camera.id !== own && !seen.has(keyOf(camera)) && mayFaceAlike(camera.tags, change.tags),
  );
}

/**
 * What a change would bend or break: the ways and relations that its node is in, where the person knows not all of them.
 * One that is drawn through a node leaves its version as it was, so no conflict tells. @throws Failure
 */
export async function unknownUses(api: Api, { uses }: Job, change: NodeChange): Promise<readonly Use[]> {
  if (uses === null || uses === undefined || change.kind === 'create' || change.kind === 'restore') return [];
  const { base } = change;
  const stays = change.kind === 'modify' && base.lat === change.place.lat && base.lon === change.place.lon;
  if (stays) return [];
  const found = await readUses(api, base.id);
  return found.every(({ key }) => uses.has(key)) ? [] : found;
}
