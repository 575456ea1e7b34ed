/** A camera says the same, whether it comes by the snapshot or is read live. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Row } from '../../../src/build/snapshot/row.ts';
import { ColumnsBuilder } from '../../../src/store/columns/columnsBuilder.ts';
import type { Columns } from '../../../src/store/columns/columns.ts';
import { compactDictionary } from '../../../src/store/cache/evict.ts';
import { rowOf } from '../../../src/store/columns/columns.ts';
import { cameraAt } from '../../../src/store/columns/cameraAt.ts';
import { OSM_TYPES } from '../../../src/model/camera.ts';
import { Dictionary } from '../../../src/store/columns/dictionary.ts';
import { coldLayer, hotLayer } from '../../../src/store/snapshot/snapshotLayer.ts';
import { anyRow, filesOf, readAll, staticServer, written } from '../../snapshot/support.ts';

/** Keys that mean something to a column, blank and not. */
const tag = fc.tuple(
  fc.constantFrom(
    'direction',
    'camera:direction',
    'manufacturer',
    'brand',
    'surveillance:manufacturer',
    'operator',
    'surveillance:operator',
    'check_date',
    'survey:date',
    'ref',
  ),
  fc.constantFrom('', ' ', '90', '10-40', 'Flock Safety', 'Springfield', '2026-10-01', '2019'),
);
const rows = fc.uniqueArray(
  fc
    .tuple(anyRow, fc.uniqueArray(tag, { selector: ([key]) => key, maxLength: 8 }))
    .map(([row, tags]): Row => Object.assign({}, row, { tags: tags.flat() })),
  { selector: ({ type, id }) => `${type}/${id}`, maxLength: 30 },
);

/** What the columns say of a row, in words. */
function said({ direction, maker, operator, surveyed }: Columns, dictionary: Dictionary, row: number): object {
  const words = (column: Uint32Array): string | null => {
    const entry = column[row] ?? 0;
    return entry === 0 ? null : `${dictionary.key(entry - 1)}=${dictionary.value(entry - 1)}`;
  };
  return { direction: words(direction), maker: words(maker), operator: words(operator), surveyed: surveyed[row] };
}

it('in every column, and in its tags', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (list) => {
      const dictionary = new Dictionary();
      const builder = new ColumnsBuilder(dictionary);
      for (const { type, id, lat, lon, version, edited, tags } of list) {
        for (let i = 0; i < tags.length; i += 2) builder.tag(tags[i] ?? '', tags[i + 1] ?? '');
        builder.add(type, id, lat, lon, version, edited);
      }
      const live = builder.finish();
      const { hot, cold } = await readAll(staticServer(filesOf(written(list))).fetch);
      const places = hotLayer(hot, dictionary);
      const layer = coldLayer(places, cold, dictionary);
      for (const { type, id } of list) {
        const there = rowOf(live, OSM_TYPES[type] ?? 'node', id);
        const row = rowOf(layer, OSM_TYPES[type] ?? 'node', id);
        expect(said(layer, dictionary, row)).toEqual(said(live, dictionary, there));
        expect(said({ ...layer, direction: places.direction }, dictionary, row)).toEqual(said(live, dictionary, there));
        const camera = cameraAt(live, dictionary, there);
        expect(cameraAt(layer, dictionary, row)).toMatchObject({ type: camera.type, id, tags: camera.tags });
      }
    }),
    { numRuns: 60 },
  );
});

it('also after the dictionary has forgotten what nothing has any more', async () => {
  await fc.assert(
    fc.asyncProperty(rows, rows, async (gone, list) => {
      const dictionary = new Dictionary();
      for (const { tags } of gone)
        for (let i = 0; i < tags.length; i += 2) dictionary.pair(tags[i] ?? '', tags[i + 1] ?? '');
      const { hot, cold } = await readAll(staticServer(filesOf(written(list))).fetch);
      const layer = coldLayer(hotLayer(hot, dictionary), cold, dictionary);
      const all = (): readonly object[] =>
        Array.from(layer.id.keys(), (row) => ({
          ...said(layer, dictionary, row),
          ...cameraAt(layer, dictionary, row),
        }));
      const before = all();
      const known = dictionary.size;
      compactDictionary(dictionary, [layer]);
      expect(all()).toEqual(before);
      expect(dictionary.size).toBeLessThanOrEqual(known);
      // Numbers that were given back are given out anew, to others.
      for (let i = 0; i < known; i += 1) dictionary.pair('other', String(i));
      expect(all()).toEqual(before);
    }),
    { numRuns: 60 },
  );
});
