import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListRow } from '../../../../src/features/compare/match/listRow.ts';
import { compareRows } from '../../../../src/features/compare/match/listRow.ts';
import { likeness, lookOf } from '../../../../src/features/compare/match/likeness.ts';
import { matchList } from '../../../../src/features/compare/match/matchList.ts';
import type { Camera } from '../../../../src/model/camera.ts';
import { bearing } from '../../../../src/model/direction.ts';
import { distance } from '../../../../src/model/place.ts';

/** About a metre of latitude. */
const METRE = 1 / 111_195;

function rowAt(row: number, north: number, east: number, more: Partial<ListRow> = {}): ListRow {
  const text = `${north},${east},${more.maker ?? ''}`;
  return {
    row,
    lat: north * METRE,
    lon: 180 - 20 * METRE + east * METRE,
    id: '',
    sectors: [],
    maker: '',
    text,
    ...more,
  };
}

function readerAt(id: number, north: number, east: number, tags: Readonly<Record<string, string>> = {}): Camera {
  const lon = 180 - 20 * METRE + east * METRE;
  const place = { lat: north * METRE, lon: lon >= 180 ? lon - 360 : lon };
  return { type: 'node', id, ...place, version: 1, timestamp: null, tags: new Map(Object.entries(tags)) };
}

/** Row to reader. */
function idsOf(
  list: readonly ListRow[],
  readers: readonly Camera[],
  threshold = 60,
): readonly (readonly [number, number])[] {
  return matchList(list, readers, threshold).map(({ row, reader }) => [row.row, reader.id] as const);
}

/** Every assignment there is, and the best of them by the rule as it is written. */
function bruteForce(
  list: readonly ListRow[],
  readers: readonly Camera[],
  threshold: number,
): readonly (readonly [number, number])[] {
  const rows = list.toSorted(compareRows);
  const ordered = readers.toSorted((a, b) => a.id - b.id);
  let best: { readonly score: readonly number[]; readonly ids: readonly (readonly [number, number])[] } | null = null;
  const score = (chosen: readonly (Camera | null)[]): readonly number[] => {
    let [pairs, sum, alike] = [0, 0, 0];
    for (const [at, reader] of chosen.entries()) {
      const row = rows[at];
      if (reader === null || row === undefined) continue;
      pairs += 1;
      sum += Math.round(distance(row, reader) * 10);
      alike += likeness(row, lookOf(reader.tags));
    }
    return [-pairs, sum, -alike, ...chosen.map((reader) => reader?.id ?? Number.POSITIVE_INFINITY)];
  };
  const isLess = (a: readonly number[], b: readonly number[]): boolean => {
    const at = a.findIndex((value, i) => value !== b[i]);
    return at !== -1 && (a[at] ?? 0) < (b[at] ?? 0);
  };
  const walk = (chosen: readonly (Camera | null)[]): void => {
    const row = rows[chosen.length];
    if (row === undefined) {
      const mine = score(chosen);
      if (best === null || isLess(mine, best.score)) {
        const ids = chosen.flatMap((reader, at) => (reader === null ? [] : [[rows[at]?.row ?? 0, reader.id] as const]));
        best = { score: mine, ids: ids.toSorted((a, b) => a[0] - b[0]) };
      }
      return;
    }
    walk([...chosen, null]);
    for (const reader of ordered) {
      if (!chosen.includes(reader) && distance(row, reader) <= threshold) walk([...chosen, reader]);
    }
  };
  walk([]);
  return (best as { readonly ids: readonly (readonly [number, number])[] } | null)?.ids ?? [];
}

const step = fc.constantFrom(0, 10, 10.1, 20, 30, 40);
const looks = fc.constantFrom(0, 90);
const makers = fc.constantFrom('', 'a', 'b');
const lists = fc
  .array(fc.tuple(step, step, looks, makers), { maxLength: 5 })
  .map((all) =>
    all.map(([n, e, to, maker], at) =>
      rowAt(at + 2, n, e, { sectors: [bearing(to)], maker, text: `${n},${e},${to},${maker}` }),
    ),
  );
const worlds = fc
  .array(fc.tuple(step, step, looks, makers), { maxLength: 5 })
  .map((all) =>
    all.map(([n, e, to, maker], at) =>
      readerAt(at + 1, n, e, { direction: String(to), ...(maker === '' ? {} : { manufacturer: maker }) }),
    ),
  );
const thresholds = fc.constantFrom(5, 15, 25, 60);

describe('the pairs', () => {
  test('are those of the rule, tried out in full', () => {
    fc.assert(
      fc.property(lists, worlds, thresholds, (list, readers, threshold) => {
        expect(idsOf(list, readers, threshold)).toEqual(bruteForce(list, readers, threshold));
      }),
      { numRuns: 500 },
    );
  });

  test('are the same in whatever order rows and readers come', () => {
    fc.assert(
      fc.property(
        lists.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        worlds.chain((world) => fc.tuple(fc.constant(world), fc.shuffledSubarray(world, { minLength: world.length }))),
        ([list, shuffled], [readers, other]) => {
          expect(idsOf(shuffled, other)).toEqual(idsOf(list, readers));
        },
      ),
    );
  });

  test('are not fewer with a larger threshold', () => {
    fc.assert(
      fc.property(lists, worlds, fc.tuple(thresholds, thresholds), (list, readers, both) => {
        const [small, large] = both.toSorted((a, b) => a - b);
        expect(idsOf(list, readers, large).length).toBeGreaterThanOrEqual(idsOf(list, readers, small).length);
      }),
    );
  });
});

describe('by hand', () => {
  test('two on a corner: as many as possible, not nearest first', () => {
    // The first row is nearest to reader 1, and the only one that reaches reader 2.
    const list = [rowAt(2, 0, 0), rowAt(3, 0, -55)];
    const readers = [readerAt(1, 0, -5), readerAt(2, 0, 50)];
    expect(idsOf(list, readers)).toEqual([
      [2, 2],
      [3, 1],
    ]);
  });

  test('as far and alike: the lowest id', () => {
    expect(idsOf([rowAt(2, 0, 0)], [readerAt(9, 10, 0), readerAt(4, -10, 0)])).toEqual([[2, 4]]);
  });

  test('as far: the one that looks the same way, whatever its id', () => {
    const list = [rowAt(2, 0, 0, { sectors: [bearing(90)] })];
    const readers = [readerAt(4, -10, 0, { direction: '270' }), readerAt(9, 10, 0, { direction: 'E' })];
    expect(idsOf(list, readers)).toEqual([[2, 9]]);
  });

  test('a decimetre nearer beats direction and maker', () => {
    const list = [rowAt(2, 0, 0, { sectors: [bearing(90)], maker: 'a' })];
    const readers = [readerAt(4, 10, 0), readerAt(9, 10.1, 0, { direction: '90', manufacturer: 'a' })];
    expect(idsOf(list, readers)).toEqual([[2, 4]]);
  });

  test('five thousand rows on one coordinate are so many pairs as there are readers', () => {
    const list = Array.from({ length: 5000 }, (_, at) => rowAt(at + 2, 0, 0, { text: String(at).padStart(4, '0') }));
    const readers = Array.from({ length: 300 }, (_, at) => readerAt(at + 1, (at % 50) - 25, at / 10));
    const found = matchList(list, readers, 60);
    expect(found.length).toBe(300);
    expect(found.map(({ row }) => row.row)).toEqual(list.slice(0, 300).map(({ row }) => row));
  });
});
