import { expect, test, vi } from 'vitest';
import type { Overlay } from '../../../src/state/overlays.ts';

import { offset } from '../scenes.ts';
import { app, click, close, element, HEIGHT, HOME, open, WIDTH } from '../stage.ts';

/** A place so many px from the middle of the map. */
const at = (x: number, y: number) => {
  const { lat, lon } = offset(HOME, x, y, 16);
  return { lat, lon };
};
const square = [at(-100, -100), at(100, -100), at(100, 100), at(-100, 100)];
const area: Overlay = { areas: [{ role: 'selected', id: 'way/1', rings: [square], label: '<b>Town hall</b>' }] };

async function draw(id: string, overlay: Overlay | null): Promise<void> {
  app.state.overlays.set(id, overlay);
  let count = 0;
  for (const { points, lines, areas } of app.state.overlays.all.value.values())
    count += (points?.length ?? 0) + (lines?.length ?? 0) + (areas?.length ?? 0);
  await vi.waitFor(() => {
    expect(paths()).toHaveLength(count);
  });
}

function paths(): SVGPathElement[] {
  return [...element.querySelectorAll<SVGPathElement>('.leaflet-overlays-pane path')];
}

test('an area is drawn where it lies, in the color of its role', async () => {
  open();
  await draw('outline', area);
  const [path] = paths();
  const box = path?.getBBox();
  expect(box?.width).toBeCloseTo(200, -1);
  const { left, top } = path?.getBoundingClientRect() ?? new DOMRect();
  expect(left).toBeCloseTo(WIDTH / 2 - 100, -1);
  expect(top).toBeCloseTo(HEIGHT / 2 - 100, -1);
  expect(path === undefined ? '' : getComputedStyle(path).strokeWidth).toBe('4px');
});

test('points, lines and areas are drawn beneath the readers, and taken away again', async () => {
  open([{ px: [0, 0] }]);
  await draw('all', {
    ...area,
    points: [{ role: 'subject', place: at(0, 0) }],
    lines: [{ role: 'context', places: [at(0, 0), at(50, 50)] }],
  });
  const z = (name: string): number => Number(getComputedStyle(element.querySelector(name) ?? element).zIndex);
  expect(z('.leaflet-overlays-pane')).toBeLessThan(z('.leaflet-cameras-pane'));
  await draw('all', null);
  expect(element.querySelector('.map-overlay-label')).toBeNull();
});

test('a label is plain text', async () => {
  open();
  await draw('outline', area);
  expect(element.querySelector('.map-overlay-label')?.textContent).toBe('<b>Town hall</b>');
});

test('a click in a shape tells which it was; one on a reader means the reader', async () => {
  open([{ px: [50, 50], id: 7 }]);
  const pick = vi.fn<(id: string) => void>();
  await draw('outline', { ...area, pick });
  click(0, 0);
  expect(pick.mock.calls).toEqual([['way/1']]);
  click(50, 50);
  expect(pick).toHaveBeenCalledTimes(1);
  expect(app.state.selection.key.value).toBe('node/7');
});

test('a shape is drawn on the copy of the world that the map is in', async () => {
  open();
  const rings = [square.map(({ lat, lon }) => ({ lat, lon: lon + 360 }))];
  await draw('outline', { areas: [{ role: 'subject', rings }] });
  expect(paths()[0]?.getBoundingClientRect().left).toBeCloseTo(WIDTH / 2 - 100, -1);
});

test('nothing is left of them when the map is closed', async () => {
  open();
  await draw('outline', area);
  close();
  expect(element.querySelector('svg, .map-overlay-label')).toBeNull();
  open();
});
