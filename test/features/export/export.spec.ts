import { expect } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { phone, test } from '../../e2e/driver/test.ts';
import type { Get } from '../../e2e/driver/get.ts';
import { IN_TOWN, MIDDLE } from '../../e2e/driver/world.ts';

const dialog = (get: Get) => get.page.getByRole('dialog', { name: 'Export data' });

/** Saves a file, and gives its name and its text. */
async function saved(get: Get): Promise<{ readonly name: string; readonly text: string }> {
  const waiting = get.page.waitForEvent('download');
  await dialog(get).getByRole('button', { name: 'Save file' }).press('Enter');
  const download = await waiting;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('each format is saved by keyboard, with as many readers as are shown', async ({ when, get, then }) => {
  await when.looksAt(MIDDLE, 16);
  await then.statusSays(`${IN_TOWN} readers in view`);
  await when.clicks('Menu');
  await when.clicks('Export data');
  const geojson = await saved(get);
  expect(geojson.name).toMatch(/^license-plate-readers-\d{4}-\d\d-\d\d\.geojson$/);
  const parsed: { count: string; features: unknown[] } = JSON.parse(geojson.text);
  expect([parsed.count, parsed.features.length]).toEqual([String(IN_TOWN), IN_TOWN]);
  for (const [format, mark] of [
    ['CSV, for spreadsheets', /^\uFEFFtype,id,/],
    ['KML, for Google Earth and others', /<Placemark /],
    ['GPX, for navigation devices', /<wpt /],
    ['Parquet, for DuckDB, pandas and Spark', /^PAR1/],
    ['OpenStreetMap XML, to look at in JOSM', /upload="never"/],
  ] as const) {
    await dialog(get).getByLabel(format).check();
    expect((await saved(get)).text).toMatch(mark);
  }
  // Ways and relations can't be whole there.
  await then.sees(dialog(get).getByText(/^Not in the file: \d readers? that (?:is|are)/));
  await then.isAccessible();
});

test.describe('on a phone', () => {
  test.use(phone);
  test('what is filtered is exported, and all of the view if one wishes', async ({ when, get, then }) => {
    await when.opens(`#map=16/${MIDDLE.lat}/${MIDDLE.lon}&maker=Genetec`);
    await then.statusSays(`Showing 1 of ${IN_TOWN} readers`);
    await when.clicks('Menu');
    await when.clicks('Export data');
    const one: { features: unknown[]; filter: string } = JSON.parse((await saved(get)).text);
    expect(one.features).toHaveLength(1);
    expect(one.filter).toContain('maker: Genetec');
    await dialog(get)
      .getByLabel(/whatever the filter/)
      .check();
    const all: { features: unknown[]; filter: string } = JSON.parse((await saved(get)).text);
    expect(all.features).toHaveLength(IN_TOWN);
    expect(all.filter).toContain('no filter');
  });
});
