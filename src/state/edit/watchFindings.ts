import type { ReadonlySignal } from '@preact/signals';
import { effect, signal } from '@preact/signals';
import type { Draft } from './draft.ts';
import type { Finding } from './rules/finding.ts';
import type { Derived } from './derived.ts';
import type * as Rules from './rules/findWithMakers.ts';
import type { Neighbors } from './nearby.ts';

/** Keeps `findings` in step with the draft. The rules are loaded with the first one. Returns the way to stop. */
export function watchFindings(
  findings: { value: readonly Finding[] },
  draft: ReadonlySignal<Draft | null>,
  { tags, comment }: Pick<Derived, 'tags' | 'comment'>,
  { nearby, known }: Pick<Neighbors, 'nearby' | 'known'>,
  now: () => number,
): () => void {
  const rules = signal<typeof Rules | null>(null);
  let asked = false;
  const load = async (): Promise<void> => {
    if (asked) return;
    asked = true;
    try {
      rules.value = await import('./rules/findWithMakers.ts');
    } catch {
      // Asked for again with the next change.
      asked = false;
    }
  };
  return effect(() => {
    const of = draft.value;
    if (of === null || rules.value === null) {
      findings.value = [];
      if (of !== null) void load();
      return;
    }
    findings.value = rules.value.find({
      draft: of,
      tags: tags.value,
      comment: comment.value,
      nearby: nearby.value,
      nearbyKnown: known.value,
      now: now(),
    });
  });
}
