import * as v from 'valibot';
import type { Api } from './api.ts';
import { count, readJson, time } from './readJson.ts';
import type { Rate } from '../types.ts';

const HOUR = 3_600_000;
/** Changes an hour that every account in good standing may upload. */
const LEAST = 1_000;
/** What that grows to, with the square of the time since the first changeset, and when it gets there. */
const MOST = 100_000;
const GROWN_MS = 7 * 24 * HOUR;
/** With so many left nobody need be told, nor the limit be known better. */
const PLENTY = 800;

/**
 * Counts as OpenStreetMap does when it refuses an upload (`api_rate_limit` in openstreetmap-website): the changes of all
 * changesets that were opened within the hour. One request, and one more where the limit is near. `now` in ms since 1970.
 * @throws Failure
 */
export async function readRate(api: Api, account: number, now: number, signal?: AbortSignal): Promise<Rate> {
  const since = now - HOUR;
  // Closed since then, or open: more than is wanted, and never less.
  const recent = await changesets(api, `user=${account}&time=${new Date(since).toISOString()}`, signal);
  const changes = recent.filter(({ opened }) => opened >= since).reduce((sum, changeset) => sum + changeset.changes, 0);
  if (LEAST - changes >= PLENTY) return { changes, limit: LEAST };
  const [first] = await changesets(api, `user=${account}&order=oldest&limit=1`, signal);
  const grown = MOST * ((now - (first?.opened ?? now)) / GROWN_MS) ** 2;
  return { changes, limit: Math.max(LEAST, Math.min(MOST, Math.floor(grown))) };
}

const Changesets = v.object({ changesets: v.array(v.object({ created_at: time, changes_count: count })) });

async function changesets(
  api: Api,
  query: string,
  signal?: AbortSignal,
): Promise<readonly { readonly opened: number; readonly changes: number }[]> {
  const text = await api.send('GET', `/api/0.6/changesets.json?${query}`, { anonymous: true, signal });
  return readJson(Changesets, text).changesets.map((one) => ({ opened: one.created_at, changes: one.changes_count }));
}
