import { expect, test, vi } from 'vitest';
import type { Search } from '../../../src/features/search/search.ts';
import { createSearch, createTowns } from '../../../src/features/search/search.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { Hit, OfferKind, Offers } from '../../../src/state/featureFacts.ts';
import type { App } from '../../stub/app.ts';
import { settled, startApp } from '../../stub/app.ts';

const GAZETTEER = 'Springfield\tUS-IL\t39802\t-89644';
const LISTED: Hit = { kind: 'named', name: 'Spring list', region: 'a list', place: { lat: 1, lon: 2 }, zoom: 15 };

/** The search of a page whose features offer these sources beside the towns. */
function start(
  others: readonly Offers['search'][] = [],
  fetch = vi.fn(() => Promise.resolve(new Response(GAZETTEER))),
): App & { readonly search: Search; readonly fetch: typeof fetch } {
  const app = startApp({ env: { fetch } });
  const noOffers = (): Promise<never[]> => Promise.resolve([]);
  const towns = app.state.contextOf({ id: 'search' }, noOffers).then(createTowns);
  const offers = async <Kind extends OfferKind>(kind: Kind): Promise<readonly Offers[Kind][]> => {
    const own = await towns;
    const more: Partial<Record<OfferKind, readonly unknown[]>> = { search: others };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each kind has its own
    return [own[kind], ...(more[kind] ?? [])] as readonly Offers[Kind][];
  };
  return { ...app, fetch, search: createSearch({ ...app.state, offers }) };
}

test('a town is found by its name and gone to close enough to read cameras', async () => {
  const { search, state } = start();
  const [hit] = await search.find('spring');
  expect(hit).toMatchObject({ kind: 'named', name: 'Springfield', region: 'IL' });
  if (hit !== undefined) search.go(hit);
  expect(state.view.wish.value).toMatchObject({ place: { lat: 39.802, lon: -89.644 }, zoom: 13 });
});

test('coordinates need no gazetteer', async () => {
  const { search, state, fetch } = start();
  const [hit] = await search.find('10.5, 20.25');
  if (hit !== undefined) search.go(hit);
  expect(state.view.wish.value).toMatchObject({ place: { lat: 10.5, lon: 20.25 }, zoom: 17 });
  expect(fetch).not.toHaveBeenCalled();
});

test('the address of an object opens it', async () => {
  const { search, state } = start();
  const [hit] = await search.find('https://www.openstreetmap.org/node/5');
  if (hit !== undefined) search.go(hit);
  await settled();
  expect(state.selection.key.value).toBe('node/5');
});

test('nothing typed finds nothing', async () => {
  expect(await start().search.find('  ')).toEqual([]);
});

test('what other features offer to search is found too, after the towns', async () => {
  const { search } = start([() => Promise.resolve([LISTED])]);
  expect((await search.find('spring')).map((hit) => hit.kind === 'named' && hit.name)).toEqual([
    'Springfield',
    'Spring list',
  ]);
});

test('one source that fails leaves the others; with nothing from them, the failure is told', async () => {
  const refused = (): Promise<never> => Promise.reject(new Error('gone'));
  const hits = await start([() => Promise.resolve([LISTED])], vi.fn(refused)).search.find('spring');
  expect(hits).toEqual([LISTED]);
  await expect(start([], vi.fn(refused)).search.find('spring')).rejects.toBeInstanceOf(Failure);
});
