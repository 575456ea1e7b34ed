import { describe, expect, test, vi } from 'vitest';
import { PLAIN_MAP, PRACTICE_MAP } from '../../src/catalog/baseMaps.ts';
import { distance } from '../../src/model/place.ts';
import type { BaseMap } from '../../src/catalog/baseMaps.ts';
import { readConfig } from '../../src/config.ts';
import type { Before } from '../stub/app.ts';
import { app, close, element, HEIGHT, HOME, inset, open, prefersStill, press, view, WIDTH } from './stage.ts';

/** A build whose practice server has these base maps. */
function withBaseMaps(...baseMaps: readonly BaseMap[]): Before {
  const config = readConfig({ VITE_OSM_SERVER: 'practice' }, '0');
  const practice = { ...config.servers.practice, baseMaps: [PLAIN_MAP, ...baseMaps] };
  return { env: { config: { ...config, servers: { ...config.servers, practice } } } };
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
    expect(view().zoom).toBe(16);
    expect(view().centre.lat).toBeCloseTo(HOME.lat, 9);
    expect(view().box.west).toBeLessThan(HOME.lon);
  });

  test('waits for a size, and begins when it has one', async () => {
    element.style.height = '0';
    open();
    expect(app.state.view.view.value).toBeNull();
    element.style.height = `${HEIGHT}px`;
    await vi.waitFor(() => {
      expect(app.state.view.view.value).not.toBeNull();
    });
  });

  test('shows attribution as a text link to http addresses only', () => {
    const hostile = { ...PLAIN_MAP, id: 'hostile', attribution: { text: '<b>x</b>', href: 'javascript:alert(1)' } };
    open([], 16, withBaseMaps(hostile));
    const link = element.querySelector('.map-attribution a');
    expect(link?.textContent).toBe('© OpenStreetMap contributors');
    app.state.view.chooseBaseMap('hostile');
    expect(element.querySelector('.map-attribution')?.textContent).toBe('<b>x</b>');
    expect(element.querySelector('.map-attribution a')).toBeNull();
  });

  test('leaves the element as it was, and can be made again in it', () => {
    element.className = 'mine';
    open([{ px: [0, 0] }]);
    close();
    expect(element.childElementCount).toBe(0);
    expect(element.className).toBe('mine');
    const before = view();
    app.state.view.go(HOME, 10);
    expect(view()).toBe(before);
    open();
    expect(view().zoom).toBe(16);
  });
});

describe('views and wishes', () => {
  const paneLeft = (): number => element.querySelector('.leaflet-map-pane')?.getBoundingClientRect().left ?? Number.NaN;

  test('a wish moves the map, and the view follows', () => {
    open();
    app.state.view.go({ lat: 10, lon: 20 }, 9);
    expect(view().centre).toEqual({ lat: 10, lon: 20 });
    expect(view().zoom).toBe(9);
  });

  test('the same wish twice works twice', async () => {
    open();
    app.state.view.go(HOME, 12);
    press('ArrowRight', { keyCode: 39 });
    await vi.waitFor(() => {
      expect(view().centre.lon).not.toBeCloseTo(HOME.lon, 6);
    });
    app.state.view.go(HOME, 12);
    expect(distance(view().centre, HOME)).toBeLessThan(40);
  });

  test('a box is shown whole, within what panels leave free', () => {
    open();
    inset('inline-start', 300);
    const box = { south: 33.7, north: 33.8, west: -84.5, east: -84.3 };
    return vi.waitFor(() => {
      app.state.view.goToBox(box);
      const left = ((box.west - view().box.west) / (view().box.east - view().box.west)) * WIDTH;
      expect(left).toBeGreaterThanOrEqual(300);
      expect(box.east).toBeLessThanOrEqual(view().box.east);
    });
  });

  test('over the antimeridian it goes the short way, and tells a centre within the world', () => {
    open();
    app.state.view.go({ lat: 0, lon: 179.9 }, 10);
    expect(view().centre.lon).toBeCloseTo(179.9, 6);
    const before = paneLeft();
    app.state.view.go({ lat: 0, lon: -179.9 }, 10);
    // 0.2° at this zoom.
    expect(before - paneLeft()).toBeCloseTo(146, 0);
    expect(view().centre.lon).toBeCloseTo(-179.9, 2);
    expect(view().box.west).toBeLessThan(-180);
    expect(view().box.east).toBeGreaterThan(-180);
  });

  test('where a zoom animation goes is told when it starts, so that its cameras can be got ready', async () => {
    await prefersStill(false);
    open();
    app.state.view.go(HOME, 17);
    await vi.waitFor(() => {
      expect(element.querySelector('.leaflet-zoom-anim')).not.toBeNull();
    });
    expect(view().zoom).toBe(17);
  });

  test('the wish that came during a zoom animation is obeyed at its end', async () => {
    await prefersStill(false);
    open();
    app.state.view.go(HOME, 17);
    await vi.waitFor(() => {
      expect(view().zoom).toBe(17);
    });
    app.state.view.go(HOME, 18);
    await vi.waitFor(() => {
      expect(view().zoom).toBe(18);
    });
  });
});

describe('tiles', () => {
  // A picture that can't be read at zoom 16, whose number no XML may hold as a character, and can at zoom 13.
  const svg = '%3Csvg xmlns="http://www.w3.org/2000/svg" width="1" height="1"%3E%26%23{z};%3C/svg%3E#{x}{y}';
  const somewhere = { ...PRACTICE_MAP, id: 'somewhere', url: `data:image/svg+xml,${svg}` };

  test('that fail are told of, and that they are back', async () => {
    open([], 16, withBaseMaps(somewhere));
    app.state.view.chooseBaseMap('somewhere');
    await vi.waitFor(() => {
      expect(app.state.view.tilesMissing.value).toBe(true);
    });
    app.state.view.go(HOME, 13);
    await vi.waitFor(() => {
      expect(app.state.view.tilesMissing.value).toBe(false);
    });
  });
});
