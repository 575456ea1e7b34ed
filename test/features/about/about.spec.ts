import { expect } from '@playwright/test';
import { test } from '../../e2e/driver/test.ts';

const WELCOME = 'License plate readers, mapped by volunteers.';

test.describe('who comes for the first time', () => {
  test.use({ isFirstVisit: true });

  test('is told in a line what this is, and once', async ({ when, get, then }) => {
    await when.opens();
    await then.says(WELCOME);
    await when.clicks('What is this?');
    const dialog = get.page.getByRole('dialog', { name: 'What is this?' });
    await then.sees(dialog.getByText('Your browser asks these'));
    const address = await dialog.getByRole('link', { name: 'This as a page of its own' }).getAttribute('href');
    await when.clicks('Close', dialog);
    await then.doesNotSay(WELCOME);
    await when.reloads();
    await then.sees(get.button('Add reader'));
    await then.doesNotSay(WELCOME);
    await get.page.goto(address ?? '');
    await then.sees(get.page.getByRole('heading', { name: 'Who runs this site' }));
    await get.page.getByRole('link', { name: 'Open the map' }).click();
    await then.sees(get.button('Add reader'));
  });

  test('sends the line away by keyboard', async ({ when, get, then }) => {
    await when.opens();
    await then.says(WELCOME);
    const close = get.page.locator('.welcome').getByRole('button', { name: 'Close' });
    await close.focus();
    await get.page.keyboard.press('Enter');
    await then.doesNotSay(WELCOME);
    await expect(get.page.locator('.welcome')).toHaveCount(0);
  });
});
