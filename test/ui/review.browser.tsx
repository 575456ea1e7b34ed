import { page, userEvent } from 'vitest/browser';
import { describe, expect, test, vi } from 'vitest';
import type { UploadWatch } from '../../src/osm/types.ts';
import { SENT } from '../stub/osm.ts';
import { never } from './screen.ts';
import { draftOf, find, listen, show, stepOf } from './stage.ts';

describe('the review', () => {
  test('shows the exact tags, the account, the server and the comment', async () => {
    const app = await show('review');
    const dialog = page.getByRole('dialog', { name: 'Review your change' });
    await expect.element(dialog.getByRole('cell', { name: '68;248' })).toBeVisible();
    await expect.element(dialog.getByText('As anna')).toBeVisible();
    await expect.element(dialog.getByText('on Practice world')).toBeVisible();
    await dialog.getByLabelText('Comment').fill('Saw it today');
    expect(draftOf(app)?.comment).toBe('Saw it today');
    await dialog.getByRole('button', { name: 'Upload to OpenStreetMap' }).click();
    await vi.waitFor(() => expect(app.writing.sent).toHaveLength(1));
    expect(app.writing.sent[0]?.changesetTags.get('comment')).toBe('Saw it today');
  });

  test('goes back by Escape, and the focus with it', async () => {
    const app = await show('form');
    const review = page.getByRole('button', { name: 'Review' });
    await review.click();
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    await expect.element(review).toHaveFocus();
    expect(stepOf(app)).toBe('describing');
  });

  test('can’t be left while it is being sent, and says each step once', async () => {
    const app = await show('review');
    const told = Promise.withResolvers<UploadWatch>();
    app.writing.upload = (_, watch) => {
      watch.step('sending');
      told.resolve(watch);
      return never();
    };
    await page.getByRole('button', { name: 'Upload to OpenStreetMap' }).click();
    await expect.element(page.getByText('Sending the reader…')).toBeVisible();
    const said = listen('.modal-foot [role="status"]');
    await userEvent.keyboard('{Escape}{Escape}');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    (await told.promise).step('closing');
    await vi.waitFor(() => expect(said).toEqual(['Closing the changeset…']));
  });

  test('offers to sign in right there', async () => {
    const app = await show('review-signed-out');
    app.writing.signIn = never;
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in with OpenStreetMap' }).click();
    await expect.element(page.getByRole('dialog').getByText('Waiting for the OpenStreetMap window…')).toBeVisible();
    expect(find('.modal-foot').contains(document.activeElement)).toBe(true);
  });

  test('sends nothing by a sign-in that may not write, and offers another', async () => {
    const app = await show('review-no-scope');
    const dialog = page.getByRole('dialog');
    await expect.element(dialog.getByText('This sign-in may not change the map.')).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Upload to OpenStreetMap' })).toBeDisabled();
    app.writing.signIn = never;
    await dialog.getByRole('button', { name: 'Sign in again' }).click();
    await expect.element(dialog.getByText('Waiting for the OpenStreetMap window…')).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(dialog.getByText('As anna')).toBeVisible();
  });

  test('says why it failed, what it means and what to do, and lets one try again', async () => {
    const app = await show('failed');
    const status = page.getByRole('dialog').getByRole('status');
    await expect.element(status).toMatchTextContent(/did not allow this.*Nothing was sent.*Look on the OpenStreetMap/);
    await expect.element(status).toMatchTextContent(/You have an unread block message\./);
    expect(app.writing.sent).toHaveLength(1);
    await page.getByRole('button', { name: 'Upload to OpenStreetMap' }).click();
    await vi.waitFor(() => expect(app.writing.sent).toHaveLength(2));
  });

  test('never offers to send again what may have arrived', async () => {
    const app = await show('unknown');
    const dialog = page.getByRole('dialog');
    await expect.element(dialog.getByText(/has not been sent twice/)).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Upload to OpenStreetMap' })).not.toBeInTheDocument();
    app.writing.settle = never;
    await dialog.getByRole('button', { name: 'Check again' }).click();
    await expect.element(dialog.getByText('Checking whether it arrived…')).toBeVisible();
    await vi.waitFor(() => expect(app.writing.settled).toEqual([SENT]));
    expect(app.writing.sent).toHaveLength(1);
  });

  test('ends in a status with links to the camera and its changeset', async () => {
    const app = await show('review');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    app.writing.upload = () => Promise.resolve({ kind: 'saved', id: 12_345, version: 1, changeset: 678 });
    await page.getByRole('button', { name: 'Upload to OpenStreetMap' }).click();
    const status = page.getByRole('status').filter({ hasText: 'Saved' });
    await expect.element(status.getByRole('link', { name: /Reader 12345/ })).toBeVisible();
    const hrefs = [...document.querySelectorAll('.saved-place a')].map((link) => link.getAttribute('href'));
    expect(hrefs).toEqual(['http://127.0.0.1:8790/node/12345', 'http://127.0.0.1:8790/changeset/678']);
    await expect.element(page.getByRole('heading', { name: 'Saved' })).toHaveFocus();
  });
});

describe('what was saved', () => {
  test('can be taken back: the opposite change is reviewed, one press away, and nothing is sent before', async () => {
    const app = await show('saved-remove');
    const before = app.writing.sent.length;
    const deletion = { version: 4, when: null, who: 'anna', changeset: 678, comment: null, visible: false } as const;
    const history = () => Promise.resolve([{ ...deletion, changed: null, moved: 0, camera: null }]);
    app.writing.reader = { ...app.writing.reader, history };
    await page.getByRole('button', { name: 'Undo' }).click();
    const dialog = page.getByRole('dialog', { name: 'Review your change' });
    await expect.element(dialog).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Upload to OpenStreetMap' })).toHaveFocus();
    expect(app.writing.sent).toHaveLength(before);
    expect(draftOf(app)).toMatchObject({ action: 'restore', base: { id: 508 } });
  });

  test('closes to the map, not to a reader that is gone', async () => {
    const app = await show('saved-remove');
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.element(page.getByRole('heading', { name: 'Saved' })).not.toBeInTheDocument();
    expect(app.state.selection.key.value).toBeNull();
    expect(app.state.panel.shown.value).toBeNull();
  });
});

describe('the review of a change', () => {
  test('tells each tag that is added, changed and removed, the way it moved, and how many stay', async () => {
    await show('review-change');
    const dialog = page.getByRole('dialog', { name: 'Review your change' });
    await expect.element(dialog.getByRole('row', { name: /camera:mount changed pole wall/ })).toBeVisible();
    await expect.element(dialog.getByRole('row', { name: /operator added no such tag Austin/ })).toBeVisible();
    await expect.element(dialog.getByRole('row', { name: /electricity removed solar no such tag/ })).toBeVisible();
    await expect.element(dialog.getByText('Moved by 11 m.')).toBeVisible();
    await expect.element(dialog.getByText('8 other tags stay as they are.')).toBeVisible();
    expect(find('.diff-table').innerText).not.toContain('man_made');
  });

  test('of a removal says the reason', async () => {
    await show('review-remove');
    await expect.element(page.getByRole('dialog').getByText('It is no longer there')).toBeVisible();
  });

  test('of a removal says what stays of the point and why, and what goes as well where that is ticked', async () => {
    await show('review-remove-shared');
    const dialog = page.getByRole('dialog');
    await expect.element(dialog.getByText('It is amenity=fuel, too.')).toBeVisible();
    await expect.element(dialog.getByText('Way 7100 is drawn through it: highway=primary')).toBeVisible();
    await expect.element(dialog.getByRole('row', { name: /manufacturer removed/ }).first()).toBeVisible();
    expect(find('.diff-table').innerText).not.toContain('amenity');
    await dialog.getByRole('checkbox', { name: 'name=Corner' }).click();
    await expect.element(dialog.getByRole('row', { name: /name removed Corner/ })).toBeVisible();
  });

  test('of a removal that was sent says that the reader is gone, not that it is new', async () => {
    await show('saved-remove');
    const panel = page.getByText('The reader is off OpenStreetMap', { exact: false });
    await expect.element(panel).toBeVisible();
    expect(page.getByText('shown here as new', { exact: false }).elements()).toHaveLength(0);
  });

  test('can be kept for later', async () => {
    const app = await show('review-change');
    await page.getByRole('button', { name: 'Keep for later' }).click();
    expect(app.state.queue.waiting.peek()).toMatchObject([{ id: 'd1', queued: true }]);
    expect(draftOf(app)).toBeNull();
  });

  test('of nothing can’t be sent, and says so', async () => {
    await show('review-unchanged');
    await expect.element(page.getByRole('button', { name: 'Upload to OpenStreetMap' })).toBeDisabled();
    await expect.element(page.getByRole('dialog').getByText('Nothing is changed yet.')).toBeVisible();
  });

  test('advises, asks for a second look where advice is passed over, and blocks nothing', async () => {
    const app = await show('review-findings');
    const asks = page.getByLabelText(/Ask other mappers to look over it/);
    await expect.element(asks).toBeChecked();
    await expect.element(asks).toBeDisabled();
    await page.getByRole('button', { name: 'Upload to OpenStreetMap' }).click();
    await vi.waitFor(() => expect(app.writing.sent).toHaveLength(1));
    expect(app.writing.sent[0]?.changesetTags.get('review_requested')).toBe('yes');
  });
});
