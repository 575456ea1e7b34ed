import { page, userEvent } from 'vitest/browser';
import { expect, test } from 'vitest';
import { find, show } from './stage.ts';

test('a badge tells how many changes wait, and leads to them', async () => {
  show('waiting');
  const badge = page.getByRole('button', { name: '5 changes wait' });
  await badge.click();
  await expect.element(page.getByRole('heading', { name: 'Your changes' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(badge).toHaveFocus();
});

test('each that waits says how it fares, and can be opened or dropped, with undo', async () => {
  const fake = show('waiting');
  await page.getByRole('button', { name: '5 changes wait' }).click();
  const region = page.getByRole('region', { name: 'Your changes' });
  await expect.element(region.getByText('Sending the camera…')).toBeVisible();
  await expect.element(region.getByText('You have an unread block message.')).toBeVisible();
  await expect.element(region.getByText(/Someone else changed the same/)).toBeVisible();
  await region.getByRole('button', { name: /^Drop/ }).first().click();
  expect(fake.calls).toEqual(['queue.drop("q1")']);
  await region.getByRole('button', { name: 'Undo', exact: true }).first().click();
  expect(fake.calls.at(-1)).toBe('editor.undoDiscard()');
  await region
    .getByRole('button', { name: /^Decide/ })
    .first()
    .click();
  expect(fake.calls.at(-1)).toBe('queue.open("q3")');
});

test('all that was reviewed is sent by one click, and only then', async () => {
  const fake = show('waiting');
  await page.getByRole('button', { name: '5 changes wait' }).click();
  await page.getByRole('button', { name: 'Upload all 4 reviewed changes' }).click();
  expect(fake.calls).toEqual(['queue.upload()']);
  fake.knobs.uploadingQueue.value = true;
  await expect.element(page.getByText('Sending, one after the other…')).toBeVisible();
  await expect.element(page.getByRole('button', { name: /^Edit/ }).first()).toBeDisabled();
});

test('without a sign-in they can be signed in for right there', async () => {
  const fake = show('changes-signed-out');
  await page.getByRole('button', { name: '5 changes wait' }).click();
  await page.getByRole('button', { name: 'Sign in to upload' }).click();
  expect(fake.calls).toEqual(['account.signIn()']);
});

test('coming back online asks, and sends nothing by itself', async () => {
  const fake = show('back-online');
  await expect.element(page.getByText(/You are back online\. 4 changes wait to be sent/)).toBeVisible();
  expect(fake.calls).toEqual([]);
  await page.getByRole('button', { name: 'Not now' }).click();
  expect(fake.knobs.queueAsked.peek()).toBe(false);
  expect(find('.kept-room').contains(document.activeElement)).toBe(true);
});

test('what was sent last can be undone; a refused undo says why, and shows the history', async () => {
  const fake = show('changes-refused-undo');
  await page.getByRole('button', { name: '5 changes wait' }).click();
  const region = page.getByRole('region', { name: 'Your changes' });
  await expect.element(region.getByRole('link', { name: /Changeset 678/ })).toBeVisible();
  await region.getByRole('button', { name: 'Undo : Changed' }).click();
  expect(fake.calls).toEqual(['uploads.undo("u1")']);
  await expect.element(region.getByText(/would take theirs back, too/)).toBeVisible();
  await region.getByRole('button', { name: 'History' }).first().click();
  await expect.element(page.getByRole('region', { name: 'History' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'History' })).toHaveFocus();
});
