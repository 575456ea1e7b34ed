/** Asks the deployer's router, and nobody else: by a click, at most once a second, never twice for the same. */
import type { RouterSetting } from '../../../config.ts';
import { isAbort } from '../../../model/failure.ts';
import type { Place } from '../../../model/place.ts';
import type { Way } from './routerAnswers.ts';
import { readBRouter, readOsrm, readValhalla } from './routerAnswers.ts';

/** What a way should rather not pass. */
export interface Avoid {
  readonly places: readonly Place[];
  /** What each metre within a reader's circle costs more, metres: the heavier, the longer the detour. Only BRouter weighs; Valhalla leaves the road out. */
  readonly weight: number;
}

export type RouterRefusal =
  /** There is no way between the two places. */
  | 'no-way'
  | 'busy'
  | 'unreachable'
  /** It said no, or something that is no way. */
  | 'bad-answer';

export type RouterAnswer =
  | { readonly kind: 'ways'; readonly ways: readonly Way[] }
  | { readonly kind: 'refused'; readonly why: RouterRefusal };

export interface AskRouter {
  /** @throws AbortError if `signal` said so */
  (ends: readonly [Place, Place], avoid: Avoid | null, signal: AbortSignal): Promise<RouterAnswer>;
}

interface Outside {
  readonly fetch: (address: string, init?: RequestInit) => Promise<Response>;
  readonly now: () => number;
  /** Resolves after so many ms; rejects with AbortError. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** ms from one request to the next: what public routers ask for. */
const PAUSE = 1000;
/** Answers that are kept while the page is open. */
const MOST_KEPT = 50;
/** Valhalla refuses more. */
const MOST_AVOIDED = 50;
/** Metres around a reader that BRouter is to weigh. */
const RADIUS = 30;
/** Bytes: far more than the longest way needs. */
const MOST_BYTES = 20_000_000;

/** Whether a router can be asked to rather not pass some places. */
export function canWeigh({ kind }: RouterSetting): boolean {
  return kind !== 'osrm';
}

export function createAskRouter(router: RouterSetting, { fetch, now, wait }: Outside): AskRouter {
  const kept = new Map<string, RouterAnswer>();
  let free = Number.NEGATIVE_INFINITY;
  let before: Promise<unknown> = Promise.resolve();

  async function send(address: string, init: RequestInit, signal: AbortSignal): Promise<RouterAnswer> {
    await wait(Math.max(0, free - now()), signal);
    signal.throwIfAborted();
    free = now() + PAUSE;
    try {
      const answer = await fetch(address, { ...init, signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
      if (answer.status === 429 || answer.status === 503) return { kind: 'refused', why: 'busy' };
      const text = await answer.text();
      return text.length > MOST_BYTES ? { kind: 'refused', why: 'bad-answer' } : read(router, text);
    } catch (error) {
      if (isAbort(error)) throw error;
      return { kind: 'refused', why: 'unreachable' };
    } finally {
      free = now() + PAUSE;
    }
  }

  return async (ends, avoid, signal) => {
    const { address, init } = request(router, ends, avoid);
    const key = `${address} ${typeof init.body === 'string' ? init.body : ''}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const mine = before.then(() => send(address, init, signal));
    // Whoever waits for it waits for its end, however that is.
    before = mine.catch(() => undefined);
    const answer = await mine;
    if (answer.kind === 'ways' || answer.why === 'no-way') {
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(key, answer);
    }
    return answer;
  };
}

function request(
  { kind, url }: RouterSetting,
  ends: readonly [Place, Place],
  avoid: Avoid | null,
): { readonly address: string; readonly init: RequestInit } {
  const places = avoid?.places.slice(0, MOST_AVOIDED) ?? [];
  const pairs = ends.map(({ lat, lon }) => `${degrees(lon)},${degrees(lat)}`);
  if (kind === 'osrm')
    return {
      address: `${url}/route/v1/driving/${pairs.join(';')}?overview=full&geometries=polyline&alternatives=3`,
      init: {},
    };
  if (kind === 'brouter') {
    const query = new URLSearchParams({
      lonlats: pairs.join('|'),
      profile: 'car-vario',
      alternativeidx: '0',
      format: 'geojson',
    });
    if (places.length > 0) {
      const weight = avoid?.weight ?? 1;
      query.set('nogos', places.map(({ lat, lon }) => `${degrees(lon)},${degrees(lat)},${RADIUS},${weight}`).join('|'));
    }
    return { address: `${url}/brouter?${query.toString()}`, init: {} };
  }
  const body = {
    locations: ends.map(({ lat, lon }) => ({ lat, lon })),
    costing: 'auto',
    ...(places.length === 0 ? { alternates: 2 } : { exclude_locations: places.map(({ lat, lon }) => ({ lat, lon })) }),
  };
  return {
    address: `${url}/route`,
    init: { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
  };
}

/** Six decimals: a decimetre. */
function degrees(value: number): string {
  return value.toFixed(6);
}

/** Words of BRouter for that there is no way. */
const NO_WAY = /no track found|island|not mapped|not found/;
/** Numbers of Valhalla for that: no suitable edges near a place, no path. */
const NO_PATH: ReadonlySet<unknown> = new Set([170, 171, 441, 442]);

function read({ kind }: RouterSetting, text: string): RouterAnswer {
  const answer = parse(text);
  const readers = { valhalla: readValhalla, brouter: readBRouter, osrm: readOsrm } as const;
  const ways = readers[kind](answer);
  if (ways !== null) return { kind: 'ways', ways };
  const said: object = typeof answer === 'object' && answer !== null ? answer : {};
  const isNone =
    (kind === 'brouter' && NO_WAY.test(text.slice(0, 500))) ||
    ('error_code' in said && NO_PATH.has(said.error_code)) ||
    ('code' in said && (said.code === 'NoRoute' || said.code === 'NoSegment'));
  return { kind: 'refused', why: isNone ? 'no-way' : 'bad-answer' };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
