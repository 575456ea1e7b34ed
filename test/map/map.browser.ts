import { describe, expect, test, vi } from 'vitest';
import { PLAIN_MAP, PRACTICE_MAP } from '../../src/catalog/baseMaps.ts';
import { distance } from '../../src/model/place.ts';
import { HOME } from './fakeState.ts';
import { close, element, fake, HEIGHT, inset, open, press, WIDTH } from './stage.ts';

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
  const paneLeft = (): number => element.querySelector('.leaflet-map-pane')?.getBoundingClientRect().left ?? Number.NaN;

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
    expect(fake.view.value?.centre.lon).toBeCloseTo(179.9, 6);
    const before = paneLeft();
    fake.wish.value = { kind: 'centre', place: { lat: 0, lon: -179.9 }, zoom: 10, animate: false };
    // 0.2° at this zoom.
    expect(before - paneLeft()).toBeCloseTo(146, 0);
    expect(fake.view.value?.centre.lon).toBeCloseTo(-179.9, 2);
    expect(fake.view.value?.box.west).toBeLessThan(-180);
    expect(fake.view.value?.box.east).toBeGreaterThan(-180);
  });

  test('where a zoom animation goes is told when it starts, so that its cameras can be got ready', async () => {
    open();
    fake.wish.value = { kind: 'centre', place: HOME, zoom: 17, animate: true };
    await vi.waitFor(() => {
      expect(element.querySelector('.leaflet-zoom-anim')).not.toBeNull();
    });
    expect(fake.view.value?.zoom).toBe(17);
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
