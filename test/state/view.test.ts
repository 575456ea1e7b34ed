import { describe, expect, test } from 'vitest';
import { START } from '../../src/catalog/start.ts';
import { startApp } from '../stub/app.ts';
import { viewAt } from '../stub/viewAt.ts';

describe('where the map opens', () => {
  test('is the address, before the last view, before the start', () => {
    const local = new Map([['view', '#map=9/1/2']]);
    expect(startApp().state.view.wish.value).toMatchObject({ place: START.centre, zoom: START.zoom });
    expect(startApp({ local }).state.view.wish.value).toMatchObject({ place: { lat: 1, lon: 2 }, zoom: 9 });
    expect(startApp({ local, hash: '#map=5/3/4' }).state.view.wish.value).toMatchObject({ place: { lat: 3, lon: 4 } });
  });

  test('is the start where the address and the memory are broken', () => {
    const local = new Map([['view', 'rubbish']]);
    expect(startApp({ local, hash: '#map=x' }).state.view.wish.value).toMatchObject({ place: START.centre });
  });

  test('is remembered after every move', () => {
    const at = startApp();
    at.state.view.moved(viewAt(5, 6, 15));
    const again = startApp({ local: at.local });
    expect(again.state.view.wish.value).toMatchObject({ place: { lat: 5, lon: 6 }, zoom: 15 });
  });
});
