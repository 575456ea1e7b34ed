import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import '../../src/i18n/later.ts';
import '../../src/styles/tokens.css';
import '../../src/styles/map.css';
import { createMap } from '../../src/map/index.ts';
import { PLAIN_MAP, PRACTICE_MAP } from '../../src/catalog/baseMaps.ts';
import { bearing } from '../../src/model/direction.ts';
import { distance } from '../../src/model/place.ts';
import type { MarkSpec } from './scenes.ts';
import { offset, sceneOf } from './scenes.ts';
import type { FakeState } from './fakeState.ts';
import { draftAt, fakeState, HOME } from './fakeState.ts';

const WIDTH = 800;
const HEIGHT = 600;
const BOX = { south: 33, north: 34.5, west: -85.2, east: -83.6 };

let element: HTMLElement;
let fake: FakeState;
let close = (): void => undefined;

beforeEach(() => {
  element = document.createElement('div');
  element.style.cssText = `position: fixed; left: 0; top: 0; width: ${WIDTH}px; height: ${HEIGHT}px`;
  document.body.append(element);
});

afterEach(() => {
  close();
  close = () => undefined;
  element.remove();
  document.documentElement.removeAttribute('style');
});

/** Opens the map on marks, given in px from its middle. */
function open(
  marks: readonly (Partial<MarkSpec> & { readonly px: readonly [number, number] })[] = [],
  zoom = 16,
): void {
  fake = fakeState({ zoom });
  fake.scene.value = sceneOf(
    marks.map(({ px: [x, y], ...mark }) => ({ ...offset(HOME, x, y, zoom), ...mark })),
    zoom,
    BOX,
  );
  const map = createMap(element, fake.state);
  close = () => {
    map.close();
  };
}

function frame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      resolve();
    });
  });
}

/** A press and release as a mouse or finger makes it, in px from the map's middle. */
function click(x: number, y: number, pointerType = 'mouse'): void {
  const at = { clientX: WIDTH / 2 + x, clientY: HEIGHT / 2 + y, bubbles: true, cancelable: true };
  element.dispatchEvent(new PointerEvent('pointerdown', { ...at, pointerType }));
  element.dispatchEvent(new MouseEvent('click', at));
}

function press(key: string, init: KeyboardEventInit = {}): void {
  element.focus();
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));
}

/** The color that the canvas shows, in px from the map's middle: [red, green, blue, alpha]. */
async function colorAt(x: number, y: number): Promise<readonly number[]> {
  await frame();
  await frame();
  const canvas = element.querySelector('canvas');
  const context = canvas?.getContext('2d');
  if (canvas === null || context === null || context === undefined) throw new Error('no canvas');
  const box = canvas.getBoundingClientRect();
  const scale = canvas.width / box.width;
  const [left, top] = [(WIDTH / 2 + x - box.left) * scale, (HEIGHT / 2 + y - box.top) * scale];
  return [...context.getImageData(Math.round(left), Math.round(top), 1, 1).data];
}

function inset(name: 'inline-start' | 'block-end', px: number): void {
  document.documentElement.style.setProperty(`--map-inset-${name}`, `${px}px`);
}

describe('the region', () => {
  test('is named Map, can be focused, and has no markers of Leaflet’s', () => {
    open();
    expect(element.getAttribute('role')).toBe('region');
    expect(element.getAttribute('aria-label')).toBe('Map');
    expect(element.tabIndex).toBe(0);
    expect(element.querySelectorAll('.leaflet-marker-icon, .leaflet-control')).toHaveLength(0);
  });

  test('tells the view as soon as it is laid out', () => {
    open();
    expect(fake.view.value?.zoom).toBe(16);
    expect(fake.view.value?.centre.lat).toBeCloseTo(HOME.lat, 9);
    expect(fake.view.value?.box.west).toBeLessThan(HOME.lon);
  });

  test('waits for a size, and begins when it has one', async () => {
    element.style.height = '0';
    open();
    expect(fake.view.value).toBeNull();
    element.style.height = `${HEIGHT}px`;
    await vi.waitFor(() => {
      expect(fake.view.value).not.toBeNull();
    });
  });

  test('shows attribution as a text link to http addresses only', () => {
    open();
    const link = element.querySelector('.map-attribution a');
    expect(link?.textContent).toBe('© OpenStreetMap contributors');
    fake.baseMap.value = { ...PLAIN_MAP, attribution: { text: '<b>x</b>', href: 'javascript:alert(1)' } };
    expect(element.querySelector('.map-attribution')?.textContent).toBe('<b>x</b>');
    expect(element.querySelector('.map-attribution a')).toBeNull();
  });

  test('leaves the element as it was, and can be made again in it', () => {
    element.className = 'mine';
    open([{ px: [0, 0] }]);
    close();
    expect(element.childElementCount).toBe(0);
    expect(element.className).toBe('mine');
    const { view } = fake;
    view.value = null;
    fake.wish.value = { kind: 'centre', place: HOME, zoom: 10, animate: false };
    expect(view.value).toBeNull();
    open();
    expect(fake.view.value).not.toBeNull();
  });
});

describe('views and wishes', () => {
  test('a wish moves the map, and the view follows', () => {
    open();
    fake.wish.value = { kind: 'centre', place: { lat: 10, lon: 20 }, zoom: 9, animate: false };
    expect(fake.view.value?.centre).toEqual({ lat: 10, lon: 20 });
    expect(fake.view.value?.zoom).toBe(9);
  });

  test('the same wish twice works twice', async () => {
    open();
    fake.wish.value = { kind: 'centre', place: HOME, zoom: 12, animate: false };
    press('ArrowRight', { keyCode: 39 });
    await vi.waitFor(() => {
      expect(fake.view.value?.centre.lon).not.toBeCloseTo(HOME.lon, 6);
    });
    fake.wish.value = { kind: 'centre', place: HOME, zoom: 12, animate: false };
    expect(distance(fake.view.value?.centre ?? { lat: 0, lon: 0 }, HOME)).toBeLessThan(40);
  });

  test('a box is shown whole, within what panels leave free', () => {
    open();
    inset('inline-start', 300);
    const box = { south: 33.7, north: 33.8, west: -84.5, east: -84.3 };
    return vi.waitFor(() => {
      fake.wish.value = { kind: 'box', box, animate: false };
      const view = fake.view.value;
      if (view === null) throw new Error('no view');
      const left = ((box.west - view.box.west) / (view.box.east - view.box.west)) * WIDTH;
      expect(left).toBeGreaterThanOrEqual(300);
      expect(box.east).toBeLessThanOrEqual(view.box.east);
    });
  });

  test('over the antimeridian it goes the short way, and tells a centre within the world', () => {
    open();
    fake.wish.value = { kind: 'centre', place: { lat: 0, lon: 179.9 }, zoom: 10, animate: false };
    fake.wish.value = { kind: 'centre', place: { lat: 0, lon: -179.9 }, zoom: 10, animate: false };
    expect(fake.view.value?.centre.lon).toBeCloseTo(-179.9, 2);
    expect(fake.view.value?.box.west).toBeLessThan(-180);
    expect(fake.view.value?.box.east).toBeGreaterThan(-180);
  });

  test('the wish that came during a zoom animation is obeyed at its end', async () => {
    open();
    fake.wish.value = { kind: 'centre', place: HOME, zoom: 17, animate: true };
    await vi.waitFor(() => {
      expect(fake.view.value?.zoom).toBe(17);
    });
    fake.wish.value = { kind: 'centre', place: HOME, zoom: 18, animate: true };
    await vi.waitFor(() => {
      expect(fake.view.value?.zoom).toBe(18);
    });
  });
});

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
    open([{ px: [0, 0] }, { px: [1500, 0] }]);
    fake.wish.value = { kind: 'centre', place: offset(HOME, 1500, 0, 16), zoom: 16, animate: false };
    expect((await colorAt(0, 0)).at(3)).toBe(255);
    expect((await colorAt(40, 0)).at(3)).toBe(0);
  });

  test('of a scene from the far side of the antimeridian are drawn on this one', async () => {
    open();
    fake.scene.value = sceneOf([{ lat: 0, lon: 180.001 }], 16, { south: -1, north: 1, west: 179, east: 181 });
    fake.wish.value = { kind: 'centre', place: { lat: 0, lon: -179.999 }, zoom: 16, animate: false };
    expect((await colorAt(0, 0)).at(3)).toBe(255);
  });

  test('are not painted again while a pan stays within the margin', async () => {
    open([{ px: [0, 0] }]);
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
    const before = fake.view.value;
    select(-300, 0);
    await frame();
    expect(fake.view.value).toBe(before);
  });
});

describe('tiles', () => {
  const tile = 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/%3E#{z}{x}{y}';

  test('that fail are told of, and that they are back', async () => {
    open();
    fake.baseMap.value = { ...PRACTICE_MAP, url: 'data:text/plain,{z}{x}{y}' };
    await vi.waitFor(() => {
      expect(fake.missing.value).toBe(true);
    });
    fake.baseMap.value = { ...PRACTICE_MAP, url: tile };
    await vi.waitFor(() => {
      expect(fake.missing.value).toBe(false);
    });
  });
});

describe('placing', () => {
  function place(at = HOME): void {
    fake.draft.value = draftAt(at);
    fake.step.value = { kind: 'placing' };
  }

  test('begins close up, with the place under the crosshair', () => {
    open([], 12);
    place(offset(HOME, 40, 40, 12));
    expect(fake.view.value?.zoom).toBe(18);
    expect(distance(fake.view.value?.centre ?? HOME, offset(HOME, 40, 40, 12))).toBeLessThan(0.5);
    expect(element.querySelector('.map-crosshair')).not.toBeNull();
    expect(fake.did).toEqual([]);
  });

  test('arrow keys move the place by 8 px, with Shift by 1', () => {
    open([], 18);
    place();
    press('ArrowRight');
    expect(distance(fake.draft.value?.place ?? HOME, offset(HOME, 8, 0, 18))).toBeLessThan(0.3);
    press('ArrowUp', { shiftKey: true });
    expect(distance(fake.draft.value?.place ?? HOME, offset(HOME, 8, -1, 18))).toBeLessThan(0.3);
  });

  test('a typed place moves the map, and is kept to the last digit', () => {
    open([], 18);
    place();
    const typed = { lat: 33.7601234, lon: -84.4001234 };
    fake.draft.value = draftAt(typed);
    expect(fake.did).toEqual([]);
    expect(fake.draft.value.place).toEqual(typed);
    expect(distance(fake.view.value?.centre ?? HOME, typed)).toBeLessThan(0.5);
  });

  test('the crosshair stands in the middle of what a panel leaves free', async () => {
    open([], 18);
    inset('inline-start', 300);
    await frame();
    place();
    const crosshair = element.querySelector('.map-crosshair')?.getBoundingClientRect();
    expect(crosshair?.left).toBe(550);
    expect(distance(fake.view.value?.centre ?? HOME, offset(HOME, -150, 0, 18))).toBeLessThan(0.5);
    press('ArrowRight');
    expect(distance(fake.draft.value?.place ?? HOME, offset(HOME, 8, 0, 18))).toBeLessThan(0.5);
  });

  test('zooming keeps the place', async () => {
    open([], 18);
    inset('inline-start', 300);
    await frame();
    place();
    const centre = fake.view.value?.centre ?? HOME;
    fake.wish.value = { kind: 'centre', place: centre, zoom: 19, animate: true };
    await vi.waitFor(() => {
      expect(fake.view.value?.zoom).toBe(19);
      expect(element.querySelector('.leaflet-zoom-anim')).toBeNull();
    });
    expect(fake.draft.value?.place).toEqual(HOME);
    expect(distance(fake.view.value?.centre ?? HOME, offset(HOME, -150, 0, 19))).toBeLessThan(0.5);
  });

  test('a wish takes the place along', () => {
    open([], 18);
    place();
    const there = { lat: 40, lon: -75 };
    fake.wish.value = { kind: 'centre', place: there, zoom: 16, animate: true };
    expect(fake.draft.value?.place).toEqual(there);
    expect(fake.view.value?.zoom).toBe(18);
  });

  test('ends with the map as free as before', () => {
    open([], 18);
    place();
    fake.step.value = { kind: 'idle' };
    fake.draft.value = null;
    expect(element.querySelector('.map-crosshair')).toBeNull();
    fake.wish.value = { kind: 'centre', place: HOME, zoom: 8, animate: false };
    expect(fake.view.value?.zoom).toBe(8);
  });
});

describe('the dial', () => {
  function describeDraft(directions = [bearing(68)]): void {
    fake.draft.value = draftAt(HOME, { directions });
    fake.step.value = { kind: 'describing' };
  }
  const handles = (): HTMLElement[] => [...element.querySelectorAll<HTMLElement>('[role=slider]')];
  const now = (): readonly string[] => handles().map((handle) => handle.getAttribute('aria-valuenow') ?? '');
  const key = (on: HTMLElement | undefined, name: string, init: KeyboardEventInit = {}): void => {
    on?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...init }));
  };

  test('has a slider a direction, said in words', () => {
    open([], 18);
    describeDraft([bearing(68), { from: 200, width: 90, bare: false }]);
    expect(handles().map((handle) => handle.getAttribute('aria-label'))).toEqual(['Direction 1', 'Direction 2']);
    expect(handles()[0]?.getAttribute('aria-valuetext')).toBe('east-northeast, 68°');
    expect(now()).toEqual(['68', '245']);
  });

  test('turns by arrow keys: 5°, with Shift 1°, round past north', () => {
    open([], 18);
    describeDraft([bearing(358)]);
    key(handles()[0], 'ArrowRight');
    expect(now()).toEqual(['3']);
    key(handles()[0], 'ArrowLeft', { shiftKey: true });
    expect(now()).toEqual(['2']);
  });

  test('turns a range without changing its width', () => {
    open([], 18);
    describeDraft([{ from: 338, width: 45, bare: false }]);
    key(handles()[0], 'ArrowRight');
    expect(fake.draft.value?.form.directions).toEqual([{ from: 343, width: 45, bare: false }]);
  });

  test('turns by dragging, in steps of 5°, and does not move the map', () => {
    open([], 18);
    describeDraft([bearing(0)]);
    const handle = handles()[0];
    const view = fake.view.value;
    // Capture needs a pointer that is really down.
    const captured = vi.spyOn(Element.prototype, 'hasPointerCapture').mockReturnValue(true);
    const capture = vi.spyOn(Element.prototype, 'setPointerCapture').mockReturnValue();
    handle?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerId: 1, button: 0 }));
    handle?.dispatchEvent(
      new PointerEvent('pointermove', {
        bubbles: true,
        pointerId: 1,
        clientX: WIDTH / 2 + 90,
        clientY: HEIGHT / 2 + 3,
      }),
    );
    expect(now()).toEqual(['90']);
    expect(fake.view.value).toBe(view);
    captured.mockRestore();
    capture.mockRestore();
  });

  test('adds a direction in the widest gap and gives it the focus; Delete takes it away', () => {
    open([], 18);
    describeDraft([]);
    element.querySelector<HTMLButtonElement>('.dial-add')?.click();
    element.querySelector<HTMLButtonElement>('.dial-add')?.click();
    expect(now()).toEqual(['0', '180']);
    expect(document.activeElement).toBe(handles()[1]);
    key(handles()[1], 'Delete');
    expect(now()).toEqual(['0']);
    expect(document.activeElement).toBe(handles()[0]);
    key(handles()[0], 'Delete');
    expect(document.activeElement).toBe(element.querySelector('.dial-add'));
    expect(fake.draft.value?.form.directions).toEqual([]);
  });

  test('has targets of 44 px', () => {
    open([], 18);
    describeDraft();
    for (const target of element.querySelectorAll('.dial-handle, .dial-add')) {
      const { width, height } = target.getBoundingClientRect();
      expect(width).toBeGreaterThanOrEqual(44);
      expect(height).toBeGreaterThanOrEqual(44);
    }
  });

  test('comes out whole from under a panel', async () => {
    open([], 18);
    describeDraft();
    inset('inline-start', 380);
    await vi.waitFor(() => {
      const ring = element.querySelector('.dial-ring')?.getBoundingClientRect();
      expect(ring?.left).toBeGreaterThanOrEqual(380);
    });
  });

  test('goes when the draft is reviewed; the draft stays', () => {
    open([], 18);
    describeDraft();
    fake.step.value = { kind: 'reviewing' };
    expect(element.querySelector('.dial')).toBeNull();
    expect(element.querySelector<HTMLElement>('.map-draft')?.hidden).toBe(false);
    fake.step.value = { kind: 'idle' };
    expect(element.querySelector<HTMLElement>('.map-draft')?.hidden).toBe(true);
  });
});
