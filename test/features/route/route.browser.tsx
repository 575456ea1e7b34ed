import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Camera } from '../../../src/model/camera.ts';
import type { App } from '../../stub/app.ts';
import { viewAt } from '../../stub/viewAt.ts';
import { show } from '../../ui/stage.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const reader = (id: number, lat: number, lon: number, direction: string | null): Camera => ({
  type: 'node',
  id,
  lat,
  lon,
  version: 1,
  timestamp: null,
  tags: new Map([
    ['man_made', 'surveillance'],
    ['surveillance:type', 'ALPR'],
    ['manufacturer', 'Flock Safety'],
    ...(direction === null ? [] : ([['direction', direction]] as const)),
  ]),
});
/** Beside a road along the equator: two that face it, one that faces elsewhere, one of unknown direction. */
const READERS = [
  reader(1, 0.0001, 0.002, '90'),
  reader(2, 0.0001, 0.004, '270'),
  reader(3, 0.0001, 0.006, '0'),
  reader(4, 0.0001, 0.008, null),
];
const GPX = (east: number): string =>
  `<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="t"><trk><trkseg>${[0, east]
    .map((lon) => `<trkpt lat="0" lon="${lon}"></trkpt>`)
    .join('')}</trkseg></trk></gpx>`;

const asked: string[] = [];
function answering(): void {
  asked.length = 0;
  const real = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation((address, init) => {
    if (!(init?.body instanceof URLSearchParams)) return real(address, init);
    asked.push(init.body.get('data') ?? '');
    return Promise.resolve(
      Response.json({
        osm3s: { timestamp_osm_base: '2026-11-02T00:00:00Z' },
        elements: READERS.map(({ type, id, lat, lon, version, tags }) => ({
          type,
          id,
          lat,
          lon,
          version,
          tags: Object.fromEntries(tags),
        })),
      }),
    );
  });
}

async function open(view = viewAt(40, 40, 14)): Promise<App> {
  answering();
  const app = await show('first-open');
  app.state.view.moved(view);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Along a route' }).click();
  await expect.element(page.getByRole('heading', { name: 'Along a route' })).toBeVisible();
  return app;
}
function give(name: string, text: string): void {
  const files = new DataTransfer();
  files.items.add(new File([text], name));
  const found = document.querySelector<HTMLInputElement>('.route input[type=file]');
  if (found === null) throw new Error('There is no way to open a file.');
  found.files = files.files;
  found.dispatchEvent(new Event('change', { bubbles: true }));
}
const click = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const says = (text: RegExp | string): Promise<void> => expect.element(page.getByText(text)).toBeVisible();

describe('along a route', () => {
  test('nothing is known at first, and nothing asked; the rest is loaded by a click and counted', async () => {
    const { state } = await open();
    give('home <b>.gpx', GPX(0.01));
    await says(/home <b>\.gpx/);
    await says(/Data is at hand for 0% of the route/);
    await says(/No data is not the same as no readers/);
    expect(asked).toEqual([]);
    await click('Load the rest');
    await says('At least 2 mapped readers face this road.');
    await says(/1 face elsewhere, of 1 the direction is not known/);
    await says(/Data is at hand for all of the route, as of .*2026/);
    expect(asked).toHaveLength(1);
    const overlay = state.overlays.all.peek().get('route');
    expect(overlay?.points?.map(({ role }) => role)).toEqual(['selected', 'selected', 'context', 'context']);
    expect(overlay?.areas).toHaveLength(2);
    expect(location.href).not.toContain('route=');
    expect(state.link.rest.value).toBe('');
  });

  test('what the page has read of it is known without asking', async () => {
    await open(viewAt(0, 0, 14));
    give('a.gpx', GPX(0.003));
    await says(/Data is at hand for all of the route/);
    expect(asked).toEqual([]);
  });

  test('there and back passes each twice, and a week as often as it has trips', async () => {
    await open();
    give('a.gpx', GPX(0.01));
    await click('Load the rest');
    await says(/In a week that is 10 times/);
    await page.getByRole('checkbox', { name: 'There and back' }).click();
    await says(/In a week that is 20 times/);
    await says('At least 2 mapped readers face this road.');
  });

  test('rules are changed, and the count with them', async () => {
    await open();
    give('a.gpx', GPX(0.01));
    await click('Load the rest');
    await page.getByText('How it is counted').click();
    await page.getByRole('radio', { name: 'The front plate' }).click();
    await says('At least 1 mapped reader faces this road.');
    await page.getByRole('spinbutton', { name: 'Distance, meters' }).fill('5');
    await userEvent.keyboard('{Tab}');
    await says('At least 0 mapped readers face this road.');
    await click('Back to the usual rules');
    await says('At least 2 mapped readers face this road.');
  });

  test('routes stand side by side with what the others have fewer', async () => {
    await open();
    give('long.gpx', GPX(0.01));
    await click('Load the rest');
    await says('At least 2 mapped readers face this road.');
    give('short.gpx', GPX(0.003));
    await click('Load the rest');
    await says('(1 fewer)');
    await click('Remove route 1');
    await expect.element(page.getByText('(1 fewer)')).not.toBeInTheDocument();
    await says('At least 1 mapped reader faces this road.');
  });

  test.each([
    ['a.gpx', 'nothing', /no GPX, KML, GeoJSON or encoded polyline/],
    ['a.fit', '\u{e}\u{10}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}.FIT', /FIT file/],
    ['a.kmz', 'PK\u{3}\u{4}', /Unpack it first/],
  ])('%s is refused in words', async (name, text, words) => {
    await open();
    give(name, text);
    await says(words);
  });

  test('is pasted, drawn, and gone with what was thrown away', async () => {
    const { state } = await open();
    await page.getByText('Paste an encoded polyline').click();
    await page.getByRole('textbox', { name: 'Encoded polyline' }).fill('_p~iF~ps|U_ulLnnqC_mqNvxq`@');
    await click('Use this route');
    await says(/Pasted route/);
    await click('Draw a route');
    for (const lon of [0, 0.01]) {
      state.view.moved(viewAt(0, lon, 15));
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await click('Corner at the cross');
    }
    await click('Done');
    await says(/Drawn route · /);
    await click('Draw a route');
    await click('Cancel');
    await says(/Drawn route · /);
  });

  test('is shared only when that is ticked, without its ends', async () => {
    const { state } = await open();
    give('a.gpx', GPX(0.01));
    await page.getByText('Share this route').click();
    expect(page.getByRole('textbox', { name: 'Link with the route' }).elements()).toEqual([]);
    await page.getByRole('checkbox', { name: /It shows where this trip starts and ends/ }).click();
    const link = page.getByRole('textbox', { name: 'Link with the route' });
    await expect.element(link).toBeVisible();
    const { value } = document.querySelector<HTMLInputElement>('.route-actions input[readonly]') ?? { value: '' };
    const { hash } = new URL(value);
    expect(location.href).not.toContain('route=');
    state.link.setRest(hash.slice(1).split('&').at(-1) ?? '', 'replace');
    await says(/Shared route · /);
    const shared = state.overlays.all.peek().get('route')?.lines?.[0]?.places ?? [];
    expect(shared[0]?.lon).toBeCloseTo(0.0027, 4);
    expect(shared.at(-1)?.lon).toBeCloseTo(0.0073, 4);
  });

  test('there is no router unless the deployer chose one', async () => {
    await open();
    expect(page.getByText('From place to place').elements()).toEqual([]);
  });

  test('who is told what stands there before a router is asked; its ways are compared', async () => {
    vi.stubEnv('VITE_ROUTER', 'osrm:https://router.example');
    await open();
    const real = globalThis.fetch;
    const routed: string[] = [];
    vi.spyOn(globalThis, 'fetch').mockImplementation((address, init) => {
      if (typeof address !== 'string' || !address.startsWith('https://router.example')) return real(address, init);
      routed.push(address);
      const routes = [600, 900].map((duration) => ({ geometry: '??_ibE_ibE', duration }));
      return Promise.resolve(Response.json({ code: 'Ok', routes }));
    });
    await page.getByText('From place to place').click();
    await says('When you ask, router.example is told where the trip starts and ends. Nobody else is.');
    await page.getByRole('textbox', { name: /^From/ }).fill('0, 0');
    await page.getByRole('textbox', { name: 'To' }).fill('1, 1');
    expect(routed).toEqual([]);
    await click('Ask router.example');
    await says('15 min (+5 min)');
    expect(routed).toHaveLength(1);
    expect(location.href).not.toContain('route=');
  });

  test('a reader is looked at with the route still there, and left for the list', async () => {
    const { state } = await open();
    give('a.gpx', GPX(0.01));
    await click('Load the rest');
    await page.getByText('Flock Safety').first().click();
    expect(state.selection.key.value).toBe('node/1');
    expect(state.overlays.all.peek().has('route')).toBe(true);
    state.panel.close();
    await says('At least 2 mapped readers face this road.');
    state.panel.close();
    expect(state.overlays.all.peek().has('route')).toBe(false);
  });

  test('what Overpass refuses is said in words, and what is known stays', async () => {
    await open();
    vi.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.resolve(new Response('<html>', { status: 504 })));
    give('a.gpx', GPX(0.01));
    await click('Load the rest');
    await vi.waitFor(() => expect(document.querySelector('.route .note.warn')).not.toBeNull());
    await says(/Data is at hand for 0% of the route/);
  });
});
