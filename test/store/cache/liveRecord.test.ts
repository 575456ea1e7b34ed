/** What several tabs keep in one record. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Camera } from '../../../src/model/camera.ts';
import { keyOf } from '../../../src/model/camera.ts';
import { unpackLive } from '../../../src/store/cache/records.ts';
import type { Room } from '../../../src/store/cache/liveRecord.ts';
import { liveRecord } from '../../../src/store/cache/liveRecord.ts';
import { cameraAt } from '../../../src/store/columns/cameraAt.ts';
import type { CoveredCell } from '../../../src/store/live/coverage.ts';
import { Dictionary } from '../../../src/store/columns/dictionary.ts';
import { cellKey, cellOf } from '../../../src/store/live/grid.ts';
import { BASE, camera, columnsOf } from '../cameras.ts';

/** Side of a cell, degrees of longitude. */
const CELL = 360 / 4096;
/** Places in cells of their own, next to each other. */
const place = (cell: number): readonly [number, number] => [0.01, (cell + 0.5) * CELL];
const keyAt = (cell: number): number => cellKey(2048 + cell, 2047);

interface Tab {
  readonly cameras: readonly Camera[];
  readonly cells: readonly CoveredCell[];
}

/** Writes what a tab read over what stands there, as the storage does. */
function write(before: unknown, { cameras, cells }: Tab, since = 0, room?: Room): unknown {
  const { columns, dictionary } = columnsOf(cameras);
  return structuredClone(liveRecord({ columns, cells }, before, dictionary, since, room));
}

function read(record: unknown): Tab {
  const dictionary = new Dictionary();
  const kept = unpackLive(record, dictionary);
  if (kept === null) throw new Error('The record makes no sense.');
  const { columns, cells } = kept;
  return { cells, cameras: Array.from(columns.id.keys(), (row) => cameraAt(columns, dictionary, row)) };
}

const cell = (at: number, base: number | null, readAt = base ?? BASE): CoveredCell => ({
  key: keyAt(at),
  readAt,
  base,
});
const ids = (record: unknown): readonly number[] =>
  read(record)
    .cameras.map(({ id }) => id)
    .toSorted((a, b) => a - b);
const keys = (record: unknown): readonly number[] => read(record).cells.map(({ key }) => key - keyAt(0));

describe('of two tabs', () => {
  const west: Tab = { cameras: [camera(1, ...place(1), { tags: new Map([['ref', 'one']]) })], cells: [cell(1, BASE)] };
  const east: Tab = { cameras: [camera(2, ...place(2)), camera(3, ...place(2))], cells: [cell(2, BASE + 1)] };

  it('each keeps what it read, with all tags', () => {
    const record = write(write(undefined, west), east);
    expect(ids(record)).toEqual([1, 2, 3]);
    expect(read(record).cameras.find(({ id }) => id === 1)?.tags).toEqual(new Map([['ref', 'one']]));
    expect(keys(record)).toEqual([1, 2]);
  });

  it('a box that both read is that of the one who read it last, whoever writes last', () => {
    const later: Tab = { cameras: [camera(9, ...place(1))], cells: [cell(1, BASE + 1)] };
    expect(ids(write(write(undefined, west), later))).toEqual([9]);
    expect(ids(write(write(undefined, later), west))).toEqual([9]);
    // By Overpass's clock: that of a device may have been set.
    const set = { ...later, cells: [cell(1, BASE + 1, 5)] };
    expect(ids(write(write(undefined, set), west))).toEqual([9]);
  });

  it('an empty box that is newer empties what the other one kept', () => {
    const gone: Tab = { cameras: [], cells: [cell(1, BASE + 1)] };
    expect(ids(write(write(undefined, west), gone))).toEqual([]);
    expect(ids(write(write(undefined, gone), west))).toEqual([]);
  });

  it('a reader that moved from one box to another is there once, in its newer version', () => {
    const moved: Tab = { cameras: [camera(1, ...place(2), { version: 2 })], cells: [cell(2, BASE + 1)] };
    for (const record of [write(write(undefined, west), moved), write(write(undefined, moved), west)]) {
      expect(read(record).cameras.map(({ id, version }) => [id, version])).toEqual([[1, 2]]);
    }
  });

  it('what is older than the snapshot beneath is not taken over', () => {
    expect(ids(write(write(undefined, west), east, BASE))).toEqual([2, 3]);
    expect(ids(write(write(undefined, west), east, BASE - 1))).toEqual([1, 2, 3]);
  });

  it('what makes no sense is written over', () => {
    for (const before of [null, 5, {}, { format: 1, length: 9 }]) expect(ids(write(before, west))).toEqual([1]);
  });

  it('both together keep within the room that there is: what was read longest ago goes', () => {
    // Cells 0 to 9 and 10 to 19 by turns, one a second.
    const many = (first: number, late: number): Tab => ({
      cameras: Array.from({ length: 10 }, (_, i) => camera(100 + first + i, ...place(first + i))),
      cells: Array.from({ length: 10 }, (_, i) => cell(first + i, BASE + i, BASE + i * 2000 + late)),
    });
    const odd = many(0, 1000);
    const even = many(10, 0);
    const record = write(write(undefined, odd), even, 0, { cameras: 15, bytes: 1e9 });
    // A fifth to spare: 12 of 20 stay, those that were read last, of both tabs.
    expect(keys(record)).toEqual([14, 4, 15, 5, 16, 6, 17, 7, 18, 8, 19, 9]);
    expect(ids(record)).toEqual([104, 105, 106, 107, 108, 109, 114, 115, 116, 117, 118, 119]);
    const small = write(write(undefined, odd), even, 0, { cameras: 15, bytes: 300 });
    expect(ids(small).length).toBeLessThan(8);
  });
});

it('over a snapshot less is kept: what goes is still shown', () => {
  const one: Tab = {
    cells: Array.from({ length: 500 }, (_, i) => cell(i, BASE, BASE + i)),
    cameras: Array.from({ length: 50_000 }, (_, i) => camera(i + 1, ...place(Math.floor(i / 100)))),
  };
  expect(ids(write(undefined, one))).toHaveLength(50_000);
  const over = keys(write(undefined, one, BASE - 1));
  expect(over).toEqual(Array.from({ length: 200 }, (_, i) => 300 + i));
});

it('however many tabs write in whatever order, every box is that of its newest read', () => {
  const reading = fc.record({
    tab: fc.nat(2),
    at: fc.nat(5),
    cameras: fc.array(fc.nat(3), { maxLength: 3 }),
    write: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(reading, { maxLength: 30 }), (readings) => {
      const tabs = Array.from({ length: 3 }, () => new Map<number, { base: number; cameras: readonly Camera[] }>());
      const newest = new Map<number, readonly Camera[]>();
      let record: unknown;
      const writeTab = (tab: ReadonlyMap<number, { base: number; cameras: readonly Camera[] }>): void => {
        const cells = [...tab].map(([at, { base }]) => cell(at, base));
        record = write(record, { cells, cameras: [...tab.values()].flatMap(({ cameras }) => cameras) });
      };
      for (const [step, { tab, at, cameras, write: now }] of readings.entries()) {
        // Each id belongs to one box, so that no camera moves.
        const found = [...new Set(cameras)].map((id) => camera(1 + at * 10 + id, ...place(at), { version: step + 1 }));
        tabs[tab]?.set(at, { base: BASE + step, cameras: found });
        newest.set(at, found);
        if (now) writeTab(tabs[tab] ?? new Map());
      }
      for (const tab of tabs) writeTab(tab);
      const all = read(record);
      const told = (one: Camera): string => `${keyOf(one)} ${one.version} ${cellOf(one)}`;
      expect(new Set(all.cameras.map(told))).toEqual(new Set([...newest.values()].flat().map(told)));
      expect(all.cameras).toHaveLength([...newest.values()].flat().length);
      expect(new Set(all.cells.map(({ key }) => key))).toEqual(new Set([...newest.keys()].map(keyAt)));
    }),
    { numRuns: 200 },
  );
});
