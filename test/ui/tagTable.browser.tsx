import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { show, tagsOf } from './stage.ts';

describe('the table of all tags', () => {
  const open = async (): Promise<void> => page.getByText(/^All tags, for experts/).click();

  test('changes, removes, puts back and adds any tag; the form follows', async () => {
    const app = await show('edit-form');
    await open();
    await page.getByLabelText('surveillance:zone', { exact: true }).fill('parking');
    await expect.element(page.getByLabelText('Zone')).toHaveValue('parking');
    await page.getByRole('button', { name: 'Remove electricity' }).click();
    expect(tagsOf(app)).not.toHaveProperty('electricity');
    await page.getByRole('button', { name: 'Put back electricity' }).click();
    expect(tagsOf(app)['electricity']).toBe('solar');
    await page.getByLabelText('New key').fill('height');
    await page.getByLabelText('Its value').fill('4');
    await userEvent.keyboard('{Enter}');
    expect(tagsOf(app)['height']).toBe('4');
    expect(app.state.editor.step.peek().kind).toBe('describing');
    await expect.element(page.getByLabelText('New key')).toHaveFocus();
  });

  test('says beside the field what is wrong with a new tag, and keeps what was typed', async () => {
    const app = await show('edit-form');
    await open();
    await page.getByRole('button', { name: 'Add tag' }).click();
    await expect.element(page.getByLabelText('New key')).toHaveAccessibleDescription(/Type a key/);
    await page.getByLabelText('New key').fill('direction');
    await expect.element(page.getByLabelText('New key')).toHaveAccessibleDescription(/there already/);
    await page.getByLabelText('Its value').fill('kept');
    await page.getByRole('button', { name: 'Add tag' }).click();
    await expect.element(page.getByLabelText('New key')).toHaveFocus();
    await expect.element(page.getByLabelText('Its value')).toHaveValue('kept');
    expect(tagsOf(app)['direction']).toBe('68');
  });

  test('keeps a new tag that is half typed, and does not go on without it', async () => {
    const app = await show('edit-form');
    app.state.editor.change({ ref: 'A 1' });
    await open();
    await page.getByLabelText('New key').fill('height');
    await page.getByLabelText('Its value').fill('4');
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await page.getByRole('button', { name: 'Place here' }).click();
    await expect.element(page.getByLabelText('Its value')).toHaveValue('4');
    await page.getByRole('button', { name: 'Review' }).click();
    await expect.element(page.getByLabelText('New key')).toHaveFocus();
    await expect.element(page.getByLabelText('New key')).toHaveAccessibleDescription(/not added yet/);
    await page.getByRole('button', { name: 'Add tag' }).click();
    await page.getByRole('button', { name: 'Review' }).click();
    await expect.element(page.getByRole('dialog', { name: 'Review your change' })).toBeVisible();
    expect(tagsOf(app)['height']).toBe('4');
  });

  test('says of a key and a value what OpenStreetMap would refuse, before they are added', async () => {
    await show('edit-form');
    await open();
    await page.getByLabelText('New key').fill('k'.repeat(256));
    await expect.element(page.getByLabelText('New key')).toHaveAccessibleDescription(/Too long/);
    await page.getByLabelText('Its value').fill('v'.repeat(256));
    await expect.element(page.getByLabelText('Its value')).toHaveAccessibleDescription(/Too long/);
    await page.getByRole('button', { name: 'Add tag' }).click();
    await expect.element(page.getByLabelText('New key')).toHaveFocus();
  });

  test('gives way to a field of the form that is touched later', async () => {
    const app = await show('edit-form');
    await open();
    await page.getByLabelText('direction', { exact: true }).fill('90x');
    expect(tagsOf(app)['direction']).toBe('90x');
    await page.getByLabelText('Direction', { exact: true }).fill('200');
    expect(tagsOf(app)['direction']).toBe('200');
  });
});
