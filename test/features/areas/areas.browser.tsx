import { page } from 'vitest/browser';
import { expect, test } from 'vitest';
import { show } from '../../ui/stage.ts';

const FILE = {
  format: 1,
  base: '2026-06-19T20:21:16.000Z',
  population: null,
  outsideCountries: 2,
  areas: [
    {
      id: 'US-GA',
      kind: 'state',
      name: 'Georgia',
      parent: 'US',
      count: 1234,
      rank: 1,
      known: { operator: 617 },
      km2: 1000,
      population: null,
      box: [-85.6, 30.3, -80.8, 35],
    },
    {
      id: '13067',
      kind: 'county',
      name: 'Cobb',
      parent: 'US-GA',
      count: 464,
      rank: 1,
      known: { operator: 0 },
      km2: 887,
      population: null,
      box: [-84.7, 33.7, -84.4, 34.1],
    },
  ],
};

async function open(answer: () => Response) {
  const app = await show('first-open', { env: { fetch: () => Promise.resolve(answer()) } });
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Numbers by area' }).click();
  return app;
}

test('the numbers are a table, and a row leads to its area', async () => {
  const { state } = await open(() => Response.json(FILE));
  const panel = page.getByRole('region', { name: 'Numbers by area' });
  await expect.element(panel.getByRole('row', { name: /Georgia.*1,234.*50%/ })).toBeVisible();
  await panel.getByRole('radio', { name: 'US counties' }).click();
  await expect.element(panel.getByRole('row', { name: /Cobb.*GA.*464/ })).toBeVisible();
  await panel.getByRole('searchbox').fill('nowhere');
  await expect.element(panel.getByText(/No area of that name/)).toBeVisible();
  await panel.getByRole('searchbox').fill('cob');
  await panel.getByRole('button', { name: /Cobb/ }).click();
  expect(state.view.wish.peek()).toMatchObject({ kind: 'box', box: { west: -84.7, north: 34.1 } });
});

test('a site without them says so, and what can’t be read is asked for again', async () => {
  let status = 404;
  await open(() => new Response('', { status }));
  await expect.element(page.getByText(/This site has no numbers by area/)).toBeVisible();
  status = 500;
  await page.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Numbers by area' }).click();
  await expect.element(page.getByText('The numbers could not be read.')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByText('The numbers could not be read.')).toBeVisible();
});
