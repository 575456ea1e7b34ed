import { page, userEvent } from 'vitest/browser';
import { describe, expect, test, vi } from 'vitest';
import { hasMessage } from '../../src/i18n/index.ts';
import { never } from './screen.ts';
import { SCREENS } from './screens.ts';
import { clickThrough, find, show, takeAway } from './stage.ts';

describe('every screen', () => {
  test.each(Object.keys(SCREENS))('%s is said in words, fits 320 px, and has targets for a thumb', async (name) => {
    await page.viewport(320, 640);
    await show(name);
    await vi.waitFor(() => expect(document.querySelector('.loading')).toBeNull());
    await clickThrough(name);
    const text = document.body.innerText;
    expect(text).not.toMatch(/\{\w+\}|undefined|NaN(?!” is not understood)|\[object/);
    for (const word of text.split(/\s/)) expect(hasMessage(word), word).toBe(false);
    // A picture is cut off by its frame.
    for (const element of document.querySelectorAll<HTMLElement>('#ui *:not(svg *, .place-picture *)')) {
      const box = element.getBoundingClientRect();
      if (!element.checkVisibility() || box.width <= 1) continue;
      expect(box.right, `${element.className} ${element.innerText}`).toBeLessThanOrEqual(321);
      if (element.matches('button, select, summary, input:not([type="radio"], [type="checkbox"])')) {
        expect(box.height, `${element.className} ${element.innerText}`).toBeGreaterThanOrEqual(43.5);
      }
    }
    expect(document.querySelectorAll('h1')).toHaveLength(1);
  });
});

describe('a dialog', () => {
  test.each(['Settings', 'What is this?'])('%s takes the focus and gives it back to the menu', async (name) => {
    await show('first-open');
    const menu = page.getByRole('button', { name: 'Menu' });
    await menu.click();
    await page.getByRole('button', { name }).click();
    await expect.element(page.getByRole('dialog', { name })).toBeVisible();
    await expect.element(page.getByRole('heading', { name, level: 2 })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog', { name })).not.toBeInTheDocument();
    await expect.element(menu).toHaveFocus();
  });

  test('on top is the one that Escape closes', async () => {
    const app = await show('camera');
    await expect.element(page.getByRole('region', { name: 'Reader', exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Layers' }).click();
    await userEvent.keyboard('{Escape}');
    expect(document.querySelector(':popover-open')).toBeNull();
    expect(app.state.selection.key.peek()).toBe('node/508');
    await userEvent.keyboard('{Escape}');
    expect(app.state.selection.key.peek()).toBeNull();
  });
});

describe('the account', () => {
  test('signs in and out by buttons that keep the focus', async () => {
    const { state, writing } = await show('first-open');
    writing.signIn = never;
    await page.getByRole('button', { name: 'Sign in with OpenStreetMap' }).click();
    await expect.element(page.getByText('Waiting for the OpenStreetMap window…')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Cancel' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(state.account.state.peek()).toEqual({ kind: 'signed-out' });
    writing.signIn = () => Promise.resolve();
    await page.getByRole('button', { name: 'Sign in with OpenStreetMap' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await vi.waitFor(() => expect(writing.signedIn).toBe(false));
    expect(state.account.state.peek()).toEqual({ kind: 'signed-out' });
  });

  test('says what is wrong, what it means and what to do', async () => {
    const { state } = await show('popup-blocked');
    await expect.element(page.getByText(/blocked the sign-in window.*not signed in.*Allow pop-up/)).toBeVisible();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(state.account.problem.peek()).toBeNull();
  });

  test('tells of blocks and messages in its menu', async () => {
    await show('signed-in');
    await page.getByRole('button', { name: /anna/ }).click();
    await expect.element(page.getByText('1 block stops you from writing.')).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Read it on OpenStreetMap' })).toBeVisible();
  });
});

test('everything goes when it is taken away', async () => {
  await show('camera');
  await expect.element(page.getByRole('region', { name: 'Reader', exact: true })).toBeVisible();
  takeAway();
  expect(find('#ui').childElementCount).toBe(0);
  expect(document.documentElement.style).toHaveLength(0);
});
