import { afterEach, beforeEach, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import '../../src/ui/laterWords.ts';
import '../../src/styles/tokens.css';
import '../../src/styles/map.css';
import type * as Adding from '../../src/map/edit/editTools.ts';
import { createMap } from '../../src/map/index.ts';
import type { Place } from '../../src/model/place.ts';
import type { AppState } from '../../src/state/state.ts';
import type { App, Before } from '../stub/app.ts';
import { startApp } from '../stub/app.ts';
import type { MarkSpec } from './scenes.ts';
import { offset, sceneOf } from './scenes.ts';

/** Where the map opens. */
export const HOME: Place = { lat: 33.755, lon: -84.39 };

/** The element's size, CSS px. */
export const WIDTH = 800;
export const HEIGHT = 600;
const BOX = { south: 33, north: 34.5, west: -85.2, east: -83.6 };

/** The map's element, made anew for every test. */
export let element: HTMLElement;
/** The app whose map `open` made. */
export let app: App;
/** Closes that map. */
export let close = (): void => undefined;

/** Whether the person asked for less motion, which most tests do: then the map is at once where it is sent. */
export async function prefersStill(still: boolean): Promise<void> {
  const value = still ? 'reduce' : 'no-preference';
  await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value }] });
}

beforeEach(async () => {
  await prefersStill(true);
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

/** Opens the map on marks, given in px from its middle; `before` is what was there earlier. */
export function open(
  marks: readonly (Partial<MarkSpec> & { readonly px: readonly [number, number] })[] = [],
  zoom = 16,
  before: Before = {},
): void {
  app = startApp({
    hash: `#map=${zoom}/${HOME.lat}/${HOME.lon}`,
    ...before,
    local: new Map([['baseMap', 'plain'], ['units', 'metric'], ...(before.local ?? [])]),
  });
  show(marks, zoom);
  loading = null;
  const map = createMap(element, app.state, () => {
    loading = import('../../src/map/edit/editTools.ts');
    return loading;
  });
  close = () => {
    map.close();
    app.state.close();
  };
}

/** Shows marks, given in px from the middle of where the map opened. */
export function show(
  marks: readonly (Partial<MarkSpec> & { readonly px: readonly [number, number] })[],
  zoom = 16,
): void {
  app.store().scene(
    sceneOf(
      marks.map(({ px: [x, y], ...mark }) => Object.assign(offset(HOME, x, y, zoom), mark)),
      zoom,
      BOX,
    ),
  );
}

/** Where the map is. */
export function view(): NonNullable<AppState['view']['view']['value']> {
  const { value } = app.state.view.view;
  if (value === null) throw new Error('The map has no view yet');
  return value;
}

/** What a person edits with. */
export function editor(): AppState['editor'] {
  return app.state.editor;
}

let loading: Promise<typeof Adding> | null = null;

/** Waits for the tools for adding, which are fetched when a camera is begun. */
export async function tools(): Promise<void> {
  await vi.waitFor(() => {
    if (loading === null) throw new Error('Nobody asked for the tools');
  });
  await loading;
}

/** Waits for the next frame. */
export function frame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      resolve();
    });
  });
}

/** A press and release as a mouse or finger makes it, in px from the map's middle. */
export function click(x: number, y: number, pointerType = 'mouse'): void {
  const at = { clientX: WIDTH / 2 + x, clientY: HEIGHT / 2 + y, bubbles: true, cancelable: true };
  element.dispatchEvent(new PointerEvent('pointerdown', { ...at, pointerType }));
  element.dispatchEvent(new MouseEvent('click', at));
}

/** A key on the focused map. */
export function press(key: string, init: KeyboardEventInit = {}): void {
  element.focus();
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));
}

/** The color that the canvas shows, in px from the map's middle: [red, green, blue, alpha]. */
export async function colorAt(x: number, y: number): Promise<readonly number[]> {
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

/** A panel covers so much of the map. */
export function inset(name: 'inline-start' | 'block-start' | 'block-end', px: number): void {
  document.documentElement.style.setProperty(`--map-inset-${name}`, `${px}px`);
}
