import { page } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import type { ReadStatus } from '../../src/store/cameraStore.ts';
import { BASE } from './cameras.ts';
import { find, listen, show } from './stage.ts';

const drawn = (counted: boolean, more: Partial<ReadStatus> = {}): ReadStatus => ({
  phase: { kind: 'preview', counted },
  inView: counted ? 1366 : 0,
  base: BASE,
  source: 'live',
  ...more,
});
const status = (): HTMLElement => find('.pill-status');
const pill = (): HTMLElement => find('.pill');
/** What the pill says beside its live region. */
const more = (): string | undefined => document.querySelector('.pill-more')?.textContent;
const settled = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

describe('while only a preview is drawn, the status', () => {
  test('tells its date, and no count where none is known', async () => {
    await show('preview');
    await expect.poll(() => status().textContent).toBe('OpenStreetMap snapshot of 23 Nov 2026, 06:09 UTC');
  });

  test('tells its count and its date where both are known, also of none', async () => {
    const app = await show('preview');
    app.store().snapshot({ kind: 'none' });
    for (const [source, words] of [
      ['live', 'OpenStreetMap data of'],
      ['snapshot', 'OpenStreetMap snapshot of'],
      ['mixed', 'partly an OpenStreetMap snapshot of'],
    ] as const) {
      app.store().status(drawn(true, { source }));
      await expect.poll(() => status().textContent).toBe(`1,366 readers in view · ${words} 23 Nov 2026, 06:09 UTC`);
    }
    app.store().status(drawn(true, { inView: 1 }));
    await expect.poll(() => status().textContent).toMatch(/^1 reader in view · /);
    app.store().status(drawn(true, { inView: 0 }));
    await expect.poll(() => status().textContent).toMatch(/^No readers in view · /);
    expect(more()).toBeUndefined();
  });

  test('says beside it how far the cameras themselves have come, without saying so aloud', async () => {
    const app = await show('preview');
    const said = listen('.pill-status');
    expect(more()).toBe('Loading the readers of the world, 1.2 MB so far…');
    app.store().snapshot({ kind: 'loading', bytes: 2_400_000, total: 7_000_000 });
    await expect.poll(more).toBe('Loading the readers of the world, 2.4 MB so far…');
    expect(said).toEqual([]);
    expect(pill().querySelectorAll('[role=status]')).toHaveLength(1);
    expect(document.querySelector('.pill-progress')).toBeNull();
    // There is nothing to load again yet.
    expect(pill().querySelector('button')).toBeNull();
  });

  test('says that the readers did not come, and keeps the date', async () => {
    const app = await show('preview');
    app.store().snapshot({ kind: 'refused', failure: { kind: 'offline', details: { said: 'No network.' } } });
    await expect
      .poll(more)
      .toBe('The readers of the world could not be loaded at once. Close up, all is there. No network.');
    expect(status().textContent).toContain('snapshot of 23 Nov 2026');
  });

  test('becomes that of reading, with its count beside the progress', async () => {
    const app = await show('preview');
    const reading = { kind: 'reading', boxesDone: 1, boxesTotal: 3, bytes: 5000 } as const;
    app.store().status({ ...drawn(true), phase: reading });
    await expect.poll(() => status().textContent).toBe('Loading readers…');
    expect(more()).toMatch(/^1,366 readers in view · /);
    app.store().status({ ...drawn(true), phase: { ...reading, after: 'timeout' } });
    await expect.poll(() => status().textContent).toBe('Overpass didn’t answer in time. Asking again…');
    app.store().status({ ...drawn(false), phase: reading });
    await expect.poll(more).toMatch(/^1 of 3 areas/);
  });

  test('becomes that of a failure: dated, and with no count where none is known', async () => {
    const app = await show('preview');
    const phase = { kind: 'failed', failure: new Failure('overloaded'), retryAt: null } as const;
    const words = 'Overpass is busy. The readers shown are from 06:09 UTC and may be missing newer ones.';
    app.store().status({ ...drawn(false), phase });
    await expect.poll(() => status().textContent).toBe(words);
    app.store().status({ ...drawn(true), phase });
    await expect.poll(() => status().textContent).toBe(`1,366 readers in view · incomplete: ${words}`);
  });

  test('has the mark of what is still loading, not of what is done', async () => {
    const app = await show('preview');
    const mark = (): string => {
      const { backgroundColor, borderStyle, borderColor } = getComputedStyle(find('.pill-dot'));
      return `${backgroundColor} ${borderStyle} ${borderColor}`;
    };
    const preview = mark();
    app.store().status({ ...drawn(true), phase: { kind: 'reading', boxesDone: 0, boxesTotal: 1, bytes: 0 } });
    await expect.poll(() => pill().className).toBe('pill reading');
    expect(mark()).toBe(preview);
    app.store().status({ phase: { kind: 'done' }, inView: 1366, base: BASE });
    await expect.poll(() => pill().className).toBe('pill done');
    expect(mark()).not.toBe(preview);
  });

  test('is never empty, so that nothing jumps', async () => {
    const app = await show('preview');
    const said = listen('.pill-status');
    const heights = new Set<number>();
    app.store().snapshot({ kind: 'none' });
    for (const next of [
      { phase: { kind: 'reading', boxesDone: 0, boxesTotal: 0, bytes: 0 }, inView: 0, base: null },
      drawn(false, { base: null }),
      drawn(false),
      drawn(true, { base: null }),
      drawn(true),
      { phase: { kind: 'done' }, inView: 1366, base: BASE },
    ] satisfies ReadStatus[]) {
      app.store().status(next);
      await settled();
      heights.add(status().getBoundingClientRect().height);
    }
    expect(said.every((words) => words.trim() !== '')).toBe(true);
    expect(said.at(-1)).toContain('1,366 readers in view');
    expect(Math.min(...heights)).toBeGreaterThan(0);
    expect(heights.size).toBe(1);
  });

  for (const [width, height] of [
    [320, 640],
    [360, 740],
    [1280, 800],
  ] as const) {
    test(`fits ${width} px`, async () => {
      await page.viewport(width, height);
      await show('preview');
      await settled();
      const { left, right } = pill().getBoundingClientRect();
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
      for (const line of pill().querySelectorAll('.pill-status, .pill-more'))
        expect(line.scrollWidth).toBeLessThanOrEqual(line.clientWidth);
    });
  }
});
