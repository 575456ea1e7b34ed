import type { ReadonlySignal } from '@preact/signals';
import { effect, signal } from '@preact/signals';
import type { Finding, Looked } from './rules/finding.ts';
import type * as Rules from './rules/findWithMakers.ts';

/** Keeps `findings` in step with the draft. The rules are loaded with the first one. Returns the way to stop. */
export function watchFindings(
  findings: { value: readonly Finding[] },
  looked: ReadonlySignal<Looked | null>,
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
    const now = looked.value;
    if (now !== null && rules.value === null) void load();
    findings.value = now === null ? [] : (rules.value?.find(now) ?? []);
  });
}
