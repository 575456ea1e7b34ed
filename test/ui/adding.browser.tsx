import { page, userEvent } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import { bearing, formatDirection } from '../../src/model/direction.ts';
import type { App } from '../stub/app.ts';
import { AUSTIN } from './cameras.ts';
import { FILLED } from './drafts.ts';
import { draftOf, show, stepOf } from './stage.ts';

describe('placing', () => {
  test('takes coordinates as they are typed, and the place by its button', async () => {
    const app = await show('placing');
    const field = page.getByLabelText('Coordinates');
    await field.fill('30.5, -97.25');
    await userEvent.keyboard('{Enter}');
    expect(draftOf(app)?.place).toEqual({ lat: 30.5, lon: -97.25 });
    await expect.element(field).toHaveValue('30.5000000, -97.2500000');
    await page.getByRole('button', { name: 'Place here' }).click();
    await expect.element(page.getByRole('form', { name: 'New reader' })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'New reader' })).toHaveFocus();
  });

  test('says beside the field what it can’t read, and keeps what was typed', async () => {
    const app = await show('placing');
    const field = page.getByLabelText('Coordinates');
    await field.fill('somewhere');
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field).toHaveAccessibleDescription(/Type latitude and longitude/);
    await expect.element(page.getByRole('button', { name: 'Place here' })).toBeDisabled();
    await expect.element(field).toHaveValue('somewhere');
    expect(draftOf(app)?.place).toEqual(AUSTIN);
  });

  test('by a position that is right to 40 m at best is asked about once; moved from there it is not', async () => {
    const position = { coords: { latitude: AUSTIN.lat, longitude: AUSTIN.lon, accuracy: 40 } };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rest of a position is not asked for
    const locate = () => Promise.resolve(position as GeolocationPosition);
    const app = await show('placing', { env: { locate } });
    app.state.view.locate();
    await expect.element(page.getByText(/^Your position is right to about/)).toBeVisible();
    await page.getByRole('button', { name: 'Place here' }).click();
    await expect.element(page.getByText(/Does the reader stand right under the cross/)).toBeVisible();
    expect(stepOf(app)).toBe('placing');
    app.state.editor.setPlace({ lat: AUSTIN.lat + 0.001, lon: AUSTIN.lon });
    await expect.element(page.getByRole('button', { name: 'Place here' })).toBeVisible();
    app.state.editor.setPlace(AUSTIN);
    await page.getByRole('button', { name: 'It stands here' }).click();
    expect(stepOf(app)).toBe('describing');
  });

  test('is left by Escape, keeps the draft, and the focus goes to where it came from', async () => {
    await show('first-open');
    const add = page.getByRole('button', { name: 'Add reader' });
    await add.click();
    await expect.element(page.getByRole('heading', { name: 'Where is it?' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(add).toHaveFocus();
    await expect.element(page.getByText('You have a reader that is not sent yet.')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Continue' })).toBeVisible();
  });

  test('says beside the coordinates what is wrong with them, and keeps what was typed', async () => {
    const app = await show('placing');
    const field = page.getByLabelText('Coordinates');
    await field.fill('30.2, somewhere');
    await expect.element(field).toHaveAccessibleDescription(/Type latitude and longitude/);
    await field.fill('95.2, 10');
    await expect.element(field).toHaveAccessibleDescription(/Latitude goes from -90 to 90/);
    await userEvent.keyboard('{Tab}');
    expect(draftOf(app)?.place).toEqual(AUSTIN);
    await expect.element(page.getByRole('button', { name: 'Place here' })).toBeDisabled();
    expect(draftOf(app)?.typed.get('place')).toBe('95.2, 10');
    await field.fill('');
    await expect.element(page.getByRole('button', { name: 'Place here' })).toBeEnabled();
    await userEvent.keyboard('{Tab}');
    await expect.element(field).toHaveValue('30.2671500, -97.7430600');
  });

  test('can be begun again while another camera waits', async () => {
    const app = await show('kept');
    await expect.element(page.getByRole('button', { name: 'Continue' })).toBeVisible();
    await page.getByRole('button', { name: 'Add reader' }).click();
    await expect.element(page.getByRole('heading', { name: 'Where is it?' })).toHaveFocus();
    expect(stepOf(app)).toBe('placing');
    expect(app.state.queue.unfinished.peek()).toEqual([FILLED]);
  });
});

describe('the form', () => {
  test('has its fields by name, and puts what is typed into the draft', async () => {
    const app = await show('form');
    await page.getByLabelText('Maker').selectOptions('Genetec');
    await page.getByLabelText('Operator').fill('Travis County');
    await page.getByLabelText('Mount').selectOptions('wall');
    await page.getByLabelText('Zone').selectOptions('parking');
    await page.getByLabelText('Source').selectOptions('imagery');
    expect(draftOf(app)).toMatchObject({
      source: 'imagery',
      form: {
        maker: { name: 'Genetec', wikidata: 'Q30295174' },
        operator: { name: 'Travis County' },
        mount: 'wall',
        zone: 'parking',
      },
    });
    await page.getByLabelText('Operator').fill('Austin Police Department');
    expect(draftOf(app)?.form.operator).toEqual({ name: 'Austin Police Department', wikidata: 'Q4823109' });
  });

  test('takes a maker of one’s own', async () => {
    const app = await show('form');
    await page.getByLabelText('Maker').selectOptions('Another one…');
    expect(draftOf(app)?.form.maker).toBeNull();
    await page.getByLabelText('Brand name').fill('Obvio');
    expect(draftOf(app)?.form.maker).toEqual({ name: 'Obvio' });
    await page.getByLabelText('Maker').selectOptions('Not known');
    expect(draftOf(app)?.form.maker).toBeNull();
    await expect.element(page.getByLabelText('Brand name')).not.toBeInTheDocument();
  });

  test('keeps a maker of the list in its field while it is typed, and shows it in the list where it came otherwise', async () => {
    const app = await show('form');
    await page.getByLabelText('Maker').selectOptions('Another one…');
    await page.getByLabelText('Brand name').fill('Genetec');
    await expect.element(page.getByLabelText('Brand name')).toHaveValue('Genetec');
    app.state.editor.change({ maker: { name: 'Flock Safety' } });
    await expect.element(page.getByLabelText('Brand name')).not.toBeInTheDocument();
    await expect.element(page.getByLabelText('Maker')).toHaveValue('Flock Safety');
  });

  test('shows a problem beside its field, and counts the characters that are too many', async () => {
    await show('form-problems');
    const brand = page.getByLabelText('Brand name');
    await expect.element(brand).toHaveAttribute('aria-invalid', 'true');
    await expect.element(brand).toHaveAccessibleDescription(/5 characters too many.*Too long/);
    await expect.element(page.getByLabelText('Note for mappers')).toHaveAccessibleDescription(/15 characters left/);
  });

  test('goes to the first field with a problem when the review is asked for', async () => {
    const app = await show('form');
    app.state.editor.change({ startDate: '2026\u0007' });
    await page.getByRole('button', { name: 'Review' }).click();
    await expect.element(page.getByLabelText('Start date')).toHaveFocus();
  });

  test('asks for the source, and takes no answer for one', async () => {
    const app = await show('form');
    const source = page.getByLabelText('Source');
    await expect.element(source).toHaveAccessibleDescription(/Leave it open rather than guess/);
    await source.selectOptions('Not said');
    expect(draftOf(app)?.source).toBeNull();
    await page.getByRole('button', { name: 'Review' }).click();
    await expect.element(page.getByRole('dialog', { name: 'Review your change' })).toBeVisible();
  });

  test('asks about cameras nearby before it goes on', async () => {
    const app = await show('nearby');
    await page.getByRole('button', { name: 'Review' }).click();
    await expect.element(page.getByRole('heading', { name: 'Is it this one?' })).toHaveFocus();
    await page.getByRole('button', { name: 'Look at it' }).first().click();
    expect(app.state.selection.key.peek()).toBe('node/508');
    await page.getByRole('button', { name: 'No, mine is another' }).click();
    await page.getByRole('button', { name: 'Review' }).click();
    await expect.element(page.getByRole('dialog', { name: 'Review your change' })).toBeVisible();
  });

  test('is left by Cancel with the draft kept', async () => {
    const app = await show('form');
    const draft = draftOf(app);
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(app.state.queue.kept.peek()).toBe(draft);
  });
});

describe('the direction field', () => {
  const written = (app: App): string | undefined => formatDirection(draftOf(app)?.form.directions ?? []);

  test('takes degrees, points of the compass and ranges', async () => {
    const app = await show('form-first');
    const field = page.getByLabelText('Direction', { exact: true });
    await field.fill('ENE');
    expect(written(app)).toBe('68');
    await field.fill('338-23');
    expect(written(app)).toBe('338-23');
    await expect.element(field).toHaveAccessibleDescription(/north, from 338° clockwise to 23°/);
    await page.getByRole('button', { name: 'Add another' }).click();
    const second = page.getByLabelText('Direction 2');
    await expect.element(second).toHaveFocus();
    await second.fill('90');
    expect(written(app)).toBe('338-23;90');
    await page.getByRole('button', { name: 'Remove 2' }).click();
    expect(written(app)).toBe('338-23');
    await expect.element(field).toHaveFocus();
    await page.getByRole('button', { name: 'Not known' }).click();
    expect(written(app)).toBeUndefined();
    await expect.element(field).toHaveValue('');
  });

  test('makes a row each of a list', async () => {
    const app = await show('form-first');
    await page.getByLabelText('Direction', { exact: true }).fill('225;45');
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByLabelText('Direction 2')).toHaveValue('45');
    expect(written(app)).toBe('225;45');
  });

  test('says what it does not understand, and does not go on in silence', async () => {
    const app = await show('form-first');
    const field = page.getByLabelText('Direction', { exact: true });
    await field.fill('90100');
    await expect.element(field).toHaveAccessibleDescription(/“90100” is not understood/);
    await page.getByRole('button', { name: 'Review' }).click();
    await expect.element(field).toHaveFocus();
    expect(stepOf(app)).toBe('describing');
    await expect.element(field).toHaveValue('90100');
    const stopped = page.getByText('Not reviewed yet: see to what is marked above first.');
    await expect.element(stopped).toBeVisible();
    await field.fill('90');
    await expect.element(stopped).not.toBeInTheDocument();
  });

  test('keeps its rows as they were typed, while the place is moved too', async () => {
    const app = await show('form-first');
    await page.getByLabelText('Direction', { exact: true }).fill('ENE');
    await page.getByRole('button', { name: 'Add another' }).click();
    await page.getByLabelText('Direction 2').fill('towards the gate');
    expect(written(app)).toBe('68');
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    await page.getByRole('button', { name: 'Place here' }).click();
    await expect.element(page.getByLabelText('Direction', { exact: true })).toHaveValue('ENE');
    await expect.element(page.getByLabelText('Direction 2')).toHaveValue('towards the gate');
  });

  test('follows the dial on the map', async () => {
    const app = await show('form-first');
    const field = page.getByLabelText('Direction', { exact: true });
    await field.fill('10');
    app.state.editor.change({ directions: [bearing(15)] });
    await expect.element(field).toHaveValue('15');
    app.state.editor.change({ directions: [bearing(15), bearing(200)] });
    await expect.element(page.getByLabelText('Direction 2')).toHaveValue('200');
  });
});
