import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Camera } from '../../../src/model/camera.ts';
import { keyOf } from '../../../src/model/camera.ts';
import type { ColumnArrays, Columns, PairColumn } from '../../../src/store/columns/columns.ts';
import { blankColumns, COLUMN_NAMES, DECLARED, rowOf } from '../../../src/store/columns/columns.ts';
import { cameraAt } from '../../../src/store/columns/cameraAt.ts';
import { merge } from '../../../src/store/columns/mergeColumns.ts';
import { ColumnsBuilder } from '../../../src/store/columns/columnsBuilder.ts';
import { Dictionary } from '../../../src/store/columns/dictionary.ts';
import { anyCamera, camera, columnsOf } from '../cameras.ts';

/** By key, the newest of each; of equals the last. */
function newest(cameras: readonly Camera[]): Map<string, Camera> {
  const best = new Map<string, Camera>();
  for (const one of cameras) {
    if (one.version >= (best.get(keyOf(one))?.version ?? 0)) best.set(keyOf(one), one);
  }
  return best;
}

describe('columns', () => {
  it('give back every reader whole: place to 1e-7°, id to 2^53, all tags', () => {
    fc.assert(
      fc.property(fc.array(anyCamera(), { maxLength: 60 }), (cameras) => {
        const { columns, dictionary } = columnsOf(cameras);
        const expected = newest(cameras);
        expect(columns.length).toBe(expected.size);
        for (const one of expected.values()) {
          const row = rowOf(columns, one.type, one.id);
          const back = cameraAt(columns, dictionary, row);
          expect(back).toEqual({ ...one, lat: back.lat, lon: back.lon });
          expect(back.lat).toBeCloseTo(one.lat, 9);
          expect(back.lon).toBeCloseTo(one.lon, 9);
        }
      }),
    );
  });

  it('hold no reader that is gone, or to come', () => {
    const kind = { man_made: 'surveillance', 'surveillance:type': 'ALPR' };
    const gone = [
      { 'surveillance:type': 'ALPR', 'disused:man_made': 'surveillance' },
      { ...kind, removed: 'yes', direction: '90' },
    ].map((tags, index) => camera(1 + index, 1, 1, { tags: new Map(Object.entries(tags)) }));
    const works = camera(3, 1, 1, { tags: new Map(Object.entries({ ...kind, 'was:man_made': 'mast', ref: 'A' })) });
    const { columns, dictionary } = columnsOf([...gone, works]);
    expect(columns.length).toBe(1);
    expect(cameraAt(columns, dictionary, 0)).toMatchObject({ id: 3, tags: works.tags });
  });

  it('do not mix up a node and a way of the same number', () => {
    const { columns } = columnsOf([camera(5, 1, 1), camera(5, 2, 2, { type: 'way' })]);
    expect(columns.type[rowOf(columns, 'way', 5)]).toBe(1);
    expect(columns.type[rowOf(columns, 'node', 5)]).toBe(0);
    expect(rowOf(columns, 'relation', 5)).toBe(-1);
  });

  it('hold more cameras than fit at first', () => {
    const many = Array.from({ length: 5000 }, (_, i) => camera(i + 1, (i % 170) - 85, (i % 360) - 180));
    expect(columnsOf(many).columns.length).toBe(5000);
  });

  it('know which of several tags speaks', () => {
    const tags = new Map([
      ['direction', '90'],
      ['brand', 'Flock'],
      ['camera:direction', '180'],
      ['manufacturer', 'Flock Safety'],
      ['surveillance:operator', 'Someone'],
      ['operator', ' '],
    ]);
    const { columns, dictionary } = columnsOf([camera(1, 0, 0, { tags })]);
    const value = (column: Uint32Array): string => dictionary.value((column[0] ?? 0) - 1);
    expect(value(columns.direction)).toBe('180');
    expect(value(columns.maker)).toBe('Flock Safety');
    expect(value(columns.operator)).toBe('Someone');
  });

  it('know the day of the last survey, and no false ones', () => {
    const survey = (date: string): number =>
      columnsOf([camera(1, 0, 0, { tags: new Map([['check_date', date]]) })]).columns.surveyed[0] ?? 0;
    expect(survey('1970-01-11')).toBe(10);
    expect(survey('2024-02-30')).toBe(0);
    expect(survey('soon')).toBe(0);
    expect(survey('1950')).toBe(0);
    expect(survey('1970-02')).toBe(31);
  });

  it('know the newest of two surveys, and of each reader its own', () => {
    const days = (...tags: readonly (readonly [string, string])[]): readonly (number | undefined)[] => {
      const { columns } = columnsOf([camera(1, 0, 0, { tags: new Map(tags) }), camera(2, 1, 1)]);
      return [1, 2].map((id) => columns.surveyed[columns.id.indexOf(id)]);
    };
    expect(days(['check_date', '1970-01-03'], ['survey:date', '1970-01-11'])).toEqual([10, 0]);
    expect(days(['survey:date', '1970-01-11'], ['check_date', '1970-01-03'])).toEqual([10, 0]);
    expect(days(['check_date', 'yes'], ['survey:date', '1970-01-11'])).toEqual([10, 0]);
  });
});

describe('merge', () => {
  it('replaces a box whole, but takes no newer version back', () => {
    const all = { x0: 0, y0: 0, x1: 2 ** 32 - 1, y1: 2 ** 32 - 1 };
    const dictionary = new Dictionary();
    const columns = (...cameras: readonly Camera[]): ReturnType<typeof merge> => {
      const builder = new ColumnsBuilder(dictionary);
      for (const one of cameras) builder.addCamera(one);
      return builder.finish();
    };
    const known = columns(camera(1, 1, 1, { version: 3 }), camera(2, 2, 2), camera(3, 3, 3, { version: 2 }));
    const lagging = columns(camera(1, 1, 1, { version: 2 }), camera(3, 4, 4, { version: 0 }));
    const merged = merge(known, lagging, [all]);
    expect([...merged.id.keys()].map((row) => `${merged.id[row]} v${merged.version[row]}`).toSorted()).toEqual([
      '1 v3',
      '3 v0',
    ]);
  });

  it('keeps the newer of each, whichever side it is on, in order', () => {
    fc.assert(
      fc.property(
        fc.array(anyCamera(15), { maxLength: 40 }),
        fc.array(anyCamera(15), { maxLength: 40 }),
        (first, second) => {
          const dictionary = new Dictionary();
          const build = (cameras: readonly Camera[]): ReturnType<ColumnsBuilder['finish']> => {
            const builder = new ColumnsBuilder(dictionary);
            for (const one of cameras) builder.addCamera(one);
            return builder.finish();
          };
          const merged = merge(build(first), build(second), []);
          const expected = newest(first);
          for (const [key, one] of newest(second)) {
            const known = expected.get(key);
            // A version that is not known counts as the newest: it was read last.
            if (known === undefined || one.version === 0 || one.version >= known.version) expected.set(key, one);
          }
          expect(merged.length).toBe(expected.size);
          for (const one of expected.values()) {
            const back = cameraAt(merged, dictionary, rowOf(merged, one.type, one.id));
            expect(back).toMatchObject({ version: one.version, tags: one.tags, timestamp: one.timestamp });
            expect(back.lat).toBeCloseTo(one.lat, 9);
            expect(back.lon).toBeCloseTo(one.lon, 9);
          }
          const again = columnsOf([...expected.values()]).columns;
          expect([...merged.x]).toEqual([...again.x]);
          expect([...merged.y]).toEqual([...again.y]);
        },
      ),
    );
  });
});

describe('the declaration of columns', () => {
  it('gives each column the array that it declares', () => {
    expectTypeOf<ColumnArrays['id']>().toEqualTypeOf<Float64Array>();
    expectTypeOf<ColumnArrays['surveyed']>().toEqualTypeOf<Uint16Array>();
    expectTypeOf<'direction' | 'maker' | 'operator'>().toExtend<PairColumn>();
    expectTypeOf<'version' | 'surveyed'>().not.toExtend<PairColumn>();
    expectTypeOf<Columns>().toExtend<ColumnArrays>();
    expectTypeOf<Columns>().not.toHaveProperty('color');
    const blank = blankColumns(3, 0);
    for (const name of COLUMN_NAMES) {
      expect(blank[name]).toBeInstanceOf(DECLARED[name].array);
      expect(blank[name]).toHaveLength(3);
    }
  });
});
