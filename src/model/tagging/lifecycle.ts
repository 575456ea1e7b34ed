/** Before a key: what it tells is not so yet, or no longer (https://wiki.openstreetmap.org/wiki/Lifecycle_prefix). */
const LIFECYCLE =
  /^(proposed|planned|construction|disused|abandoned|ruins|demolished|destroyed|razed|removed|was|historic):(.+)$/;

/** The stage of its life that a key tells of, and the key without it; null for a key that speaks of now. */
export function lifecycleOf(key: string): { readonly stage: string; readonly key: string } | null {
  const [, stage, rest] = LIFECYCLE.exec(key) ?? [];
  return stage === undefined || rest === undefined ? null : { stage, key: rest };
}
