import { page } from 'vitest/browser';
import { expect, test } from 'vitest';
import { linkWith } from '../../../src/features/presets/presetLink.ts';
import { draftOf, show, tagsOf } from '../../ui/stage.ts';

const PRESET = JSON.stringify({
  name: 'Flock, Austin',
  form: {
    maker: { name: 'Flock Safety' },
    operator: { name: 'Austin Police Department' },
    mount: 'pole',
    zone: 'traffic',
    surveillance: 'public',
  },
});

test('a link’s preset is kept only when one says so, then fills in a reader, and that can be undone', async () => {
  const hash = new URL(linkWith('https://example.org/', PRESET)).hash;
  const app = await show('first-open', { hash });
  await expect.element(page.getByText(/This link brings a preset.*Flock, Austin/)).toBeVisible();
  await page.getByRole('button', { name: 'Keep preset' }).click();
  await expect.element(page.getByText(/^Kept\./)).toBeVisible();
  expect(app.state.link.rest.peek()).toBe('');
  app.state.editor.start();
  app.state.editor.placeHere();
  await page.getByRole('button', { name: 'Flock, Austin' }).click();
  await expect.element(page.getByText('Filled in: Flock Safety · Austin Police Department.')).toBeVisible();
  expect(tagsOf(app)).toMatchObject({ manufacturer: 'Flock Safety', operator: 'Austin Police Department' });
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(draftOf(app)?.form).toMatchObject({ maker: null, operator: null, mount: '' });
});

test('where none is wanted it is gone from the address, and nothing is kept', async () => {
  const app = await show('first-open', { hash: new URL(linkWith('https://example.org/', PRESET)).hash });
  await page.getByRole('button', { name: 'Not now' }).click();
  expect(app.state.link.rest.peek()).toBe('');
  expect([...app.local.keys()].filter((key) => key.startsWith('presets.'))).toEqual([]);
});

test('the next reader can be the same as the last; hashtags and comments are put in by a press', async () => {
  const app = await show('review');
  await page.getByText('Your presets, hashtags and comments').click();
  await page.getByLabelText('Hashtags').fill('alpr');
  await page.getByRole('button', { name: 'Add to the comment' }).click();
  await expect.poll(() => app.state.editor.comment.peek()).toMatch(/ #alpr$/);
  expect(app.state.editor.changesetTags.peek().get('hashtags')).toBe('#alpr');
  await page.getByRole('button', { name: 'Keep this comment' }).click();
  expect(app.local.get('presets.comments')).toContain('#alpr');
  const { maker, operator } = draftOf(app)?.form ?? {};
  expect(maker ?? operator).not.toBeNull();
  app.state.editor.backToForm();
  app.state.editor.close();
  app.state.editor.start();
  app.state.editor.placeHere();
  await page.getByRole('button', { name: 'Same as the last one' }).click();
  expect(draftOf(app)?.form).toMatchObject({ maker, operator });
  expect(draftOf(app)?.form.directions).toEqual([]);
});
