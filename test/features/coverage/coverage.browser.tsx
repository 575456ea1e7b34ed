import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { show } from '../../ui/stage.ts';
import type { App } from '../../stub/app.ts';
import { viewAt } from '../../stub/viewAt.ts';
import { smallWorld } from './smallWorld.ts';

/** Two roads out of the view, one of them with a reader that faces it; nothing else is asked of anybody. */
const world = smallWorld(
  [
    [
      [
        [-3000, 0],
        [0, 0],
        [3000, 0],
      ],
      { name: 'Main Street' },
    ],
  ],
  [[[-1900, 10], '90']],
);

const asked: string[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  asked.length = 0;
  return caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))));
});

function answering(ways: number): void {
  const real = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation((address, init) => {
    if (!(init?.body instanceof URLSearchParams)) return real(address, init);
    const query = init.body.get('data') ?? '';
    asked.push(query);
    if (query.includes('out count')) {
      return Promise.resolve(
        Response.json({ elements: [{ type: 'count', id: 0, tags: { ways: String(ways), total: String(ways) } }] }),
      );
    }
    return Promise.resolve(new Response(answerTo(query)));
  });
}

const meta = { osm3s: { timestamp_osm_base: '2026-11-02T00:00:00Z' } };

function answerTo(query: string): string {
  if (query.includes('highway')) return world.files.roads;
  if (query.includes('is_in')) {
    const tags = { name: 'Springfield <i>', admin_level: '8' };
    return JSON.stringify({ elements: [{ type: 'relation', id: 5, tags }] });
  }
  if (query.includes('rel(5)')) {
    const ring = [
      [-0.01, -0.01],
      [-0.01, 0.01],
      [0.01, 0.01],
      [0.01, -0.01],
      [-0.01, -0.01],
    ].map(([lat, lon]) => ({ lat, lon }));
    const members = [{ type: 'way', ref: 1, role: 'outer', geometry: ring }];
    return JSON.stringify({ elements: [{ type: 'relation', id: 5, tags: { type: 'boundary' }, members }] });
  }
  if (query.includes('amenity')) {
    const school = { type: 'node', id: 9, lat: 0, lon: -0.0168, tags: { amenity: 'school', name: 'Hill School' } };
    return JSON.stringify({ ...meta, elements: [school] });
  }
  return world.files.cameras;
}

async function open(): Promise<App> {
  const app = await show('first-open');
  app.state.view.moved({ ...viewAt(0, 0, 14), box: { south: -0.015, west: -0.02, north: 0.015, east: 0.02 } });
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Coverage of a place' }).click();
  await expect.element(page.getByRole('heading', { name: 'Coverage of a place' })).toBeVisible();
  return app;
}

const click = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

describe('the coverage of a place', () => {
  test('asks for nothing without a click, counts first, and shows gates, trips and gaps', async () => {
    answering(1234);
    const { state } = await open();
    await click('Use what the map shows');
    expect(asked).toEqual([]);
    expect(state.overlays.all.peek().get('coverage')?.areas).toHaveLength(1);
    await click('Count roads');
    await expect.element(page.getByText('1,234 roads in and around the area.')).toBeVisible();
    expect(asked).toHaveLength(1);
    await click('Load roads');
    await click('Measure');
    await expect.element(page.getByText(/At least 1 of 2 gates have a mapped reader/)).toBeVisible();
    await expect.element(page.getByText(/Roads as of .*2026; readers as of .*2026/)).toBeVisible();
    expect(asked.map((query) => [query.includes('highway'), query.includes('out count')])).toEqual([
      [true, true],
      [true, false],
      [false, false],
    ]);
    expect(state.overlays.all.peek().get('coverage')?.points).toHaveLength(2);
    await page.getByText('Without a mapped one').click();
    await vi.waitFor(() => expect(state.overlays.all.peek().get('coverage')?.points).toHaveLength(1));
    await expect.element(page.getByRole('cell', { name: 'None mapped' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
  });

  test('kept roads are not asked for again', async () => {
    answering(10);
    await open();
    await click('Use what the map shows');
    await click('Count roads');
    await click('Load roads');
    await expect.element(page.getByText('From OpenStreetMap, kept on this device for 30 days.')).toBeVisible();
    await click('Use what the map shows');
    await click('Count roads');
    await expect.element(page.getByText('From OpenStreetMap, kept on this device for 30 days.')).toBeVisible();
    expect(asked).toHaveLength(2);
  });

  test('another server is asked for its own roads', async () => {
    answering(10);
    const { state } = await open();
    await click('Use what the map shows');
    await click('Count roads');
    await click('Load roads');
    await expect.element(page.getByText('From OpenStreetMap, kept on this device for 30 days.')).toBeVisible();
    const other = state.server.servers.find(({ id, available }) => available && id !== state.server.server.peek().id);
    if (other === undefined) throw new Error('There is one server only');
    await click('Measure');
    await expect.element(page.getByText(/At least 1 of 2 gates/)).toBeVisible();
    state.server.choose(other.id);
    await vi.waitFor(() => expect(page.getByText(/At least 1 of 2 gates/).elements()).toEqual([]));
    await click('Use what the map shows');
    await click('Count roads');
    await expect.element(page.getByText('10 roads in and around the area.')).toBeVisible();
    expect(asked.filter((query) => query.includes('out count'))).toHaveLength(2);
  });

  test('too many roads are refused with their number', async () => {
    answering(54_321);
    await open();
    await click('Use what the map shows');
    await click('Count roads');
    await expect.element(page.getByText(/54,321 roads are more than the 30,000/)).toBeVisible();
    expect(page.getByRole('button', { name: 'Load roads' }).elements()).toEqual([]);
  });

  test('a border and roads come from files; one that is none says why', async () => {
    answering(0);
    await open();
    const input = (label: string): HTMLInputElement | null =>
      document.querySelector(`input[type=file][aria-label="${label}"]`);
    const give = (label: string, name: string, text: string): void => {
      const files = new DataTransfer();
      files.items.add(new File([text], name));
      const found = input(label);
      if (found === null) throw new Error(label);
      found.files = files.files;
      found.dispatchEvent(new Event('change', { bubbles: true }));
    };
    give('Open a border (GeoJSON)', 'border.geojson', '{"type":"Point"}');
    await expect.element(page.getByText(/has no polygon/)).toBeVisible();
    give('Open a border (GeoJSON)', 'border.geojson', world.files.area);
    await expect.element(page.getByText('border.geojson')).toBeVisible();
    give('Open a roads file', 'roads.json', '[]');
    await click('Measure');
    await expect.element(page.getByText(/neither GeoJSON nor Overpass JSON/)).toBeVisible();
    give('Open a roads file', 'roads.json', world.files.roads);
    await click('Measure');
    await expect.element(page.getByText(/At least 0 of 0 gates/)).toBeVisible();
    expect(asked.every((query) => !query.includes('highway'))).toBe(true);
  });

  test('a town at the middle of the map is found and taken with its border', async () => {
    answering(1);
    const { state } = await open();
    await click('Find a town or county here');
    await click('Springfield <i>');
    await vi.waitFor(() => expect(state.overlays.all.peek().get('coverage')?.areas?.[0]?.rings[0]).toHaveLength(4));
    expect(asked.at(-1)).toContain('rel(5);\nout geom');
    await expect.element(page.getByText('Springfield <i>')).toBeVisible();
  });

  test('a border is drawn on the map, and the panel is back with it', async () => {
    answering(1);
    const { state } = await open();
    await click('Draw a border');
    const corner = async (lat: number, lon: number): Promise<void> => {
      state.view.moved(viewAt(lat, lon, 15));
      await click('Corner at the cross');
    };
    await corner(0, 0);
    await corner(0.01, 0);
    await corner(0.01, 0);
    await expect.element(page.getByText('2 corners.')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Done' })).toBeDisabled();
    await corner(0.5, 0.5);
    await click('Undo');
    await corner(0.01, 0.01);
    await click('Done');
    await expect.element(page.getByText('The border that you drew.')).toBeVisible();
    expect(state.overlays.all.peek().get('coverage')?.areas?.[0]?.rings).toEqual([
      [
        { lat: 0, lon: 0 },
        { lat: 0.01, lon: 0 },
        { lat: 0.01, lon: 0.01 },
      ],
    ]);
  });

  test('places near readers are found by a click, and those that are faced apart', async () => {
    answering(1);
    await open();
    await click('Use what the map shows');
    await click('Find places');
    await expect.element(page.getByText(/1 of 1 mapped place has a mapped reader within/)).toBeVisible();
    await expect.element(page.getByRole('row', { name: /Hill School/ })).toMatchTextContent(/11$/);
    await page.getByRole('checkbox', { name: 'Schools' }).click();
    await expect.element(page.getByText(/0 of 0 mapped places/)).toBeVisible();
  });

  test('what Overpass refuses is said in words', async () => {
    vi.spyOn(globalThis, 'fetch').mockImplementation(() =>
      Promise.resolve(new Response('<html>busy</html>', { status: 504 })),
    );
    await open();
    await click('Use what the map shows');
    await click('Count roads');
    await expect.element(page.getByText(/Overpass/).first()).toBeVisible();
    await vi.waitFor(() => expect(document.querySelector('.coverage .note.warn')).not.toBeNull());
  });
});
