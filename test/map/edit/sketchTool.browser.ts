import { describe, expect, test } from 'vitest';
import type { Place } from '../../../src/model/place.ts';
import { distance } from '../../../src/model/place.ts';
import type { SketchKind } from '../../../src/state/sketch.ts';
import { offset } from '../scenes.ts';
import { app, element, HEIGHT, HOME, open, press, tools, view, WIDTH } from '../stage.ts';

let answer: Promise<readonly Place[] | null>;
/** The place that many px from the middle of where the map opened. */
const at = (x: number, y: number): Place => offset(HOME, x, y, 16);
const corners = (): readonly Place[] => app.state.sketch.value?.corners.value ?? [];

async function draw(kind: SketchKind): Promise<void> {
  open([{ px: [0, 0], id: 7 }]);
  const ctx = await app.state.contextOf({ id: 'route' }, () => Promise.resolve([]));
  answer = ctx.draw(kind);
  await tools();
}

/** What a pointer says, and the mouse events that browsers send after it, at px from the middle of the element. */
function pointer(type: 'down' | 'move' | 'up', x: number, y: number, pointerType = 'mouse'): void {
  const where = {
    bubbles: true,
    cancelable: true,
    clientX: WIDTH / 2 + x,
    clientY: HEIGHT / 2 + y,
    buttons: type === 'up' ? 0 : 1,
    view: globalThis.window,
  };
  element.dispatchEvent(new PointerEvent(`pointer${type}`, { ...where, pointerId: 1, isPrimary: true, pointerType }));
  element.dispatchEvent(new MouseEvent(`mouse${type}`, where));
}
function click(x: number, y: number, pointerType?: string): void {
  pointer('down', x, y, pointerType);
  pointer('up', x, y, pointerType);
  element.dispatchEvent(
    new MouseEvent('click', {
      bubbles: true,
      clientX: WIDTH / 2 + x,
      clientY: HEIGHT / 2 + y,
      view: globalThis.window,
    }),
  );
}
function drag(from: readonly [number, number], to: readonly [number, number]): void {
  pointer('down', ...from);
  pointer('move', (from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
  pointer('move', ...to);
  pointer('up', ...to);
  element.dispatchEvent(
    new MouseEvent('click', { bubbles: true, clientX: WIDTH / 2 + to[0], clientY: HEIGHT / 2 + to[1] }),
  );
}
function expectAt(places: readonly Place[], pixels: readonly (readonly [number, number])[]): void {
  expect(places).toHaveLength(pixels.length);
  for (const [number, [x, y]] of pixels.entries()) {
    expect(distance(places[number] ?? HOME, at(x, y))).toBeLessThan(3);
  }
}

describe('drawing on the map', () => {
  test('a press sets a corner, also on a reader; a press on the last one finishes a line', async () => {
    await draw('line');
    click(-100, 0);
    click(0, 0);
    click(100, 50);
    expect(app.state.selection.key.value).toBeNull();
    expectAt(corners(), [
      [-100, 0],
      [0, 0],
      [100, 50],
    ]);
    click(102, 51);
    expectAt((await answer) ?? [], [
      [-100, 0],
      [0, 0],
      [100, 50],
    ]);
    expect(element.querySelector('.map-crosshair')).toBeNull();
    click(0, 0);
    expect(app.state.selection.key.value).toBe('node/7');
  });

  test('an area is finished at its first corner', async () => {
    await draw('area');
    click(-100, 0, 'touch');
    click(0, -100, 'touch');
    click(100, 0, 'touch');
    click(-90, 10, 'touch');
    expect(await answer).toHaveLength(3);
  });

  test('a corner is dragged, a side brings a new one, and the map stays', async () => {
    await draw('line');
    click(-100, 0);
    click(100, 0);
    const { centre } = view();
    drag([-100, 0], [-120, -80]);
    expectAt(corners(), [
      [-120, -80],
      [100, 0],
    ]);
    drag([-10, -40], [0, 120]);
    expectAt(corners(), [
      [-120, -80],
      [0, 120],
      [100, 0],
    ]);
    expect(view().centre).toEqual(centre);
    press('Backspace');
    expectAt(corners(), [
      [-120, -80],
      [100, 0],
    ]);
    press('Backspace');
    expectAt(corners(), [
      [-100, 0],
      [100, 0],
    ]);
  });

  test('the keyboard draws at the cross', async () => {
    await draw('line');
    press('Enter');
    press('ArrowRight');
    press('ArrowDown', { shiftKey: true });
    press('Enter');
    expectAt(corners(), [
      [0, 0],
      [40, 4],
    ]);
    press('Delete');
    expectAt(corners(), [[0, 0]]);
    press('Enter');
    press('Enter');
    expectAt((await answer) ?? [], [
      [0, 0],
      [40, 4],
    ]);
  });

  test('Escape throws it away', async () => {
    await draw('line');
    press('Enter');
    press('Escape');
    expect(await answer).toBeNull();
    expect(app.state.overlays.all.value.has('sketch')).toBe(false);
  });
});
