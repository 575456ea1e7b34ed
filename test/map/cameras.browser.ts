import { describe, expect, test, vi } from 'vitest';
import { camera } from '../stub/app.ts';
import { offset, sceneOf } from './scenes.ts';
import {
  app,
  click,
  colorAt,
  editor,
  element,
  frame,
  HEIGHT,
  HOME,
  inset,
  open,
  prefersStill,
  press,
  tools,
  view,
  WIDTH,
} from './stage.ts';

function canvasWidth(): number | undefined {
  return element.querySelector('canvas')?.clientWidth;
}

/** A scene that is new, and the same. */
function showAgain(): void {
  const { value } = app.state.data.scene;
  if (value !== null) app.store().scene({ ...value });
}

describe('cameras', () => {
  test('are drawn where they are: dot, ring, hollow, square', async () => {
    open([{ px: [0, 0] }, { px: [60, 0], flags: 1 }, { px: [120, 0], flags: 4 }, { px: [180, 0], flags: 16 }]);
    const violet = [91, 33, 182, 255];
    expect(await colorAt(0, 0)).toEqual(violet);
    expect(await colorAt(60, 5)).toEqual(violet);
    expect(await colorAt(60, 2)).toEqual([255, 255, 255, 255]);
    expect(await colorAt(120, 0)).toEqual([255, 255, 255, 255]);
    expect(await colorAt(180 + 4, 4)).toEqual(violet);
    expect(await colorAt(4, 4)).not.toEqual(violet);
    expect((await colorAt(30, 0)).at(3)).toBe(0);
  });

  test('have sight lines that fade outward, from zoom 14 on', async () => {
    open([{ px: [0, 0], sectors: [[45, 90]] }]);
    const near = (await colorAt(12, 0)).at(3) ?? 0;
    const far = (await colorAt(22, 0)).at(3) ?? 0;
    expect(near).toBeGreaterThan(far);
    expect(far).toBeGreaterThan(0);
    expect((await colorAt(-16, 0)).at(3)).toBe(0);
    app.state.view.go(HOME, 13);
    expect((await colorAt(16, 0)).at(3)).toBe(0);
  });

  test('stand on the same ground after a pan beyond what was drawn', async () => {
    open([{ px: [0, 0] }, { px: [1400, 0] }]);
    expect((await colorAt(0, 0)).at(3)).toBe(255);
    // Each within the view: Leaflet moves its pane, and starts anew only for longer ways.
    for (const x of [700, 1400]) {
      app.state.view.go(offset(HOME, x, 0, 16), 16);
    }
    expect((await colorAt(0, 0)).at(3)).toBe(255);
    expect((await colorAt(40, 0)).at(3)).toBe(0);
  });

  test('of a scene from the far side of the antimeridian are drawn on this one', async () => {
    open();
    app.store().scene(sceneOf([{ lat: 0, lon: 180.001 }], 16, { south: -1, north: 1, west: 179, east: 181 }));
    app.state.view.go({ lat: 0, lon: -179.999 }, 16);
    expect((await colorAt(0, 0)).at(3)).toBe(255);
  });

  test('come first without a margin, which takes less, and with the next scene get one', async () => {
    open([{ px: [0, 0] }]);
    await colorAt(0, 0);
    expect(canvasWidth()).toBe(WIDTH);
    showAgain();
    await colorAt(0, 0);
    expect(canvasWidth()).toBeGreaterThan(WIDTH);
  });

  test('are not painted again while a pan stays within the margin', async () => {
    open([{ px: [0, 0] }]);
    await colorAt(0, 0);
    showAgain();
    await colorAt(0, 0);
    const clear = vi.spyOn(CanvasRenderingContext2D.prototype, 'clearRect');
    app.state.view.go(offset(HOME, 100, 50, 16), 16);
    expect((await colorAt(-100, -50)).at(3)).toBe(255);
    expect(clear).not.toHaveBeenCalled();
    clear.mockRestore();
  });
});

/** The key of the open camera. */
const selected = (): string | null => app.state.selection.key.value;

describe('pointing', () => {
  test('a click on a camera selects it', () => {
    open([
      { px: [0, 0], id: 42 },
      { px: [100, 0], id: 43, type: 1 },
    ]);
    click(5, 5);
    expect(selected()).toBe('node/42');
    click(100, 0);
    expect(selected()).toBe('way/43');
  });

  test('a finger reaches farther than a mouse', () => {
    open([{ px: [0, 0], id: 42 }]);
    click(18, 0);
    expect(selected()).toBeNull();
    click(18, 0, 'touch');
    expect(selected()).toBe('node/42');
  });

  test('a click beside all cameras closes the open one, and does nothing else', () => {
    open([{ px: [0, 0], id: 42 }]);
    const before = view();
    click(60, 60);
    expect(app.history.filter(({ how }) => how === 'push')).toEqual([]);
    app.state.selection.select('node/42');
    click(60, 60);
    expect(selected()).toBeNull();
    expect(app.state.panel.shown.value).toBeNull();
    expect(view()).toBe(before);
  });

  test('a click on a bubble goes to its cameras', async () => {
    await prefersStill(false);
    const bounds = [HOME.lon - 0.002, HOME.lat - 0.001, HOME.lon + 0.002, HOME.lat + 0.001] as const;
    open([{ px: [0, 0], count: 12, bounds }], 12);
    click(0, 0);
    await vi.waitFor(() => expect(view().zoom).toBeGreaterThan(14));
    expect(selected()).toBeNull();
    expect(app.state.panel.shown.value).toBeNull();
  });

  test('a click on a bubble of readers on one spot opens the list', () => {
    open([{ px: [0, 0], count: 12 }], 12, { features: [{ id: 'list', isList: true }] });
    click(0, 0);
    expect(app.state.panel.shown.value?.id).toBe('list');
  });

  test('a click on a bubble of readers on one spot goes to one of them where there is no list', async () => {
    open([{ px: [0, 0], count: 2 }], 12, { cameras: [camera(42, HOME.lat, HOME.lon)] });
    click(0, 0);
    await vi.waitFor(() => expect(selected()).toBe('node/42'));
  });

  test('cameras are left alone while a new one is described', async () => {
    open([{ px: [0, 0], id: 42 }]);
    editor().start();
    editor().placeHere();
    await tools();
    click(0, 0);
    expect(selected()).toBeNull();
    editor().close();
    click(0, 0);
    expect(selected()).toBe('node/42');
  });

  test('a mouse over a camera shows that it can be clicked', async () => {
    open([{ px: [0, 0] }]);
    element.dispatchEvent(new PointerEvent('pointermove', { clientX: WIDTH / 2, clientY: HEIGHT / 2, bubbles: true }));
    await frame();
    expect(element.classList.contains('map-pointing')).toBe(true);
    element.dispatchEvent(new PointerEvent('pointermove', { clientX: 10, clientY: 10, bubbles: true }));
    await frame();
    expect(element.classList.contains('map-pointing')).toBe(false);
  });
});

describe('keys', () => {
  test('step through the cameras, and close the open one', async () => {
    const at = [0, 100, 200];
    const cameras = at.map((x, index) => {
      const { lat, lon } = offset(HOME, x, 0, 16);
      return camera(42 + index, lat, lon);
    });
    open(
      at.map((x, index) => ({ px: [x, 0], id: 42 + index })),
      16,
      { cameras },
    );
    const pressed: (string | null)[] = [];
    for (const key of ['n', '.', 'p', ',', 'Enter', 'Escape', 'Enter', 'Escape']) {
      press(key);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await frame();
      pressed.push(selected());
    }
    // Enter opens what is nearest to the middle; where none is open, so does a step.
    expect(pressed).toEqual(['node/42', 'node/43', 'node/42', 'node/44', 'node/42', null, 'node/42', null]);
  });

  test('do nothing from elsewhere on the map or with Ctrl', async () => {
    open([{ px: [0, 0], id: 42 }], 16, { cameras: [camera(42, HOME.lat, HOME.lon)] });
    press('n', { ctrlKey: true });
    element.querySelector('a')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }));
    await frame();
    expect(selected()).toBeNull();
  });
});

describe('the selected camera', () => {
  const at = (x: number, y: number): ReturnType<typeof camera> => {
    const { lat, lon } = offset(HOME, x, y, 16);
    return camera(42, lat, lon);
  };
  const found = (): unknown => {
    const { value } = app.state.selection.selected;
    return value.kind === 'found' ? value.camera : null;
  };

  test('has a halo', async () => {
    open([{ px: [0, 0], id: 42 }], 16, { cameras: [at(0, 0)] });
    app.state.selection.select('node/42');
    await vi.waitFor(() => expect(found()).not.toBeNull());
    expect(await colorAt(12, 0)).toEqual([217, 130, 0, 255]);
  });

  test('comes out from under a panel, and once only', async () => {
    open([{ px: [-300, 0], id: 42 }], 16, { cameras: [at(-300, 0)] });
    inset('inline-start', 380);
    await frame();
    app.state.selection.select('node/42');
    await vi.waitFor(() => {
      const { west, east } = view().box;
      const left = offset(HOME, -300, 0, 16).lon - west;
      expect((left / (east - west)) * WIDTH).toBeGreaterThan(380);
    });
    // A person moves it back under the panel; every new scene brings the same camera again.
    app.state.view.go(HOME, 16);
    const before = view();
    const again = at(-300, 0);
    app.store().cameras = [again];
    showAgain();
    await vi.waitFor(() => expect(found()).toBe(again));
    await frame();
    expect(view()).toBe(before);
  });
});
