import type { ValueStorage } from './storage.ts';

/** When a changeset may have been left open, ms since 1970; as long as that is there, the account is looked through. */
const KEY = 'mayBeOpen';
/** After this long no copy of the database lags behind, and no request is still on its way. */
const SURE_MS = 300_000;

/** Whether an upload may have left a changeset open. */
export function mayBeOpen(local: ValueStorage, server: string): boolean {
  return local.get(`${KEY} ${server}`) !== null;
}

/** Told before a changeset is asked for: from here on one may stay open, whatever happens. */
export function suspectOpen(local: ValueStorage, server: string, now: number): void {
  local.set(`${KEY} ${server}`, String(now));
}

/** Told once all that were found are closed. Forgets the suspicion when nothing can turn up any more. */
export function foundClosed(local: ValueStorage, server: string, now: number): void {
  const since = Number(local.get(`${KEY} ${server}`));
  if (Number.isNaN(since) || now - since > SURE_MS) local.remove(`${KEY} ${server}`);
}
