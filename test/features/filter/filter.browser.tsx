import { page, userEvent } from 'vitest/browser';
import { describe, expect, test, vi } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import { NO_FILTER, UNNAMED } from '../../../src/store/query/filter.ts';
import type { App } from '../../stub/app.ts';
import { BASE } from '../../ui/cameras.ts';
import { CHOICES } from '../../ui/screen.ts';
import { find, show } from '../../ui/stage.ts';

const YEAR = 365.25 * 86_400_000;
const status = page.getByRole('status').filter({ hasText: 'readers' });

async function open(): Promise<App> {
  const app = await show('first-open');
  await page.getByRole('button', { name: 'Filter readers' }).click();
  await expect.element(page.getByRole('group', { name: 'Maker' })).toBeVisible();
  return app;
}

describe('the filter', () => {
  test('offers makers with counts, and the rest when asked', async () => {
    const { state } = await open();
    const makers = page.getByRole('group', { name: 'Maker' });
    expect(makers.getByRole('checkbox').elements()).toHaveLength(5);
    await expect.element(makers.getByText('Flock Safety')).toBeVisible();
    await expect.element(makers.getByText('900')).toBeVisible();
    await makers.getByRole('button', { name: 'All 7' }).click();
    await makers.getByRole('checkbox', { name: /Kapsch/ }).click();
    await makers.getByRole('checkbox', { name: /Not known/ }).click();
    expect(state.data.filter.peek().makers).toEqual(['Kapsch', UNNAMED]);
    await makers.getByRole('button', { name: 'Fewer' }).click();
    await expect.element(makers.getByRole('checkbox', { name: /Kapsch/ })).toBeChecked();
    await makers.getByRole('checkbox', { name: /Kapsch/ }).click();
    expect(state.data.filter.peek().makers).toEqual([UNNAMED]);
  });

  test('takes directions, ages and one’s own', async () => {
    const { state } = await open();
    const now = state.now.peek();
    await page.getByRole('radio', { name: /Missing 160/ }).click();
    await page.getByRole('radio', { name: /More than 2 years ago 166/ }).click();
    await page.getByRole('checkbox', { name: /^Added or changed from here/ }).click();
    expect(state.data.filter.peek()).toEqual({
      ...NO_FILTER,
      direction: 'missing',
      seenBefore: now - 2 * YEAR,
      localEdits: true,
    });
    await expect.element(page.getByRole('radio', { name: /More than 2 years ago/ })).toBeChecked();
    await page.getByRole('radio', { name: /Within a year 1,000/ }).click();
    expect(state.data.filter.peek()).toMatchObject({ seenBefore: null, seenSince: now - YEAR });
  });

  test('keeps a choice in sight that the view no longer has', async () => {
    const app = await open();
    await page.getByRole('checkbox', { name: /Genetec/ }).click();
    app.store().counts = { ...CHOICES, makers: [] };
    app.store().status({ phase: { kind: 'done' }, inView: 0, unfiltered: 2, base: BASE });
    await expect.element(page.getByRole('checkbox', { name: /Genetec 0/ })).toBeChecked();
  });

  test('says that counts are not whole yet', async () => {
    const app = await show('first-open');
    app.store().counts = { ...CHOICES, complete: false };
    await page.getByRole('button', { name: 'Filter readers' }).click();
    await expect.element(page.getByText(/still being loaded/)).toBeVisible();
  });

  test('shows names from strangers as text', async () => {
    await open();
    await expect.element(page.getByText('مدينة <b>bold</b>')).toBeVisible();
    expect(document.querySelector('.filters b')).toBeNull();
  });

  test('is said in the status, and cleared from there by one click', async () => {
    const app = await show('first-open');
    const { state } = app;
    state.data.setFilter({ direction: 'missing' });
    app.store().status({ phase: { kind: 'done' }, inView: 12, unfiltered: 167, base: BASE });
    await expect.element(status).toMatchTextContent(/^Showing 12 of 167 readers · /);
    await expect.element(page.getByRole('button', { name: 'Filter readers (on)' })).toBeVisible();
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(state.data.filter.peek()).toEqual(NO_FILTER);
    await expect.element(page.getByRole('button', { name: 'Show all' })).not.toBeInTheDocument();
    // The button is gone; the focus is not.
    await vi.waitFor(() => expect(find('.pill').contains(document.activeElement)).toBe(true));
  });

  test('closes by Escape and gives the focus back', async () => {
    await open();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('button', { name: 'Filter readers' })).toHaveFocus();
  });

  test.each([
    [1280, 800],
    [360, 740],
    [320, 640],
    [640, 400],
  ])('stands within a screen of %s x %s', async (width, height) => {
    await page.viewport(width, height);
    await open();
    const { left, right, top, bottom } = find('#filter').getBoundingClientRect();
    expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(width);
    expect(bottom).toBeLessThanOrEqual(height);
  });
});

describe('the layers', () => {
  test('choose how wide views are drawn', async () => {
    const app = await show('first-open');
    await page.getByRole('button', { name: 'Layers' }).click();
    await page.getByRole('radio', { name: 'A dot for every reader' }).click();
    expect(app.state.data.drawing.peek()).toBe('density');
    expect(app.store().drawings.at(-1)).toBe('density');
  });

  test('tell what is at hand for them', async () => {
    const app = await show('first-open');
    app.store().snapshot({ kind: 'ready', base: BASE, count: 144_000, details: 'ready' });
    await page.getByRole('button', { name: 'Layers' }).click();
    await expect.element(page.getByText(/144,000 readers, OpenStreetMap data of 23 Nov 2026/)).toBeVisible();
  });
});

describe('the snapshot', () => {
  test('dates what comes from it', async () => {
    const app = await show('first-open');
    app.store().status({ phase: { kind: 'done' }, inView: 144_000, source: 'snapshot', base: BASE });
    await expect
      .element(status)
      .toHaveTextContent('144,000 readers in view · OpenStreetMap snapshot of 23 Nov 2026, 06:09 UTC');
    app.store().status({ phase: { kind: 'done' }, inView: 144_000, source: 'mixed', base: BASE });
    await expect.element(status).toMatchTextContent(/partly an OpenStreetMap snapshot of/);
  });

  test('is said to be on its way, or refused, where the world is looked at', async () => {
    const app = await show('too-wide');
    app.store().snapshot({ kind: 'loading', bytes: 1_200_000, total: 3_000_000 });
    await expect.element(page.getByText('Loading the readers of the world, 1.2 MB so far…')).toBeVisible();
    app.store().snapshot({ kind: 'refused', failure: new Failure('bad-response', { said: 'torn' }) });
    await expect.element(page.getByText(/could not be loaded at once\. Close up, all is there\. torn/)).toBeVisible();
    await page.getByRole('button', { name: 'Layers' }).click();
    const layers = page.getByRole('dialog', { name: 'Layers' });
    await expect.element(layers).toMatchTextContent(/Close up, all is there\. torn/);
  });
});
