import { describe, expect, test } from 'vitest';
import { camera } from '../../stub/app.ts';
import { offset } from '../scenes.ts';
import { app, editor, element, HOME, open, tools } from '../stage.ts';

describe('while a camera is moved', () => {
  const mark = (): HTMLElement | null => element.querySelector('.map-move:not([hidden])');
  /** Where the line ends, in px from the new place. */
  const end = (): readonly number[] => {
    const line = mark()?.querySelector('line');
    return ['x2', 'y2'].map((name) => Math.round(Number(line?.getAttribute(name))));
  };
  async function move(x: number, y: number, zoom = 18): Promise<void> {
    open([], zoom);
    app.writing.nodes = [camera(1, HOME.lat, HOME.lon)];
    await editor().edit('node/1');
    await tools();
    editor().moveAgain();
    editor().setPlace(offset(HOME, x, y, zoom));
  }

  test('a line leads from the new place to the old one', async () => {
    await move(120, -50);
    expect(end()).toEqual([-120, 50]);
    const box = mark()?.getBoundingClientRect();
    const cross = element.querySelector('.map-crosshair')?.getBoundingClientRect();
    expect(Math.abs((box?.left ?? 0) - (cross?.left ?? 99))).toBeLessThanOrEqual(1);
    expect(Math.abs((box?.top ?? 0) - (cross?.top ?? 99))).toBeLessThanOrEqual(1);
  });

  test('it follows the cross', async () => {
    await move(120, 0);
    editor().setPlace(offset(HOME, 0, 60, 18));
    expect(end()).toEqual([0, -60]);
  });

  test('it carries the distance, in the units that were chosen', async () => {
    await move(120, 0);
    expect(mark()?.textContent).toBe('60 m');
    app.state.settings.setUnits('imperial');
    expect(mark()?.textContent).toBe('195 ft');
  });

  test('it keeps to the ground when the map zooms', async () => {
    await move(120, 0);
    app.state.view.zoomBy(1);
    expect(end()).toEqual([-240, 0]);
  });

  test('a place far away is led to, and no further than can be drawn', async () => {
    await move(1_000_000, 0);
    expect(end()).toEqual([-4000, 0]);
    expect(mark()?.querySelector<SVGElement>('.map-move-old')?.style.display).toBe('none');
  });

  test('it stays while the move is described and reviewed, and goes with it', async () => {
    await move(120, 0);
    editor().placeHere();
    expect(mark()).not.toBeNull();
    editor().confirmMove(true);
    editor().review();
    expect(editor().step.value.kind).toBe('reviewing');
    expect(mark()).not.toBeNull();
    editor().close();
    expect(mark()).toBeNull();
  });

  test('there is none where nothing moved, and for a new reader', async () => {
    await move(0, 0);
    expect(mark()).toBeNull();
    editor().close();
    editor().start();
    editor().setPlace(offset(HOME, 50, 0, 18));
    expect(mark()).toBeNull();
  });

  test('it is a picture of what the panel says in words', async () => {
    await move(120, 0);
    expect(mark()?.getAttribute('aria-hidden')).toBe('true');
  });
});
