/** How a region is read: how long it waits, when it quarters, when it gives up, and what it tells of that. */
import { expect, test } from 'vitest';
import type { Box } from '../../../src/model/box.ts';
import type { FailureKind } from '../../../src/model/failure.ts';
import { Failure } from '../../../src/model/failure.ts';
import { areaOf } from '../../../src/build/snapshot/boxes.ts';
import type { BoxAnswer, Progress } from '../../../src/build/snapshot/collect.ts';
import { collect } from '../../../src/build/snapshot/collect.ts';
import type { Journal, Outcome } from '../../../src/build/snapshot/journal.ts';

/** One starting box. */
const REGION: Box = { south: 0, west: 0, north: 20, east: 20 };
/** Two. */
const TWO: Box = { ...REGION, east: 40 };
const EMPTY: BoxAnswer = { base: 1, total: 0, dropped: 0, rows: [] };

type Step = BoxAnswer | FailureKind | Failure;

/** A region that answers as it is told to, and then with nothing; time passes only in questions and pauses. */
class Region {
  readonly asked: Box[] = [];
  readonly waits: number[] = [];
  readonly told: Progress[] = [];
  readonly saved = new Map<string, Outcome>();
  readonly writes: string[] = [];
  readonly stop = new AbortController();
  now = 0;
  /** How long each question takes, ms. */
  takes = 0;
  bytes = 0;
  before = (): void => undefined;
  readonly #steps: Step[];

  constructor(...steps: Step[]) {
    this.#steps = steps;
  }

  async read(region = REGION, maxElements = 10, journal: Partial<Journal> = {}): Promise<readonly Box[]> {
    const boxes = await collect(
      {
        ask: (box, _limit, { progress }) => this.#answer(box, progress),
        journal: {
          load: (name) => Promise.resolve(this.saved.get(name) ?? null),
          save: (name, outcome) => {
            this.writes.push(name);
            this.saved.set(name, outcome);
            return Promise.resolve();
          },
          clear: () => Promise.resolve(),
          ...journal,
        },
        sleep: (ms) => {
          this.waits.push(ms);
          this.now += ms;
          return Promise.resolve();
        },
        now: () => this.now,
        report: (progress) => void this.told.push(progress),
      },
      { region, maxElements, signal: this.stop.signal },
    );
    return boxes.map(({ box }) => box);
  }

  #answer(box: Box, progress: (bytes: number) => void): Promise<BoxAnswer> {
    this.before();
    this.asked.push(box);
    this.now += this.takes;
    if (this.bytes > 0) progress(this.bytes);
    const step = this.#steps.shift() ?? EMPTY;
    if (step instanceof Failure) return Promise.reject(step);
    return typeof step === 'string' ? Promise.reject(new Failure(step)) : Promise.resolve(step);
  }
}

const area = (boxes: readonly Box[]): number => boxes.reduce((sum, box) => sum + areaOf(box), 0);
const row = (id: number, lat = 1, lon = 1): BoxAnswer['rows'][number] => ({
  type: 0,
  id,
  lat,
  lon,
  version: 1,
  edited: 0,
  tags: [],
});

test.each([
  [10, 1000],
  [5000, 5000],
  [100_000, 30_000],
])('after a question that took %i ms, Overpass is left in peace for %i ms', async (takes, pause) => {
  const region = new Region();
  region.takes = takes;
  await region.read();
  expect(region.waits).toEqual([pause]);
});

test('what may pass by itself is asked for again, later each time, and given up after eight', async () => {
  const region = new Region(...Array.from({ length: 8 }, () => 'offline' as const));
  await expect(region.read()).rejects.toMatchObject({ kind: 'offline' });
  expect(region.asked).toHaveLength(8);
  expect(region.waits).toEqual([30_000, 60_000, 120_000, 240_000, 480_000, 600_000, 600_000]);
});

test('an answer gives patience back', async () => {
  const seven = Array.from({ length: 7 }, () => 'rate-limited' as const);
  const region = new Region(...seven, EMPTY, ...seven);
  expect(area(await region.read(TWO))).toBe(area([TWO]));
  expect(region.waits.slice(8, 10)).toEqual([30_000, 60_000]);
});

test('a server that names a longer pause gets it', async () => {
  const region = new Region(new Failure('rate-limited', { retryAfterMs: 90_000 }));
  await region.read();
  expect(region.waits).toEqual([90_000, 1000]);
});

test.each<[FailureKind, number]>([
  ['timeout', 30_000],
  ['overloaded', 30_000],
  // Its own limit: a smaller one may come at once.
  ['incomplete', 1000],
])('after "%s" the box is quartered, %i ms later', async (kind, pause) => {
  const region = new Region(kind);
  const boxes = await region.read();
  expect(boxes).toHaveLength(4);
  expect(area(boxes)).toBe(area([REGION]));
  expect(region.waits[0]).toBe(pause);
  expect(region.told.find(({ note }) => note !== null)?.note).toMatch(/; quartering the box in \d+ s$/);
});

test('a box that is too small to be quartered is asked for again', async () => {
  const region = new Region('timeout', 'incomplete');
  const small = { south: 0, west: 0, north: 0.019, east: 0.019 };
  expect(await region.read(small)).toEqual([small]);
  expect(region.waits).toEqual([30_000, 60_000, 1000]);
});

test('what is no matter of time ends it at once', async () => {
  const region = new Region('query-refused');
  await expect(region.read()).rejects.toMatchObject({ kind: 'query-refused' });
  expect(region.asked).toHaveLength(1);
});

test('objects without a place count as come; one that did not come does not', async () => {
  const dropped: BoxAnswer = { base: 1, total: 3, dropped: 1, rows: [row(1), row(2)] };
  expect(await new Region(dropped).read()).toHaveLength(1);
  const short = new Region({ ...dropped, dropped: 0 });
  expect(await short.read()).toHaveLength(4);
  const long = new Region({ ...dropped, dropped: 2 });
  expect(await long.read()).toHaveLength(4);
});

test('as many as may come are taken, one more is quartered', async () => {
  const rows = Array.from({ length: 3 }, (_, i) => row(i + 1));
  expect(await new Region({ base: 1, total: 3, dropped: 0, rows }).read(REGION, 3)).toHaveLength(1);
  expect(await new Region({ base: 1, total: 3, dropped: 0, rows: rows.slice(1) }).read(REGION, 2)).toHaveLength(4);
});

test('a node from elsewhere is not believed; the middle of an area may be', async () => {
  const region = new Region({ base: 1, total: 1, dropped: 0, rows: [row(1, 21)] });
  await region.read();
  expect(region.asked).toHaveLength(2);
  const way = new Region({ base: 1, total: 1, dropped: 0, rows: [{ ...row(1, 21), type: 1 }] });
  await way.read();
  expect(way.asked).toHaveLength(1);
});

test('boxes that do not add up to the region are no whole', async () => {
  const journal = { load: () => Promise.resolve({ kind: 'quartered' as const }) };
  const small = { south: 0, west: 0, north: 0.019, east: 0.019 };
  await expect(new Region().read(small, 10, journal)).rejects.toMatchObject({ kind: 'incomplete' });
});

test('a quartering is kept once one of the quarters came, and a later run asks for none of it', async () => {
  const region = new Region('timeout');
  const boxes = await region.read();
  expect([...region.saved.values()].map(({ kind }) => kind).toSorted()).toEqual([
    'quartered',
    ...boxes.map(() => 'read'),
  ]);
  // Each once.
  expect(region.writes).toHaveLength(5);
  const later = new Region();
  for (const [name, outcome] of region.saved) later.saved.set(name, outcome);
  expect(await later.read()).toEqual(boxes);
  expect([later.asked, later.writes]).toEqual([[], []]);
  // One of the quarters is lost.
  later.saved.delete(region.writes.at(-1) ?? '');
  expect(await later.read()).toEqual(boxes);
  expect(later.writes).toEqual(region.writes.slice(-1));
});

test('of what an earlier run had read, the time left tells nothing', async () => {
  const first = new Region();
  await first.read(TWO);
  const [name = '', outcome = { kind: 'quartered' as const }] = [...first.saved][0] ?? [];
  const second = new Region();
  second.saved.set(name, outcome);
  second.takes = 9000;
  await second.read({ ...TWO, east: 90 });
  const lefts = second.told.filter(({ left }) => left !== null).map(({ share, left }) => [share, left]);
  // Of nine parts of the region three were there. What is left after the next three took 18 s is as much again.
  expect(lefts[0]).toEqual([expect.closeTo(6 / 9, 9), expect.closeTo(18_000, 6)]);
  expect(second.told.filter(({ share }) => share < 0.6).every(({ left }) => left === null)).toBe(true);
});

test('bytes add up over boxes', async () => {
  const region = new Region();
  region.bytes = 500;
  await region.read(TWO);
  expect(region.told.map(({ bytes }) => bytes)).toEqual(
    region.told.map(({ bytes }) => bytes).toSorted((a, b) => a - b),
  );
  expect(region.told.at(-1)?.bytes).toBe(1000);
});

test('an interruption comes out as one, not as the failure that it causes', async () => {
  const region = new Region('offline');
  region.before = () => region.stop.abort();
  await expect(region.read()).rejects.toMatchObject({ name: 'AbortError' });
  expect(region.waits).toEqual([]);
  const between = new Region();
  between.before = () => between.stop.abort();
  await expect(between.read(TWO)).rejects.toMatchObject({ name: 'AbortError' });
  expect(between.asked).toHaveLength(1);
});
