import { signal } from '@preact/signals';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Draft } from '../../../src/state/edit/draft.ts';
import { newDraft } from '../../../src/state/edit/draft.ts';

beforeEach(() => {
  vi.resetModules();
});

/** What follows from an addition, in a page that has none of the code that judges it. */
async function derivedOf(draft: Draft) {
  const { createDerived } = await import('../../../src/state/edit/derived.ts');
  const { readConfig } = await import('../../../src/config.ts');
  const { loadJudging } = await import('../../../src/state/edit/loadJudging.ts');
  const derived = createDerived({
    env: {
      config: readConfig({ VITE_OSM_SERVER: 'practice' }, '0.0.0'),
      now: () => 0,
      host: () => 'https://example.org/',
      locale: () => 'en',
      comment: () => 'Add a reader',
    },
    draft: signal<Draft | null>(draft),
    uploads: signal([]),
    neighbors: { nearby: signal([]), known: signal(true) },
    findings: signal([]),
  });
  return { derived, loadJudging };
}

const draft = newDraft({ id: '1', server: 'practice', place: { lat: 91, lon: 0 }, changedAt: 0 });

test('until the code that judges a draft is here, it is not ready, and nothing is said of it', async () => {
  const { derived } = await derivedOf(draft);
  expect(derived.ready.value).toBe(false);
  expect(derived.found.value).toEqual([]);
  expect(derived.changesetTags.value.size).toBe(0);
});

test('it is judged as soon as that is here', async () => {
  const { derived, loadJudging } = await derivedOf(draft);
  const said: boolean[] = [];
  derived.ready.subscribe((ready) => said.push(ready));
  await loadJudging();
  expect(said).toEqual([false, true]);
  expect(derived.problems.value.get('place')).toBe('outside-world');
  expect(derived.changesetTags.value.get('comment')).toBe('Add a reader');
});
