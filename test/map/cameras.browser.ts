import { describe, expect, test, vi } from 'vitest';
import { draftAt, HOME } from './fakeState.ts';
import { offset, sceneOf } from './scenes.ts';
import { click, colorAt, element, fake, frame, HEIGHT, inset, open, press, WIDTH } from './stage.ts';

function canvasWidth(): number | undefined {
  return element.querySelector('canvas')?.clientWidth;
}

/** A scene that is new, and the same. */
function showAgain(): void {
  const { value } = fake.scene;
  fake.scene.value = value === null ? null : { ...value };
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
    fake.wish.value = { kind: 'centre', place: HOME, zoom: 13, animate: false };
    expect((await colorAt(16, 0)).at(3)).toBe(0);
  });

  test('stand on the same ground after a pan beyond what was drawn', async () => {
    open([{ px: [0, 0] }, { px: [1400, 0] }]);
    expect((await colorAt(0, 0)).at(3)).toBe(255);
    // Each within the view: Leaflet moves its pane, and starts anew only for longer ways.
    for (const x of [700, 1400]) {
      fake.wish.value = { kind: 'centre', place: offset(HOME, x, 0, 16), zoom: 16, animate: false };
    }
    expect((await colorAt(0, 0)).at(3)).toBe(255);
    expect((await colorAt(40, 0)).at(3)).toBe(0);
  });

  test('of a scene from the far side of the antimeridian are drawn on this one', async () => {
    open();
    fake.scene.value = sceneOf([{ lat: 0, lon: 180.001 }], 16, { south: -1, north: 1, west: 179, east: 181 });
    fake.wish.value = { kind: 'centre', place: { lat: 0, lon: -179.999 }, zoom: 16, animate: false };
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
    fake.wish.value = { kind: 'centre', place: offset(HOME, 100, 50, 16), zoom: 16, animate: false };
    expect((await colorAt(-100, -50)).at(3)).toBe(255);
    expect(clear).not.toHaveBeenCalled();
    clear.mockRestore();
  });
});

describe('pointing', () => {
  test('a click on a camera selects it', () => {
    open([
      { px: [0, 0], id: 42 },
      { px: [100, 0], id: 43, type: 1 },
    ]);
    click(5, 5);
    click(100, 0);
    expect(fake.did).toEqual(['select node/42', 'select way/43']);
  });

  test('a finger reaches farther than a mouse', () => {
    open([{ px: [0, 0], id: 42 }]);
    click(18, 0);
    click(18, 0, 'touch');
    expect(fake.did).toEqual(['select node/42']);
  });

  test('a click beside all cameras closes the open one, and does nothing else', () => {
    open([{ px: [0, 0], id: 42 }]);
    click(60, 60);
    expect(fake.did).toEqual([]);
    fake.key.value = 'node/42';
    click(60, 60);
    expect(fake.did).toEqual(['select nothing']);
  });

  test('a click on a bubble goes to its cameras', () => {
    const bounds = [HOME.lon - 0.002, HOME.lat - 0.001, HOME.lon + 0.002, HOME.lat + 0.001] as const;
    open([{ px: [0, 0], count: 12, bounds }], 12);
    click(0, 0);
    expect(fake.did).toEqual(['goToBox']);
    expect(fake.view.value?.zoom).toBeGreaterThan(14);
  });

  test('a click on a bubble of cameras on one spot opens the list', () => {
    open([{ px: [0, 0], count: 12 }], 12);
    click(0, 0);
    expect(fake.did).toEqual(['list open']);
  });

  test('cameras are left alone while a new one is described', () => {
    open([{ px: [0, 0], id: 42 }]);
    fake.draft.value = draftAt(HOME);
    fake.step.value = { kind: 'describing' };
    click(0, 0);
    expect(fake.did).toEqual([]);
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
  test('step through the cameras, and close the open one', () => {
    open([{ px: [0, 0], id: 42 }]);
    for (const key of ['n', '.', 'p', ',', 'Enter']) press(key);
    fake.key.value = 'node/9';
    press('Enter');
    press('Escape');
    expect(fake.did).toEqual(['step 1', 'step 1', 'step -1', 'step -1', 'step 1', 'select node/42', 'select nothing']);
  });

  test('do nothing from elsewhere on the map or with Ctrl', () => {
    open();
    press('n', { ctrlKey: true });
    element.querySelector('a')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }));
    expect(fake.did).toEqual([]);
  });
});

describe('the selected camera', () => {
  function select(x: number, y: number): void {
    const place = offset(HOME, x, y, 16);
    fake.key.value = 'node/42';
    fake.selected.value = {
      kind: 'found',
      key: 'node/42',
      camera: { type: 'node', id: 42, version: 1, timestamp: null, ...place, tags: new Map() },
    };
  }

  test('has a halo', async () => {
    open([{ px: [0, 0], id: 42 }]);
    select(0, 0);
    expect(await colorAt(12, 0)).toEqual([217, 130, 0, 255]);
  });

  test('comes out from under a panel, and once only', async () => {
    open([{ px: [-300, 0], id: 42 }]);
    inset('inline-start', 380);
    await frame();
    select(-300, 0);
    await vi.waitFor(() => {
      const view = fake.view.value;
      const left = offset(HOME, -300, 0, 16).lon - (view?.box.west ?? 0);
      expect((left / ((view?.box.east ?? 0) - (view?.box.west ?? 0))) * WIDTH).toBeGreaterThan(380);
    });
    // A person moves it back under the panel; every new scene brings the same camera again.
    fake.wish.value = { kind: 'centre', place: HOME, zoom: 16, animate: false };
    select(-300, 0);
    expect(element.querySelector('.leaflet-pan-anim')).toBeNull();
  });
});
