import { page, userEvent } from 'vitest/browser';
import { describe, expect, test, vi } from 'vitest';
import { bearing, formatDirection } from '../../src/model/direction.ts';
import { Failure } from '../../src/model/failure.ts';
import { find, listen, show } from './stage.ts';

describe('placing', () => {
  test('takes coordinates as they are typed, and the place by its button', async () => {
    const fake = show('placing');
    const field = page.getByLabelText('Coordinates');
    await field.fill('30.5, -97.25');
    await userEvent.keyboard('{Enter}');
    expect(fake.calls).toContain('editor.setPlace({"lat":30.5,"lon":-97.25})');
    await expect.element(field).toHaveValue('30.5000000, -97.2500000');
    await page.getByRole('button', { name: 'Place here' }).click();
    await expect.element(page.getByRole('form', { name: 'New camera' })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'New camera' })).toHaveFocus();
  });

  test('says beside the field what it can’t read, and keeps what was typed', async () => {
    const fake = show('placing');
    const field = page.getByLabelText('Coordinates');
    await field.fill('somewhere');
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field).toHaveAccessibleDescription(/Type latitude and longitude/);
    await expect.element(page.getByRole('button', { name: 'Place here' })).toBeDisabled();
    await expect.element(field).toHaveValue('somewhere');
    expect(fake.calls).toEqual([]);
  });

  test('is left by Escape, keeps the draft, and the focus goes to where it came from', async () => {
    show('first-open');
    const add = page.getByRole('button', { name: 'Add camera' });
    await add.click();
    await expect.element(page.getByRole('heading', { name: 'Where is it?' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(add).toHaveFocus();
    await expect.element(page.getByText('You have a camera that is not sent yet.')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Continue' })).toBeVisible();
  });

  test('says beside the coordinates what is wrong with them, and keeps what was typed', async () => {
    const fake = show('placing');
    const field = page.getByLabelText('Coordinates');
    await field.fill('30.2, somewhere');
    await expect.element(field).toHaveAccessibleDescription(/Type latitude and longitude/);
    await field.fill('95.2, 10');
    await expect.element(field).toHaveAccessibleDescription(/Latitude goes from -90 to 90/);
    await userEvent.keyboard('{Tab}');
    expect(fake.calls).toEqual([]);
    await expect.element(page.getByRole('button', { name: 'Place here' })).toBeDisabled();
    expect(fake.knobs.draft.peek()?.typed.get('place')).toBe('95.2, 10');
    await field.fill('');
    await expect.element(page.getByRole('button', { name: 'Place here' })).toBeEnabled();
    await userEvent.keyboard('{Tab}');
    await expect.element(field).toHaveValue('30.2671500, -97.7430600');
  });

  test('can be begun again while another camera waits', async () => {
    const fake = show('kept');
    await expect.element(page.getByRole('button', { name: 'Continue' })).toBeVisible();
    await page.getByRole('button', { name: 'Add camera' }).click();
    await expect.element(page.getByRole('heading', { name: 'Where is it?' })).toHaveFocus();
    expect(fake.calls).toEqual(['editor.start()']);
  });
});

describe('the form', () => {
  test('has its fields by name, and puts what is typed into the draft', async () => {
    const { knobs } = show('form');
    await page.getByLabelText('Maker').selectOptions('Genetec');
    await page.getByLabelText('Operator').fill('Travis County');
    await page.getByLabelText('Mount').selectOptions('wall');
    await page.getByLabelText('Zone').selectOptions('parking');
    await page.getByLabelText('Source').selectOptions('imagery');
    expect(knobs.draft.peek()).toMatchObject({
      source: 'imagery',
      form: {
        maker: { name: 'Genetec', wikidata: 'Q30295174' },
        operator: { name: 'Travis County' },
        mount: 'wall',
        zone: 'parking',
      },
    });
    await page.getByLabelText('Operator').fill('Austin Police Department');
    expect(knobs.draft.peek()?.form.operator).toEqual({ name: 'Austin Police Department', wikidata: 'Q4823109' });
  });

  test('takes a maker of one’s own', async () => {
    const { knobs } = show('form');
    await page.getByLabelText('Maker').selectOptions('Another one…');
    expect(knobs.draft.peek()?.form.maker).toBeNull();
    await page.getByLabelText('Brand name').fill('Obvio');
    expect(knobs.draft.peek()?.form.maker).toEqual({ name: 'Obvio' });
    await page.getByLabelText('Maker').selectOptions('Not known');
    expect(knobs.draft.peek()?.form.maker).toBeNull();
    await expect.element(page.getByLabelText('Brand name')).not.toBeInTheDocument();
  });

  test('keeps a maker of the list in its field while it is typed, and shows it in the list where it came otherwise', async () => {
    const { knobs } = show('form');
    await page.getByLabelText('Maker').selectOptions('Another one…');
    await page.getByLabelText('Brand name').fill('Genetec');
    await expect.element(page.getByLabelText('Brand name')).toHaveValue('Genetec');
    const draft = knobs.draft.peek();
    if (draft === null) throw new Error('There is no draft');
    knobs.draft.value = { ...draft, form: { ...draft.form, maker: { name: 'Flock Safety' } } };
    await expect.element(page.getByLabelText('Brand name')).not.toBeInTheDocument();
    await expect.element(page.getByLabelText('Maker')).toHaveValue('Flock Safety');
  });

  test('shows a problem beside its field, and counts the characters that are too many', async () => {
    show('form-problems');
    const brand = page.getByLabelText('Brand name');
    await expect.element(brand).toHaveAttribute('aria-invalid', 'true');
    await expect.element(brand).toHaveAccessibleDescription(/5 characters too many.*Too long/);
    await expect.element(page.getByLabelText('Note for mappers')).toHaveAccessibleDescription(/15 characters left/);
  });

  test('goes to the first field with a problem when the review is asked for', async () => {
    const { knobs } = show('form');
    knobs.problems.value = new Map([['startDate', 'control-character']]);
    await page.getByRole('button', { name: 'Review' }).click();
    await expect.element(page.getByLabelText('Start date')).toHaveFocus();
  });

  test('asks for the source, and takes no answer for one', async () => {
    const { knobs } = show('form');
    if (knobs.draft.peek() === null) throw new Error('no draft');
    const source = page.getByLabelText('Source');
    await expect.element(source).toHaveAccessibleDescription(/Leave it open rather than guess/);
    await source.selectOptions('Not said');
    expect(knobs.draft.peek()?.source).toBeNull();
    await page.getByRole('button', { name: 'Review' }).click();
    await expect.element(page.getByRole('dialog', { name: 'Review your change' })).toBeVisible();
  });

  test('asks about cameras nearby before it goes on', async () => {
    const fake = show('nearby');
    await page.getByRole('button', { name: 'Review' }).click();
    await expect.element(page.getByRole('heading', { name: 'Is it this one?' })).toHaveFocus();
    await page.getByRole('button', { name: 'Look at it' }).first().click();
    expect(fake.calls).toContain('selection.select("node/508")');
    await page.getByRole('button', { name: 'No, mine is another' }).click();
    await page.getByRole('button', { name: 'Review' }).click();
    await expect.element(page.getByRole('dialog', { name: 'Review your change' })).toBeVisible();
  });

  test('is left by Cancel with the draft kept', async () => {
    const { knobs } = show('form');
    const draft = knobs.draft.peek();
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(knobs.kept.peek()).toBe(draft);
  });
});

describe('the direction field', () => {
  const written = (fake: ReturnType<typeof show>): string | undefined =>
    formatDirection(fake.knobs.draft.peek()?.form.directions ?? []);

  test('takes degrees, points of the compass and ranges', async () => {
    const fake = show('form-first');
    const field = page.getByLabelText('Direction', { exact: true });
    await field.fill('ENE');
    expect(written(fake)).toBe('68');
    await field.fill('338-23');
    expect(written(fake)).toBe('338-23');
    await expect.element(field).toHaveAccessibleDescription(/north, from 338° clockwise to 23°/);
    await page.getByRole('button', { name: 'Add another' }).click();
    const second = page.getByLabelText('Direction 2');
    await expect.element(second).toHaveFocus();
    await second.fill('90');
    expect(written(fake)).toBe('338-23;90');
    await page.getByRole('button', { name: 'Remove 2' }).click();
    expect(written(fake)).toBe('338-23');
    await expect.element(field).toHaveFocus();
    await page.getByRole('button', { name: 'Not known' }).click();
    expect(written(fake)).toBeUndefined();
    await expect.element(field).toHaveValue('');
  });

  test('makes a row each of a list', async () => {
    const fake = show('form-first');
    await page.getByLabelText('Direction', { exact: true }).fill('225;45');
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByLabelText('Direction 2')).toHaveValue('45');
    expect(written(fake)).toBe('225;45');
  });

  test('says what it does not understand, and does not go on in silence', async () => {
    const fake = show('form-first');
    const field = page.getByLabelText('Direction', { exact: true });
    await field.fill('90100');
    await expect.element(field).toHaveAccessibleDescription(/“90100” is not understood/);
    await page.getByRole('button', { name: 'Review' }).click();
    await expect.element(field).toHaveFocus();
    expect(fake.knobs.step.peek().kind).toBe('describing');
    await expect.element(field).toHaveValue('90100');
  });

  test('keeps its rows as they were typed, while the place is moved too', async () => {
    const fake = show('form-first');
    await page.getByLabelText('Direction', { exact: true }).fill('ENE');
    await page.getByRole('button', { name: 'Add another' }).click();
    await page.getByLabelText('Direction 2').fill('towards the gate');
    expect(written(fake)).toBe('68');
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await page.getByRole('button', { name: 'Place here' }).click();
    await expect.element(page.getByLabelText('Direction', { exact: true })).toHaveValue('ENE');
    await expect.element(page.getByLabelText('Direction 2')).toHaveValue('towards the gate');
  });

  test('follows the dial on the map', async () => {
    const fake = show('form-first');
    const field = page.getByLabelText('Direction', { exact: true });
    await field.fill('10');
    fake.state.editor.change({ directions: [bearing(15)] });
    await expect.element(field).toHaveValue('15');
    fake.state.editor.change({ directions: [bearing(15), bearing(200)] });
    await expect.element(page.getByLabelText('Direction 2')).toHaveValue('200');
  });
});

describe('the review', () => {
  test('shows the exact tags, the account, the server and the comment', async () => {
    const fake = show('review');
    const dialog = page.getByRole('dialog', { name: 'Review your change' });
    await expect.element(dialog.getByRole('cell', { name: '68;248' })).toBeVisible();
    await expect.element(dialog.getByText('As anna')).toBeVisible();
    await expect.element(dialog.getByText('on Practice world')).toBeVisible();
    await dialog.getByLabelText('Comment').fill('Saw it today');
    expect(fake.knobs.draft.peek()?.comment).toBe('Saw it today');
    await dialog.getByRole('button', { name: 'Upload to OpenStreetMap' }).click();
    expect(fake.calls).toEqual(['editor.upload()']);
  });

  test('goes back by Escape, and the focus with it', async () => {
    const { knobs } = show('form');
    const review = page.getByRole('button', { name: 'Review' });
    await review.click();
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    await expect.element(review).toHaveFocus();
    expect(knobs.step.peek().kind).toBe('describing');
  });

  test('can’t be left while it is being sent, and says each step once', async () => {
    const { knobs } = show('uploading');
    await expect.element(page.getByText('Sending the camera…')).toBeVisible();
    const said = listen('.modal-foot [role="status"]');
    await userEvent.keyboard('{Escape}{Escape}');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    knobs.step.value = { kind: 'uploading', step: 'closing' };
    await vi.waitFor(() => expect(said).toEqual(['Closing the changeset…']));
  });

  test('offers to sign in right there', async () => {
    const fake = show('review-signed-out');
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in with OpenStreetMap' }).click();
    expect(fake.calls).toEqual(['account.signIn()']);
    fake.knobs.account.value = { kind: 'signing-in' };
    await expect.element(page.getByRole('dialog').getByText('Waiting for the OpenStreetMap window…')).toBeVisible();
    expect(find('.modal-foot').contains(document.activeElement)).toBe(true);
  });

  test('says why it failed, what it means and what to do, and lets one try again', async () => {
    const fake = show('failed');
    const status = page.getByRole('dialog').getByRole('status');
    await expect.element(status).toMatchTextContent(/did not allow this.*Nothing was sent.*Look on the OpenStreetMap/);
    await expect.element(status).toMatchTextContent(/You have an unread block message\./);
    await page.getByRole('button', { name: 'Upload to OpenStreetMap' }).click();
    expect(fake.calls).toEqual(['editor.upload()']);
  });

  test('never offers to send again what may have arrived', async () => {
    const fake = show('unknown');
    const dialog = page.getByRole('dialog');
    await expect.element(dialog.getByText(/has not been sent twice/)).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Upload to OpenStreetMap' })).not.toBeInTheDocument();
    await dialog.getByRole('button', { name: 'Check again' }).click();
    expect(fake.calls).toEqual(['editor.checkAgain()']);
    fake.knobs.step.value = { kind: 'unknown', failure: new Failure('timeout'), checking: true };
    await expect.element(dialog.getByText('Checking whether it arrived…')).toBeVisible();
  });

  test('ends in a status with links to the camera and its changeset', async () => {
    const { knobs } = show('review');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    knobs.draft.value = null;
    knobs.step.value = { kind: 'saved', key: 'node/12345', changeset: 678 };
    const status = page.getByRole('status').filter({ hasText: 'Saved' });
    await expect.element(status.getByRole('link', { name: /Camera 12345/ })).toBeVisible();
    const hrefs = [...document.querySelectorAll('.saved-room a')].map((link) => link.getAttribute('href'));
    expect(hrefs).toEqual(['http://127.0.0.1:8790/node/12345', 'http://127.0.0.1:8790/changeset/678']);
    await expect.element(page.getByRole('heading', { name: 'Saved' })).toHaveFocus();
  });
});
