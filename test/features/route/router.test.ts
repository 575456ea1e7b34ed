import { beforeEach, describe, expect, test, vi } from 'vitest';
import { policiesOf } from '../../../src/build/headers/policies.ts';
import { featureHosts } from '../../../src/build/featureHosts.ts';
import { ConfigError, readConfig } from '../../../src/config.ts';
import type { RouterSetting } from '../../../src/config.ts';
import { countAlong } from '../../../src/features/route/count/countAlong.ts';
import { ROUTE_RULES } from '../../../src/features/route/count/routeRules.ts';
import type { Counted, FoundByRouter, Lines, RouteSource } from '../../../src/features/route/page/trips.ts';
import { encodePolyline } from '../../../src/features/route/read/polyline.ts';
import type { AskRouter } from '../../../src/features/route/router/askRouter.ts';
import { createAskRouter } from '../../../src/features/route/router/askRouter.ts';
import { routerSetting } from '../../../src/features/route/router/routerSetting.ts';
import { createRouterState } from '../../../src/features/route/router/routerState.ts';
import type { Camera } from '../../../src/model/camera.ts';
import type { Place } from '../../../src/model/place.ts';

const ENDS: readonly [Place, Place] = [
  { lat: 33.75, lon: -84.39 },
  { lat: 33.76, lon: -84.38 },
];
const LINE = [ENDS[0], { lat: 33.755, lon: -84.39 }, ENDS[1]];
const setting = (kind: RouterSetting['kind']): RouterSetting => ({ kind, url: 'https://router.example/v' });

/** Answers as the three servers were read to. */
const GOOD: Readonly<Record<RouterSetting['kind'], unknown>> = {
  valhalla: {
    trip: {
      locations: [],
      legs: [{ shape: encodePolyline(LINE, 6), summary: { time: 300.5 } }],
      summary: { time: 300.5, length: 2 },
      status: 0,
      units: 'kilometers',
    },
    alternates: [{ trip: { legs: [{ shape: encodePolyline(LINE.toReversed(), 6) }], summary: { time: 420 } } }],
  },
  brouter: {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { creator: 'BRouter-1.7.8', 'track-length': '2000', 'total-time': '300' },
        geometry: { type: 'LineString', coordinates: LINE.map(({ lat, lon }) => [lon, lat, 300.25]) },
      },
    ],
  },
  osrm: {
    code: 'Ok',
    routes: [{ geometry: encodePolyline(LINE, 5), duration: 299.9, distance: 2000, legs: [] }],
    waypoints: [],
  },
};

let now = 0;
const waited: number[] = [];
beforeEach(() => {
  now = 10_000;
  waited.length = 0;
});
function asking(
  kind: RouterSetting['kind'],
  answer: () => Response | Promise<Response>,
): { readonly ask: AskRouter; readonly fetch: ReturnType<typeof vi.fn> } {
  const fetch = vi.fn((_address: string, _init?: RequestInit) => Promise.resolve(answer()));
  const ask = createAskRouter(setting(kind), {
    fetch,
    now: () => now,
    wait(ms) {
      waited.push(ms);
      now += ms;
      return Promise.resolve();
    },
  });
  return { ask, fetch };
}
const never = new AbortController().signal;

describe.each(['valhalla', 'brouter', 'osrm'] as const)('%s', (kind) => {
  test('finds a way', async () => {
    const { ask } = asking(kind, () => Response.json(GOOD[kind]));
    const answer = await ask(ENDS, null, never);
    expect(answer).toMatchObject({ kind: 'ways' });
    expect(answer.kind === 'ways' ? answer.ways[0]?.line : null).toEqual(LINE);
    expect(answer.kind === 'ways' ? answer.ways[0]?.seconds : null).toBeCloseTo(300, -1);
  });

  test.each([
    ['a page of HTML', () => new Response('<html>maintenance</html>', { status: 502 }), 'bad-answer'],
    ['an empty answer', () => new Response(''), 'bad-answer'],
    ['another shape', () => Response.json({ trip: 1, features: 2, code: 3 }), 'bad-answer'],
    ['too many requests', () => new Response('Too many requests', { status: 429 }), 'busy'],
    ['overload', () => new Response('', { status: 503 }), 'busy'],
    ['no connection', () => Promise.reject(new TypeError('Failed to fetch')), 'unreachable'],
  ] as const)('%s is refused', async (_, answer, why) => {
    const { ask } = asking(kind, answer);
    expect(await ask(ENDS, null, never)).toEqual({ kind: 'refused', why });
  });
});

describe('no way', () => {
  test.each([
    [
      'valhalla',
      () =>
        Response.json(
          { error_code: 442, error: 'No path could be found for input', status_code: 400 },
          { status: 400 },
        ),
    ],
    ['brouter', () => new Response('target island detected for section 0\n', { status: 400 })],
    ['osrm', () => Response.json({ code: 'NoRoute', message: 'Impossible route between points' }, { status: 400 })],
  ] as const)('is told by %s', async (kind, answer) => {
    const { ask } = asking(kind, answer);
    expect(await ask(ENDS, null, never)).toEqual({ kind: 'refused', why: 'no-way' });
  });
});

test('what is off the earth or no line is no way', async () => {
  const off = { code: 'Ok', routes: [{ geometry: encodePolyline([ENDS[0]], 5), duration: 1 }] };
  const { ask } = asking('osrm', () => Response.json(off));
  expect(await ask(ENDS, null, never)).toEqual({ kind: 'refused', why: 'bad-answer' });
});

test('each is asked as it wants to be', async () => {
  const avoid = { places: [{ lat: 1, lon: 2 }], weight: 20 };
  const valhalla = asking('valhalla', () => Response.json(GOOD.valhalla));
  await valhalla.ask(ENDS, avoid, never);
  const [address, init] = valhalla.fetch.mock.calls[0] ?? [];
  expect(address).toBe('https://router.example/v/route');
  expect(JSON.parse(String(init?.body))).toEqual({
    locations: ENDS,
    costing: 'auto',
    exclude_locations: [{ lat: 1, lon: 2 }],
  });
  expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
  const brouter = asking('brouter', () => Response.json(GOOD.brouter));
  await brouter.ask(ENDS, avoid, never);
  const query = new URL(String(brouter.fetch.mock.calls[0]?.[0])).searchParams;
  expect(query.get('lonlats')).toBe('-84.390000,33.750000|-84.380000,33.760000');
  expect(query.get('nogos')).toBe('2.000000,1.000000,30,20');
  const osrm = asking('osrm', () => Response.json(GOOD.osrm));
  await osrm.ask(ENDS, null, never);
  expect(osrm.fetch.mock.calls[0]?.[0]).toContain('/route/v1/driving/-84.390000,33.750000;-84.380000,33.760000?');
});

test('once a second, one at a time, and never twice for the same', async () => {
  const { ask, fetch } = asking('osrm', () => Response.json(GOOD.osrm));
  const back = [ENDS[1], ENDS[0]] as const;
  await Promise.all([ask(ENDS, null, never), ask(back, null, never)]);
  expect(waited).toEqual([0, 1000]);
  await ask(ENDS, null, never);
  expect(fetch).toHaveBeenCalledTimes(2);
});

test('what failed is asked again, and what was cancelled is not sent', async () => {
  let status = 429;
  const { ask, fetch } = asking('osrm', () =>
    status === 429 ? new Response('', { status }) : Response.json(GOOD.osrm),
  );
  await ask(ENDS, null, never);
  status = 200;
  expect(await ask(ENDS, null, never)).toMatchObject({ kind: 'ways' });
  const gone = AbortSignal.abort();
  await expect(ask([ENDS[1], ENDS[0]], null, gone)).rejects.toMatchObject({ name: 'AbortError' });
  expect(fetch).toHaveBeenCalledTimes(2);
});

describe('the setting', () => {
  const connect = async (env: Record<string, string>): Promise<string> => {
    const config = readConfig(env, '1');
    return policiesOf(config, await featureHosts(config)).page['Content-Security-Policy'] ?? '';
  };

  test('is off by default, and the policy names its host only where it is set', async () => {
    expect(readConfig({}, '1').router).toBeNull();
    expect(routerSetting(undefined)).toBeNull();
    expect(await connect({})).not.toContain('router.example');
    expect(await connect({ VITE_ROUTER: 'brouter:https://router.example/x/' })).toContain(' https://router.example');
  });

  test.each(['valhalla:https://router.example/', 'brouter:https://router.example/x', 'osrm:http://127.0.0.1:5000'])(
    '%s is read alike by the build and the page',
    (value) => {
      expect(routerSetting(value)).toEqual(readConfig({ VITE_ROUTER: value }, '1').router);
    },
  );

  test.each([
    'https://router.example',
    'graphhopper:https://router.example',
    'osrm:http://router.example',
    'osrm:',
    'osrm:https://router.example/?key=1',
  ])('%s ends the build by name', (value) => {
    expect(() => readConfig({ VITE_ROUTER: value }, '1')).toThrow(ConfigError);
    expect(() => readConfig({ VITE_ROUTER: value }, '1')).toThrow(/VITE_ROUTER/);
  });
});

describe('fewer readers', () => {
  const reader: Camera = {
    type: 'node',
    id: 1,
    lat: 33.7525,
    lon: -84.39,
    version: 1,
    timestamp: null,
    tags: new Map([['direction', '0']]),
  };
  const counted: Counted = { ...countAlong([LINE], [reader], ROUTE_RULES), share: 1, base: null };
  const source: FoundByRouter = { kind: 'router', ends: ENDS, seconds: 300, isFewer: false };
  const way = (seconds: number, lon: number) => ({ line: [ENDS[0], { lat: 33.755, lon }, ENDS[1]], seconds });

  function stateOf(kind: RouterSetting['kind'], ask: AskRouter) {
    const added: (readonly [RouteSource, Lines])[] = [];
    const offers = (): Promise<readonly never[]> => Promise.resolve([]);
    const state = createRouterState(setting(kind), ask, { offers }, { add: (...given) => added.push(given) });
    return { state, added };
  }

  test('are looked for with rising weights; the same way counts once, and one that takes too long not at all', async () => {
    const answers = [way(310, 1), way(310, 1), way(451, 3)];
    const ask = vi.fn<AskRouter>((_ends, avoid) =>
      Promise.resolve({ kind: 'ways', ways: [answers[[5, 20, 100].indexOf(avoid?.weight ?? 0)] ?? way(1, 1)] }),
    );
    const { state, added } = stateOf('brouter', ask);
    await state.findFewer(source, counted);
    expect(ask.mock.calls.map(([, avoid]) => avoid?.places)).toEqual(
      Array.from({ length: 3 }, () => [{ lat: reader.lat, lon: reader.lon }]),
    );
    expect(added).toEqual([[{ ...source, seconds: 310, isFewer: true }, [way(310, 1).line]]]);
    expect(state.step.value.kind).toBe('idle');
  });

  test('none within the limit is said, and so is a router that is busy', async () => {
    const slow = stateOf('valhalla', () => Promise.resolve({ kind: 'ways', ways: [way(1000, 1)] }));
    await slow.state.findFewer(source, counted);
    expect(slow.state.step.value.kind).toBe('none-fewer');
    const busy = stateOf('valhalla', () => Promise.resolve({ kind: 'refused', why: 'busy' }));
    await busy.state.findFewer(source, counted);
    expect(busy.state.step.value).toEqual({ kind: 'refused', why: 'busy' });
    expect(busy.added).toEqual([]);
  });

  test('a start that no search knows asks nobody', async () => {
    const ask = vi.fn<AskRouter>();
    const { state } = stateOf('osrm', ask);
    await state.find('nowhere', 'nowhere else');
    expect(state.step.value).toEqual({ kind: 'refused', why: 'no-start' });
    expect(ask).not.toHaveBeenCalled();
  });
});
