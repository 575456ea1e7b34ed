import { page, userEvent } from 'vitest/browser';
import { expect, test } from 'vitest';
import { camera } from './cameras.ts';
import { never } from './screen.ts';
import { clickThrough, find, show } from './stage.ts';

test('a badge tells how many changes wait, and leads to them', async () => {
  await show('waiting');
  const badge = page.getByRole('button', { name: '5 changes wait' });
  await badge.click();
  await expect.element(page.getByRole('heading', { name: 'Your changes' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(badge).toHaveFocus();
});

test('each that waits says how it fares, and can be opened or dropped, with undo', async () => {
  const app = await show('changes');
  await clickThrough('changes');
  const region = page.getByRole('region', { name: 'Your changes' });
  await expect.element(region.getByText('You have an unread block message.')).toBeVisible();
  await expect.element(region.getByText(/Someone else changed the same/)).toBeVisible();
  await region.getByRole('button', { name: /^Drop/ }).first().click();
  const ids = (): readonly string[] => app.state.queue.waiting.peek().map(({ id }) => id);
  expect(ids()).toEqual(['q2', 'q3', 'q4']);
  await region.getByRole('button', { name: 'Undo', exact: true }).first().click();
  expect(ids()).toEqual(['q1', 'q2', 'q3', 'q4']);
  await region
    .getByRole('button', { name: /^Decide/ })
    .first()
    .click();
  expect(app.state.editor.draft.peek()?.id).toBe('q1');
});

test('while they are sent each says how far it has come, and none can be changed', async () => {
  await show('changes-uploading');
  await clickThrough('changes-uploading');
  const region = page.getByRole('region', { name: 'Your changes' });
  await expect.element(region.getByText('Sending the reader…')).toBeVisible();
  await expect.element(region.getByText(/Someone else changed the same/)).toBeVisible();
  await expect.element(region.getByRole('button', { name: /^Drop/ }).first()).toBeDisabled();
});

test('all that was reviewed is sent by one click, and only then', async () => {
  const app = await show('waiting');
  app.writing.upload = never;
  await page.getByRole('button', { name: '5 changes wait' }).click();
  expect(app.writing.sent).toEqual([]);
  await page.getByRole('button', { name: 'Upload all 4 reviewed changes' }).click();
  await expect.element(page.getByText('Sending, one after the other…')).toBeVisible();
  await expect.element(page.getByRole('button', { name: /^Edit/ }).first()).toBeDisabled();
  expect(app.writing.sent).toHaveLength(1);
});

test('without a sign-in they can be signed in for right there', async () => {
  const app = await show('changes-signed-out');
  await clickThrough('changes-signed-out');
  await page.getByRole('button', { name: 'Sign in to upload' }).click();
  await expect.element(page.getByRole('button', { name: 'Upload all 4 reviewed changes' })).toBeVisible();
  expect(app.state.account.state.peek().kind).toBe('signed-in');
});

test('coming back online asks, and sends nothing by itself', async () => {
  const app = await show('back-online');
  await expect.element(page.getByText(/You are back online\. 4 changes wait to be sent/)).toBeVisible();
  expect(app.writing.sent).toEqual([]);
  await page.getByRole('button', { name: 'Not now' }).click();
  expect(app.state.queue.asked.peek()).toBe(false);
  expect(find('.waiting-changes').contains(document.activeElement)).toBe(true);
});

test('what was sent last can be undone; a refused undo says why, and shows the history', async () => {
  const app = await show('waiting');
  app.writing.nodes = [camera(507, {}, { version: 5 })];
  await page.getByRole('button', { name: '5 changes wait' }).click();
  const region = page.getByRole('region', { name: 'Your changes' });
  await expect.element(region.getByRole('link', { name: /Changeset 678/ })).toBeVisible();
  await region.getByRole('button', { name: 'Undo : Changed' }).click();
  await expect.element(region.getByText(/would take theirs back, too/)).toBeVisible();
  expect(app.state.editor.openProblem.peek()).toMatchObject({ key: 'node/507', why: 'moved-on' });
  await region.getByRole('button', { name: 'History' }).first().click();
  await expect.element(page.getByRole('region', { name: 'History' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'History' })).toHaveFocus();
});
