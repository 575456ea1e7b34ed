import { describe, expect, test, vi } from 'vitest';
import { createMap } from '../../../src/map/index.ts';
import { distance } from '../../../src/model/place.ts';
import { newDraft } from '../../../src/state/edit/draft.ts';
import { startApp } from '../../stub/app.ts';
import { offset } from '../scenes.ts';
import { app, editor, element, frame, HOME, inset, open, prefersStill, press, tools, view } from '../stage.ts';

describe('placing', () => {
  /** Goes on with a camera that was left while it was placed. */
  async function place(at = HOME): Promise<void> {
    app.drafts.set('a', newDraft({ id: 'a', server: 'practice', place: at, changedAt: 0 }));
    app.disk.otherTab();
    await vi.waitFor(() => expect(app.state.queue.kept.value).not.toBeNull());
    app.state.queue.resume();
    await tools();
  }
  const placed = (): typeof HOME => editor().draft.value?.place ?? { lat: 0, lon: 0 };

  test('begins close up, with the place under the crosshair', async () => {
    open([], 12);
    await place(offset(HOME, 40, 40, 12));
    expect(view().zoom).toBe(18);
    expect(distance(view().centre, offset(HOME, 40, 40, 12))).toBeLessThan(0.5);
    expect(element.querySelector('.map-crosshair')).not.toBeNull();
    expect(editor().draft.value).toBe(app.drafts.get('a'));
    expect(placed()).toEqual(offset(HOME, 40, 40, 12));
  });

  test('arrow keys move the place by 8 px, with Shift by 1', async () => {
    open([], 18);
    await place();
    press('ArrowRight');
    expect(distance(placed(), offset(HOME, 8, 0, 18))).toBeLessThan(0.3);
    press('ArrowUp', { shiftKey: true });
    expect(distance(placed(), offset(HOME, 8, -1, 18))).toBeLessThan(0.3);
  });

  test('a typed place moves the map, and is kept to the last digit', async () => {
    open([], 18);
    await place();
    const typed = { lat: 33.7601234, lon: -84.4001234 };
    editor().setPlace(typed);
    expect(placed()).toEqual(typed);
    expect(distance(view().centre, typed)).toBeLessThan(0.5);
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
    expect(distance(view().centre, offset(HOME, -150, 0, 18))).toBeLessThan(0.5);
    press('ArrowRight');
    expect(distance(placed(), offset(HOME, 8, 0, 18))).toBeLessThan(0.5);
  });

  test('zooming keeps the place', async () => {
    await prefersStill(false);
    open([], 18);
    inset('inline-start', 300);
    await frame();
    await place();
    app.state.view.zoomBy(1);
    await vi.waitFor(() => {
      expect(view().zoom).toBe(19);
      expect(element.querySelector('.leaflet-zoom-anim')).toBeNull();
    });
    expect(placed()).toEqual(HOME);
    expect(distance(view().centre, offset(HOME, -150, 0, 19))).toBeLessThan(0.5);
  });

  test('a wish takes the place along', async () => {
    open([], 18);
    await place();
    const there = { lat: 40, lon: -75 };
    app.state.view.go(there, 16);
    expect(placed()).toEqual(there);
    expect(view().zoom).toBe(18);
  });

  test('ends with the map as free as before', async () => {
    open([], 18);
    await place();
    editor().close();
    expect(element.querySelector('.map-crosshair')).toBeNull();
    app.state.view.go(HOME, 8);
    expect(view().zoom).toBe(8);
  });

  test('has its tools asked for again where they could not be had', async () => {
    const { state } = startApp({ hash: '#map=18/33.755/-84.39' });
    let asked = 0;
    const map = createMap(element, state, () => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error('offline')) : import('../../../src/map/edit/editTools.ts');
    });
    state.editor.start();
    await vi.waitFor(() => expect(asked).toBe(1));
    expect(element.querySelector('.map-crosshair')).toBeNull();
    state.editor.placeHere();
    await vi.waitFor(() => expect(element.querySelector('.dial')).not.toBeNull());
    map.close();
    expect(element.querySelector('.dial')).toBeNull();
  });
});
