import { expect, test } from 'vitest';
import { settled, startApp } from '../stub/app.ts';

test('a town is found by its name and gone to close enough to read cameras', async () => {
  const { state } = startApp();
  const [hit] = await state.search.find('spring');
  expect(hit).toMatchObject({ kind: 'town', name: 'Springfield', region: 'IL' });
  if (hit !== undefined) state.search.go(hit);
  expect(state.view.wish.value).toMatchObject({ place: { lat: 39.802, lon: -89.644 }, zoom: 13 });
});

test('coordinates need no gazetteer', async () => {
  const { state } = startApp();
  const [hit] = await state.search.find('10.5, 20.25');
  if (hit !== undefined) state.search.go(hit);
  expect(state.view.wish.value).toMatchObject({ place: { lat: 10.5, lon: 20.25 }, zoom: 17 });
});

test('the address of an object opens it', async () => {
  const { state } = startApp();
  const [hit] = await state.search.find('https://www.openstreetmap.org/node/5');
  if (hit !== undefined) state.search.go(hit);
  await settled();
  expect(state.selection.key.value).toBe('node/5');
});

test('nothing typed finds nothing', async () => {
  expect(await startApp().state.search.find('  ')).toEqual([]);
});
