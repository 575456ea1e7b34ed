import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { phone, test } from '../../e2e/driver/test.ts';
import type { Get } from '../../e2e/driver/get.ts';
import type { When } from '../../e2e/driver/when.ts';
import { zip } from './zip.ts';
import { at, known, MIDDLE } from '../../e2e/driver/world.ts';

/** One that is mapped, a little off; one that is not; one without a place; and a name that is no markup. */
const LIST = [
  'Camera,Latitude,Longitude',
  `<b>Main & 1st</b>,${known.lat + 0.0001},${known.lon}`,
  `Elm St,${at(0, 600).lat},${at(0, 600).lon}`,
  'No place,,',
].join('\n');

const panel = (get: Get) => get.page.locator('.compare');

async function opens(get: Get, when: When, list = LIST): Promise<void> {
  await when.looksAt(MIDDLE, 16);
  await when.clicks('Menu');
  await when.clicks('Compare with a list');
  await panel(get)
    .locator('input[type=file]')
    .setInputFiles({ name: 'city <i>.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await get.page.getByText('2 rows with a place').waitFor();
}

test('a list is read in a thread of its own, compared, and decided on by hand', async ({ given, when, get, then }) => {
  await given.mapper();
  await opens(get, when);
  await then.contains(panel(get), 'city <i>.csv');
  await panel(get).getByText('1 row without a place').click();
  await then.contains(panel(get), 'Row 4: no coordinates');
  await when.clicks('Compare', panel(get));
  await then.contains(panel(get), 'Only on the list: 1');
  await then.contains(panel(get), 'On both: 1');
  await then.isAccessibleInLightAndDark();
  await then.everyLinkIsHttp();
  await panel(get)
    .getByLabel(/^On both/)
    .check();
  await then.contains(panel(get), '<b>Main & 1st</b>');
  await when.clicks('Not the same', panel(get));
  await then.contains(panel(get), 'Only on the list: 2');
  await when.reloads();
  await opens(get, when);
  await when.clicks('Compare', panel(get));
  await then.contains(panel(get), 'Only on the list: 2');
});

test('what is only on the list becomes one draft after a look, with nothing of the list in it', async ({
  given,
  when,
  get,
  then,
}) => {
  await given.mapper();
  await opens(get, when);
  await when.clicks('Compare', panel(get));
  await then.contains(panel(get), 'Only on the list: 1');
  await when.clicks('Add it after a look', panel(get));
  await when.clicks('Place here');
  await then.fieldHolds(get.field('Operator'), '');
  await then.sees(get.form.getByLabel('Source'));
});

test('other columns can be chosen, and a list that is none is told', async ({ when, get, then }) => {
  await opens(get, when);
  await panel(get).getByRole('combobox').first().selectOption({ label: 'Camera' });
  await then.contains(panel(get), '0 rows with a place');
  await panel(get).getByText('Paste a table').click();
  await panel(get).getByRole('textbox').first().fill('easting\tnorthing\n530000\t180000');
  await when.clicks('Read it', panel(get));
  await then.contains(panel(get), 'eastings and northings');
});

test('where only a number is published, what is mapped in view is counted beside it', async ({ when, get, then }) => {
  await opens(get, when);
  await panel(get).getByText('Only a number is published').click();
  await panel(get).getByLabel('Number claimed').fill('40');
  await panel(get).getByLabel('Operator (empty for any)').fill('atlanta police department');
  await when.clicks('Count in view', panel(get));
  await then.contains(panel(get), /\d+ mapped in view, 40 claimed\./);
});

test('a workbook that is dropped is unpacked in the page, under its policy', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await when.clicks('Menu');
  await when.clicks('Compare with a list');
  const cell = (name: string, value: string | number): string =>
    typeof value === 'number'
      ? `<c r="${name}"><v>${value}</v></c>`
      : `<c r="${name}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (number: number, ...cells: readonly (string | number)[]): string =>
    `<row r="${number}">${cells.map((value, column) => cell(`${'ABC'[column] ?? ''}${number}`, value)).join('')}</row>`;
  const sheet = `<worksheet><sheetData>${row(1, 'Site', 'Lat', 'Lon')}${row(2, 'Main', known.lat, known.lon)}</sheetData></worksheet>`;
  const bytes = [...zip({ 'xl/worksheets/sheet1.xml': sheet })];
  const carried = await get.page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(all)], 'sites.xlsx'));
    return transfer;
  }, bytes);
  await panel(get).dispatchEvent('drop', { dataTransfer: carried });
  await then.contains(panel(get), 'sites.xlsx: 1 row with a place');
  await when.clicks('Compare', panel(get));
  await then.contains(panel(get), 'On both: 1');
});

test('a report to print is a file with the method in words; by keyboard', async ({ when, get, then }) => {
  await opens(get, when);
  await when.tabsTo('Compare');
  await when.presses('Enter');
  await then.contains(panel(get), 'Only on the list: 1');
  const saved = get.page.waitForEvent('download');
  await when.tabsTo('Save a report to print');
  await when.presses('Enter');
  const text = await readFile(await (await saved).path(), 'utf8');
  expect(text).toContain('Each row is paired with one reader at most');
  expect(text).toContain('city &#60;i&#62;.csv');
});

test.describe('on a phone, from right to left', () => {
  test.use(phone);
  test('a comparison fits', async ({ given, when, get, then }) => {
    await opens(get, when);
    await given.rightToLeft();
    await when.clicks('Compare', panel(get));
    await then.contains(panel(get), 'Only on the list: 1');
    await then.doesNotScrollSideways();
  });
});
