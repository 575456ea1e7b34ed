import { vi } from 'vitest';
import * as features from '../../src/features/index.ts';
import type { Feature } from '../../src/features/index.ts';
import type { Failure } from '../../src/model/failure.ts';
import type { Account } from '../../src/osm/types.ts';
import type { Draft } from '../../src/state/edit/draft.ts';
import type { View } from '../../src/state/view.ts';
import type { FilterChoices } from '../../src/store/query/filter.ts';
import { UNNAMED } from '../../src/store/query/filter.ts';
import type { ReadStatus } from '../../src/store/cameraStore.ts';
import { t } from '../../src/i18n/index.ts';
import type { App, Before } from '../stub/app.ts';
import { settled, startApp } from '../stub/app.ts';
import { StubOsm } from '../stub/osm.ts';
import { AUSTIN, BASE, NOW } from './cameras.ts';

const VIEW: View = { centre: AUSTIN, zoom: 15, box: { south: 30.2, west: -97.8, north: 30.3, east: -97.7 } };
export const DONE: ReadStatus = { phase: { kind: 'done' }, inView: 1366, base: BASE };
const ANNA: Account = { id: 7, name: 'anna', changesets: 12, activeBlocks: 0, unreadMessages: 0, mayWrite: true };

/** What can be filtered by where there is some of everything. */
export const CHOICES: FilterChoices = {
  total: 1366,
  makers: [
    { name: 'Flock Safety', count: 900 },
    { name: UNNAMED, count: 300 },
    ...['Genetec', 'Motorola Solutions', 'Axis Communications', 'Rekor', 'Kapsch'].map((name, index) => ({
      name,
      count: 50 - index,
    })),
  ],
  operators: [{ name: 'مدينة <b>bold</b>', count: 7 }],
  direction: { known: 1200, missing: 160, odd: 6 },
  years: [1000, 200, 100, 66],
  ageUnknown: 0,
  localEdits: 2,
  complete: true,
};

/** A small gazetteer. */
export const TOWNS = 'Austin\tTX\t30270\t-97740\nAustintown\tOH\t41100\t-80760';

/** How the app comes to show a screen: what was there before, and what then happens. */
export interface Screen extends Before {
  readonly status?: ReadStatus;
  /** Drafts and uploads of an earlier visit. */
  readonly left?: readonly Draft[];
  /** What a person, the map, the network and the server do; nothing else may set the state. */
  readonly reach?: (app: App) => unknown;
  /** Buttons that lead to it, by name. */
  readonly clicks?: readonly string[];
}

/** OpenStreetMap with anna signed in to it. */
export function signedIn(rest: Partial<Account> = {}): StubOsm {
  return Object.assign(new StubOsm(), { who: { ...ANNA, ...rest } });
}

/** A promise of a server that never answers. */
export function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}

/** A status that reading failed with. */
export function failed(failure: Failure, retryAt: number | null, inView = 1366): ReadStatus {
  return { phase: { kind: 'failed', failure, retryAt }, inView, base: inView === 0 ? null : BASE };
}

/** Starts the app and goes to the screen. */
export async function reachScreen({ status = DONE, left = [], reach, ...before }: Screen): Promise<App> {
  const app = startApp({
    now: NOW,
    writing: Object.assign(new StubOsm(), { signedIn: false }),
    drafts: new Map(left.map((each) => [each.id, each])),
    features: Object.values<Feature>(features),
    ...before,
    local: new Map([['units', 'metric'], ['noticeRead', 'yes'], ...(before.local ?? [])]),
    env: {
      comment: (kind, params) => t(`comment.${kind}`, params),
      fetch: () => Promise.resolve(new Response(TOWNS)),
      ...before.env,
    },
  });
  app.state.view.moved(VIEW);
  app.store().counts = CHOICES;
  app.store().operators = [
    { name: 'Austin Police Department', wikidata: 'Q4823109', count: 9 },
    { name: 'Travis County', count: 2 },
  ];
  app.store().status(status);
  await vi.waitFor(() => {
    const { queue, account } = app.state;
    if (queue.waiting.value.length + queue.unfinished.value.length < left.length) throw new Error('not read yet');
    if (app.writing.signedIn && account.state.value.kind === 'checking') throw new Error('not signed in yet');
  });
  await settled();
  await reach?.(app);
  await settled();
  return app;
}
