import type { ValueStorage } from '../storage.ts';

/** Where they are stored; what is stored is for leftOpen.ts, which the first view does without. */
export const keyOf = (server: string): string => `leftovers ${server}`;

/** Whether there is anything to look after. */
export function hasLeftOpen(local: ValueStorage, server: string): boolean {
  return local.get(keyOf(server)) !== null;
}
