import type { Attempt } from './attempt.ts';
import type { Api } from '../api/api.ts';
import type { Entry, Written } from '../api/changeset.ts';
import { readEntries } from '../api/changeset.ts';
import type { NodeChange } from '../types.ts';

/** What a changeset holds of one change. */
export interface Landed {
  /** The nodes that are the change, oldest first. More than one: a browser repeated the request, and the others are duplicates. */
  readonly nodes: readonly Written[];
  /** How many changes were told of in all. */
  readonly entries: number;
}

/** Looks up a change in its changeset. @throws Failure */
export async function findLanded(
  api: Api,
  changeset: number,
  change: NodeChange,
  attempt: Pick<Attempt, 'known' | 'shared'>,
): Promise<Landed> {
  const entries = await readEntries(api, changeset);
  const found = change.kind === 'create' ? created(entries, change, attempt) : changed(entries, change);
  return { nodes: found.map(({ id, version }) => ({ id, version })), entries: entries.length };
}

function changed(entries: readonly Entry[], { base }: Exclude<NodeChange, { kind: 'create' }>): readonly Entry[] {
  return entries.filter(({ id, version }) => id === base.id && version === base.version + 1);
}

/** What is told apart by its content where several drafts share a changeset; else all of it is this one's. */
function created(
  entries: readonly Entry[],
  change: Extract<NodeChange, { kind: 'create' }>,
  { known, shared }: Pick<Attempt, 'known' | 'shared'>,
): readonly Entry[] {
  const deleted = new Set(entries.filter(({ action }) => action === 'delete').map(({ id }) => id));
  const others = new Set(known);
  const nodes = entries
    .filter(({ action, id }) => action === 'create' && !deleted.has(id) && !others.has(id))
    .toSorted((a, b) => a.id - b.id);
  return !shared ? nodes : nodes.filter((entry) => isSame(entry, change));
}

function isSame({ place, tags }: Entry, change: Extract<NodeChange, { kind: 'create' }>): boolean {
  return (
    place?.lat.toFixed(7) === change.place.lat.toFixed(7) &&
    place.lon.toFixed(7) === change.place.lon.toFixed(7) &&
    tags.size === change.tags.size &&
    [...change.tags].every(([key, value]) => tags.get(key) === value)
  );
}
