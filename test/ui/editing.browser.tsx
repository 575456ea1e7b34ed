import { page, userEvent } from 'vitest/browser';
import { describe, expect, test, vi } from 'vitest';
import { CHANGED } from './drafts.ts';
import { never } from './screen.ts';
import { draftOf, find, show, stepOf, tagsOf } from './stage.ts';

describe('a reader that is there', () => {
  test('can be edited, confirmed and reported removed', async () => {
    const app = await show('camera');
    // OpenStreetMap takes its time to say what it has.
    app.writing.reader = { ...app.writing.reader, node: never };
    await page.getByRole('button', { name: 'Still there' }).click();
    await expect.element(page.getByRole('heading', { name: 'Still there' })).toHaveFocus();
    expect(app.state.editor.step.peek()).toEqual({ kind: 'opening', action: 'confirm', key: 'node/508' });
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Edit' }).click();
    await vi.waitFor(() => expect(app.state.editor.step.peek()).toMatchObject({ action: 'change', key: 'node/508' }));
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Report removed' }).click();
    await vi.waitFor(() => expect(app.state.editor.step.peek()).toMatchObject({ action: 'remove', key: 'node/508' }));
  });

  test('says why it can’t be changed from here, and shows the buttons all the same', async () => {
    await show('camera-read-only');
    const edit = page.getByRole('button', { name: 'Edit' });
    await expect.element(edit).toBeDisabled();
    await expect.element(edit).toHaveAccessibleDescription(/This site can’t write to Live/);
  });

  test('says why it could not be opened, once and politely', async () => {
    const app = await show('open-problem');
    const status = page.getByRole('status').filter({ hasText: 'It could not be removed' });
    await expect.element(status).toMatchTextContent(/not have a license plate reader there any more/);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(app.state.editor.openProblem.peek()).toBeNull();
  });

  test('tells of blocks, messages, terms and limits before one starts', async () => {
    await show('camera-warned');
    const camera = page.getByRole('region', { name: 'Reader' });
    for (const words of [
      /1 block stops/,
      /2 unread messages/,
      /terms have not been agreed/,
      /12 more changes this hour/,
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await expect.element(camera).toMatchTextContent(words);
    }
  });
});

describe('the form of a camera', () => {
  test('is headed by what it does, keeps values that it doesn’t offer and tags that it doesn’t know', async () => {
    const app = await show('edit-form');
    await expect.element(page.getByRole('heading', { name: 'Edit reader' })).toBeVisible();
    await expect.element(page.getByLabelText('Mount')).toHaveValue('lamp_post');
    await expect.element(page.getByRole('button', { name: 'Review' })).toBeDisabled();
    const before = tagsOf(app);
    await page.getByLabelText('Zone').selectOptions('parking');
    expect(tagsOf(app)).toEqual({ ...before, 'surveillance:zone': 'parking' });
    await expect.element(page.getByRole('button', { name: 'Review' })).toBeEnabled();
  });

  test('shows a direction that is not understood as it is, and replaces it only on purpose', async () => {
    const app = await show('edit-odd');
    await page.getByLabelText('Mount').selectOptions('wall');
    expect(tagsOf(app)).toMatchObject({ direction: '90100', 'camera:mount': 'wall' });
    await page.getByRole('button', { name: 'Replace it' }).click();
    const field = page.getByLabelText('Direction', { exact: true });
    await expect.element(field).toHaveFocus();
    expect(tagsOf(app)['direction']).toBe('90100');
    await field.fill('90');
    expect(tagsOf(app)['direction']).toBe('90');
    await page.getByRole('button', { name: 'Keep “90100”' }).click();
    expect(tagsOf(app)['direction']).toBe('90100');
    await expect.element(page.getByRole('button', { name: 'Replace it' })).toHaveFocus();
  });

  test('asks whether a reader that was moved far is the same one, before the review', async () => {
    const app = await show('edit-moved');
    await page.getByRole('button', { name: 'Review' }).click();
    const question = page.getByRole('heading', { name: 'You moved it by 89 m. Is it the same reader?' });
    await expect.element(question).toHaveFocus();
    await page.getByRole('button', { name: 'Put it back' }).click();
    expect(app.state.editor.movedBy.peek()).toBe(0);
    await expect.element(question).not.toBeInTheDocument();
  });

  test('shows the old place while it is moved', async () => {
    const app = await show('edit-placing');
    await expect.element(page.getByText(/It stood at 30\.2671500, -97\.7430600 Moved by 11 m/)).toBeVisible();
    await page.getByRole('button', { name: 'Put it back' }).click();
    expect(app.state.editor.movedBy.peek()).toBe(0);
  });

  test('advises beside the field, and puts a better value there by one click', async () => {
    const app = await show('edit-findings');
    await expect.element(page.getByText(/Other mappers write “Flock Safety” for “flock”/)).toBeVisible();
    await page.getByRole('button', { name: 'Use “Flock Safety”' }).click();
    expect(tagsOf(app)).toMatchObject({ manufacturer: 'Flock Safety', 'manufacturer:wikidata': 'Q108485435' });
  });
});

describe('the operator', () => {
  test('is suggested as one types, by keyboard, with its wikidata id; an own one stands as it is', async () => {
    const app = await show('form-first');
    const field = page.getByRole('combobox', { name: 'Operator' });
    await field.fill('dallas pol');
    await expect.element(page.getByRole('option', { name: 'Dallas Police Department' })).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(draftOf(app)?.form.operator).toEqual({ name: 'Dallas Police Department', wikidata: 'Q5211382' });
    expect(stepOf(app)).toBe('describing');
    await field.fill('Dallas Mall Guards');
    expect(draftOf(app)?.form.operator).toEqual({ name: 'Dallas Mall Guards' });
  });

  test('shows those of the readers around first; Escape closes the list and nothing else', async () => {
    const app = await show('form');
    app.state.editor.change({ operator: null });
    await page.getByRole('combobox', { name: 'Operator' }).click();
    const list = page.getByRole('listbox', { name: 'Suggestions' });
    await expect.element(list.getByRole('option').first()).toHaveTextContent('Austin Police Department');
    await userEvent.keyboard('{Escape}');
    await expect.element(list).not.toBeInTheDocument();
    await expect.element(page.getByRole('form', { name: 'New reader' })).toBeVisible();
  });

  test('of a name that two have is only told apart by choosing', async () => {
    const app = await show('form-first');
    const field = page.getByRole('combobox', { name: 'Operator' });
    await field.fill('Richmond Police Department');
    await expect.element(page.getByRole('option', { name: 'Richmond Police Department (Virginia)' })).toBeVisible();
    expect(draftOf(app)?.form.operator).toEqual({ name: 'Richmond Police Department' });
    await page.getByRole('option', { name: 'Richmond Police Department (Virginia)' }).click();
    expect(draftOf(app)?.form.operator).toMatchObject({ wikidata: 'Q7330945' });
  });
});

test('the guide to makers opens from the form, has words for every drawing, and gives the focus back', async () => {
  await show('guide');
  const link = page.getByRole('button', { name: 'How to tell makers apart' });
  await link.click();
  const dialog = page.getByRole('dialog', { name: /^Which maker is it/ });
  await expect.element(dialog).toBeVisible();
  const drawings = [...document.querySelectorAll('.guide-drawing')];
  expect(drawings).toHaveLength(10);
  for (const drawing of drawings) expect(drawing.getAttribute('aria-label')?.length).toBeGreaterThan(40);
  await userEvent.keyboard('{Escape}');
  await expect.element(link).toHaveFocus();
});

describe('removing', () => {
  test('asks for a reason, offers the usual ones, and keeps what was typed', async () => {
    const app = await show('remove-form');
    await page.getByRole('button', { name: 'Review' }).click();
    const reason = page.getByLabelText('Reason');
    await expect.element(reason).toHaveFocus();
    await expect.element(reason).toHaveAccessibleDescription(/Say why/);
    await page.getByRole('button', { name: 'It is no longer there' }).click();
    await expect.element(reason).toHaveValue('It is no longer there');
    await page.getByRole('button', { name: 'Review' }).click();
    expect(stepOf(app)).toBe('reviewing');
  });
});

describe('a conflict', () => {
  test('has each side to choose, chooses nothing by itself, and says what is missing', async () => {
    const app = await show('conflict');
    const dialog = page.getByRole('dialog', { name: 'Someone changed this reader, too' });
    await expect.element(dialog.getByText(/bob.*changed it 1 hour ago/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Review' }).click();
    expect(stepOf(app)).toBe('conflict');
    const mount = dialog.getByRole('group', { name: 'camera:mount' });
    await expect.element(mount.getByRole('radio').first()).toHaveFocus();
    await expect.element(mount).toHaveAccessibleDescription('Choose one of the two.');
    await mount.getByLabelText('Mine wall').click();
    await dialog.getByRole('group', { name: 'electricity' }).getByLabelText('Theirs grid').click();
    await dialog.getByRole('group', { name: 'Place' }).getByLabelText(/^Mine/).click();
    await dialog.getByRole('button', { name: 'Review' }).click();
    await vi.waitFor(() => expect(stepOf(app)).toBe('reviewing'));
    expect(tagsOf(app)).toMatchObject({ 'camera:mount': 'wall', electricity: 'grid' });
    expect(draftOf(app)).toMatchObject({ place: CHANGED.place, base: { version: 4 } });
  });

  test('is walked by keyboard, and left by Escape with the draft kept', async () => {
    const app = await show('conflict');
    await page.getByRole('button', { name: 'All of mine' }).click();
    await expect.element(page.getByText('All chosen. You see it once more before it is sent.')).toBeVisible();
    find('.side-choice input').focus();
    await userEvent.keyboard('{ArrowDown}{ArrowUp}');
    await expect.element(page.getByLabelText('Theirs gantry')).toBeChecked();
    await userEvent.keyboard('{Escape}');
    expect(stepOf(app)).toBe('idle');
    expect(app.state.queue.kept.peek()?.id).toBe('d1');
  });

  test('with a removal shows what they changed, and asks again', async () => {
    const app = await show('conflict-remove');
    await page.getByRole('button', { name: 'Remove it all the same' }).click();
    await vi.waitFor(() => expect(stepOf(app)).toBe('reviewing'));
    expect(draftOf(app)).toMatchObject({ action: 'remove', base: { version: 4 } });
  });

  test('with a deletion says who and when, and offers to bring it back or to drop', async () => {
    const app = await show('deleted');
    const dialog = page.getByRole('dialog', { name: 'Someone deleted this reader' });
    await expect.element(dialog.getByText(/bob.*deleted it 1 hour ago/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Bring it back' }).click();
    await vi.waitFor(() => expect(stepOf(app)).toBe('reviewing'));
    expect(draftOf(app)?.action).toBe('restore');
  });

  test('with a deletion can be dropped, with undo', async () => {
    const app = await show('deleted');
    await page.getByRole('dialog').getByRole('button', { name: 'Drop my change' }).click();
    expect(stepOf(app)).toBe('idle');
    expect(app.drafts.size).toBe(0);
    expect(app.state.editor.canUndoDiscard.peek()).toBe(true);
  });
});

describe('the history', () => {
  test('tells who, when, why and what, with a link to each, and gives the focus back', async () => {
    await show('history');
    const button = page.getByRole('button', { name: 'History' });
    await page.getByRole('button', { name: 'More' }).click();
    await button.click();
    const region = page.getByRole('region', { name: 'History' });
    await expect.element(region.getByRole('heading', { name: 'Version 3 deleted' })).toBeVisible();
    await expect.element(region.getByText('Turned it round')).toBeVisible();
    await expect.element(region.getByRole('row', { name: /direction changed 90100 68/ })).toBeVisible();
    const hrefs = [...document.querySelectorAll('.version a')].map((link) => link.getAttribute('href'));
    expect(hrefs).toContain('http://127.0.0.1:8790/changeset/902');
    expect(hrefs).toContain('http://127.0.0.1:8790/node/508/history/2');
    expect(hrefs).toContain('http://127.0.0.1:8790/user/%3Cscript%3Ealert(1)%3C%2Fscript%3E');
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('region', { name: 'Reader', exact: true })).toBeVisible();
  });

  test('that can’t be read says why, and is asked for again', async () => {
    const app = await show('history-failed');
    const asked = vi.spyOn(app.writing.reader, 'history');
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'History' }).click();
    await expect.element(page.getByText(/You are offline.*Nothing was changed/)).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
    expect(asked).toHaveBeenCalledWith('node/508');
  });

  test('keeps the focus when asking again succeeds', async () => {
    const app = await show('history-failed');
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'History' }).click();
    await expect.element(page.getByText(/You are offline/)).toBeVisible();
    app.writing.reader = { ...app.writing.reader, history: () => Promise.resolve([]) };
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByText(/You are offline/)).not.toBeInTheDocument();
    const region = page.getByRole('region', { name: 'History' }).element();
    await vi.waitFor(() => expect(region.contains(document.activeElement)).toBe(true));
  });
});
