import { describe, expect, test, vi } from 'vitest';
import { app, element, HEIGHT, HOME, open, view, WIDTH } from '../stage.ts';

const middle = { clientX: WIDTH / 2, clientY: HEIGHT / 2 };
const fire = (type: string, init: PointerEventInit = {}): void => {
  element.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, isPrimary: true, ...init }));
};
const asked = () => app.state.pointer.asked.value;
/** It comes once the map stands. */
async function openWithPointer(): Promise<void> {
  open([{ px: [0, 0], id: 7 }], 16);
  await vi.waitFor(() => {
    fire('pointermove', middle);
    expect(app.state.pointer.hovered.value?.key).toBe('node/7');
  });
}

describe('the mouse', () => {
  test('says which reader it is over, and where its dot stands', async () => {
    await openWithPointer();
    expect(app.state.pointer.hovered.value?.at.x).toBeCloseTo(WIDTH / 2, 0);
    fire('pointermove', { clientX: 10, clientY: 10 });
    expect(app.state.pointer.hovered.value).toBeNull();
  });

  test('asks of a place by its other button', async () => {
    await openWithPointer();
    fire('contextmenu', { ...middle, button: 2 });
    expect(asked()?.place.lat).toBeCloseTo(HOME.lat, 4);
    expect(asked()?.at).toEqual({ x: WIDTH / 2, y: HEIGHT / 2 });
  });

  test('asks of nothing while a reader is being placed', async () => {
    await openWithPointer();
    app.state.editor.start();
    fire('contextmenu', { ...middle, button: 2 });
    expect(asked()).toBeNull();
  });
});

describe('a finger', () => {
  test('asks of the place that it rests on, and presses nothing then', async () => {
    await openWithPointer();
    vi.useFakeTimers();
    fire('pointerdown', { ...middle, pointerType: 'touch' });
    vi.advanceTimersByTime(600);
    vi.useRealTimers();
    expect(asked()?.place.lon).toBeCloseTo(HOME.lon, 4);
    fire('pointerup', { ...middle, pointerType: 'touch' });
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, ...middle }));
    expect(app.state.selection.key.value).toBeNull();
  });

  test('that moves the map asks nothing', async () => {
    await openWithPointer();
    const before = view();
    vi.useFakeTimers();
    fire('pointerdown', { ...middle, pointerType: 'touch' });
    fire('pointermove', { clientX: 300, clientY: 200, pointerType: 'touch' });
    vi.advanceTimersByTime(600);
    vi.useRealTimers();
    expect(asked()).toBeNull();
    expect(view()).toBe(before);
  });
});

test('the menu key asks of the middle of the map', async () => {
  await openWithPointer();
  element.dispatchEvent(new KeyboardEvent('keydown', { key: 'ContextMenu', bubbles: true }));
  fire('contextmenu', { clientX: 0, clientY: 0 });
  expect(asked()?.at).toEqual({ x: WIDTH / 2, y: HEIGHT / 2 });
});
