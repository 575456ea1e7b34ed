import { isRecord } from '../../model/record.ts';
import type { Unchecked } from '../../osm/types.ts';
import type { ValueStorage } from '../storage.ts';
import { keyOf, SURE_MS } from './hasLeftOpen.ts';

/**
 * What an upload may have left to be done, on this device, by server: changesets that may be open, and additions whose
 * duplicates could not be looked for.
 */
export interface LeftOpen {
  /** When a changeset may last have been left open, ms since 1970; null where none was. */
  readonly since: number | null;
  readonly unchecked: readonly Unchecked[];
}

const NOTHING: LeftOpen = { since: null, unchecked: [] };

/** What may be left. A value that was not written here is nothing. */
export function readLeftOpen(local: ValueStorage, server: string): LeftOpen {
  const text = local.get(keyOf(server));
  if (text === null) return NOTHING;
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value)) return NOTHING;
    const { since, unchecked } = value;
    return {
      since: typeof since === 'number' ? since : null,
      unchecked: (Array.isArray(unchecked) ? unchecked : []).flatMap((item: unknown) => {
        if (!isRecord(item)) return [];
        const { changeset, id } = item;
        return typeof changeset === 'number' && typeof id === 'number' ? [{ changeset, id }] : [];
      }),
    };
  } catch {
    return NOTHING;
  }
}

/** Told before a changeset is asked for: from here on one may stay open, whatever happens. */
export function suspectOpen(local: ValueStorage, server: string, now: number): void {
  write(local, server, { ...readLeftOpen(local, server), since: now });
}

/** Told of an addition that has to be looked at again. */
export function addUnchecked(local: ValueStorage, server: string, { changeset, id }: Unchecked): void {
  const old = readLeftOpen(local, server);
  write(local, server, { ...old, unchecked: [...old.unchecked, { changeset, id }] });
}

/** Told of an addition that has been looked at. */
export function dropUnchecked(local: ValueStorage, server: string, { changeset }: Unchecked): void {
  const old = readLeftOpen(local, server);
  write(local, server, { ...old, unchecked: old.unchecked.filter((one) => one.changeset !== changeset) });
}

/** Told once all that were found open are closed. Forgets the suspicion when nothing can turn up any more. */
export function foundClosed(local: ValueStorage, server: string, now: number): void {
  const old = readLeftOpen(local, server);
  if (old.since === null || now - old.since > SURE_MS) write(local, server, { ...old, since: null });
}

function write(local: ValueStorage, server: string, left: LeftOpen): void {
  if (left.since === null && left.unchecked.length === 0) local.remove(keyOf(server));
  else local.set(keyOf(server), JSON.stringify(left));
}
