import type { Signal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { DataRoom, Hit, SearchRoom } from '../../src/state/types.ts';
import type { Drawing, SnapshotStatus } from '../../src/store/cameraStore.ts';
import type { Filter, FilterChoices } from '../../src/store/query/filter.ts';
import { NO_FILTER, UNNAMED } from '../../src/store/query/filter.ts';

export const AUSTIN_TOWN: Hit = { kind: 'town', name: 'Austin', region: 'TX', place: { lat: 30.27, lon: -97.74 } };
export const AUSTINTOWN: Hit = { kind: 'town', name: 'Austintown', region: 'OH', place: { lat: 41.1, lon: -80.76 } };

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
  own: 2,
  complete: true,
};

/** What of the fake has to do with looking for places, and with which cameras are shown how. */
export interface Looking {
  readonly filter: Signal<Filter>;
  readonly drawing: Signal<Drawing>;
  readonly snapshot: Signal<SnapshotStatus>;
  choices: FilterChoices;
  /** What `find` answers. */
  find: (text: string) => Promise<readonly Hit[]>;
}

export function fakeLooking(call: (name: string, ...args: readonly unknown[]) => void): {
  readonly looking: Looking;
  readonly data: Pick<DataRoom, 'snapshot' | 'filter' | 'setFilter' | 'choices' | 'drawing' | 'setDrawing'>;
  readonly search: SearchRoom;
} {
  const looking: Looking = {
    filter: signal<Filter>(NO_FILTER),
    drawing: signal<Drawing>('clusters'),
    snapshot: signal<SnapshotStatus>({ kind: 'none' }),
    choices: CHOICES,
    find: () => Promise.resolve([AUSTIN_TOWN, AUSTINTOWN]),
  };
  return {
    looking,
    data: {
      snapshot: looking.snapshot,
      filter: looking.filter,
      setFilter(change) {
        looking.filter.value = { ...looking.filter.peek(), ...change };
      },
      choices: () => Promise.resolve(looking.choices),
      drawing: looking.drawing,
      setDrawing(drawing) {
        looking.drawing.value = drawing;
      },
    },
    search: {
      find: (text) => looking.find(text),
      go: (hit) => call('search.go', hit),
    },
  };
}
