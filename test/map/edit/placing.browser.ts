import { describe, expect, test, vi } from 'vitest';
import { createMap } from '../../../src/map/index.ts';
import { distance } from '../../../src/model/place.ts';
import { draftAt, fakeState, HOME } from '../fakeState.ts';
import { offset } from '../scenes.ts';
import { element, fake, frame, inset, open, press, tools } from '../stage.ts';

describe('placing', () => {
  async function place(at = HOME): Promise<void> {
    await tools();
    fake.draft.value = draftAt(at);
    fake.step.value = { kind: 'placing' };
  }

  test('begins close up, with the place under the crosshair', async () => {
    open([], 12);
    await place(offset(HOME, 40, 40, 12));
    expect(fake.view.value?.zoom).toBe(18);
    expect(distance(fake.view.value?.centre ?? HOME, offset(HOME, 40, 40, 12))).toBeLessThan(0.5);
    expect(element.querySelector('.map-crosshair')).not.toBeNull();
    expect(fake.did).toEqual([]);
  });

  test('arrow keys move the place by 8 px, with Shift by 1', async () => {
    open([], 18);
    await place();
    press('ArrowRight');
    expect(distance(fake.draft.value?.place ?? HOME, offset(HOME, 8, 0, 18))).toBeLessThan(0.3);
    press('ArrowUp', { shiftKey: true });
    expect(distance(fake.draft.value?.place ?? HOME, offset(HOME, 8, -1, 18))).toBeLessThan(0.3);
  });

  test('a typed place moves the map, and is kept to the last digit', async () => {
    open([], 18);
    await place();
    const typed = { lat: 33.7601234, lon: -84.4001234 };
    fake.draft.value = draftAt(typed);
    expect(fake.did).toEqual([]);
    expect(fake.draft.value.place).toEqual(typed);
    expect(distance(fake.view.value?.centre ?? HOME, typed)).toBeLessThan(0.5);
  });

  test('the crosshair stands in the middle of what a panel leaves free', async () => {
    open([], 18);
    inset('inline-start', 300);
    inset('block-start', 100);
    inset('block-end', 100);
    await frame();
    await place();
    const crosshair = element.querySelector('.map-crosshair')?.getBoundingClientRect();
    expect(crosshair?.left).toBe(550);
    expect(crosshair?.top).toBe(300);
    expect(distance(fake.view.value?.centre ?? HOME, offset(HOME, -150, 0, 18))).toBeLessThan(0.5);
    press('ArrowRight');
    expect(distance(fake.draft.value?.place ?? HOME, offset(HOME, 8, 0, 18))).toBeLessThan(0.5);
  });

  test('zooming keeps the place', async () => {
    open([], 18);
    inset('inline-start', 300);
    await frame();
    await place();
    const centre = fake.view.value?.centre ?? HOME;
    fake.wish.value = { kind: 'centre', place: centre, zoom: 19, animate: true };
    await vi.waitFor(() => {
      expect(fake.view.value?.zoom).toBe(19);
      expect(element.querySelector('.leaflet-zoom-anim')).toBeNull();
    });
    expect(fake.draft.value?.place).toEqual(HOME);
    expect(distance(fake.view.value?.centre ?? HOME, offset(HOME, -150, 0, 19))).toBeLessThan(0.5);
  });

  test('a wish takes the place along', async () => {
    open([], 18);
    await place();
    const there = { lat: 40, lon: -75 };
    fake.wish.value = { kind: 'centre', place: there, zoom: 16, animate: true };
    expect(fake.draft.value?.place).toEqual(there);
    expect(fake.view.value?.zoom).toBe(18);
  });

  test('ends with the map as free as before', async () => {
    open([], 18);
    await place();
    fake.step.value = { kind: 'idle' };
    fake.draft.value = null;
    expect(element.querySelector('.map-crosshair')).toBeNull();
    fake.wish.value = { kind: 'centre', place: HOME, zoom: 8, animate: false };
    expect(fake.view.value?.zoom).toBe(8);
  });

  test('has its tools asked for again where they could not be had', async () => {
    const state = fakeState({ zoom: 18 });
    let asked = 0;
    const map = createMap(element, state.state, () => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error('offline')) : import('../../../src/map/edit/editTools.ts');
    });
    state.draft.value = draftAt(HOME);
    state.step.value = { kind: 'describing' };
    await vi.waitFor(() => expect(asked).toBe(1));
    expect(element.querySelector('.dial')).toBeNull();
    state.step.value = { kind: 'placing' };
    await vi.waitFor(() => expect(element.querySelector('.map-crosshair')).not.toBeNull());
    map.close();
    expect(element.querySelector('.map-crosshair')).toBeNull();
  });
});
