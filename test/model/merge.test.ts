import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { READER } from '../../src/catalog/devices.ts';
import type { Place } from '../../src/model/place.ts';
import type { Camera, Tags } from '../../src/model/camera.ts';
import { draftOf, draftTags, rebase } from '../../src/state/edit/draftTags.ts';
import { newDraft } from '../../src/state/edit/draft.ts';
import { diffTags } from '../../src/model/edit.ts';
import { changedMeanwhile, mergeNode } from '../../src/model/merge.ts';

const key = fc.constantFrom(
  'ref',
  'direction',
  'camera:direction',
  'manufacturer',
  'operator',
  '__proto__',
  'note',
  'x',
);
const value = fc.constantFrom('1', '2', '90', 'N', 'forward', 'Flock Safety', ' ');
const tags = fc.uniqueArray(fc.tuple(key, value), { selector: ([name]) => name }).map((pairs) => new Map(pairs));
const place = fc.record({ lat: fc.constantFrom(1, 2, 3), lon: fc.constantFrom(1, 2, 3) });
const node = fc
  .tuple(tags, place)
  .map(([own, { lat, lon }]): Camera => ({ type: 'node', id: 1, version: 1, timestamp: null, lat, lon, tags: own }));

test('where nothing overlaps, a merge is the same from both sides', () => {
  fc.assert(
    fc.property(node, node, node, (base, mine, theirs) => {
      const one = mergeNode(base, madeOf(mine), theirs);
      const other = mergeNode(base, madeOf(theirs), mine);
      expect(one.conflicts.length).toBe(other.conflicts.length);
      expect(one.placeConflict).toBe(other.placeConflict);
      if (one.conflicts.length > 0 || one.placeConflict) return;
      expect(sorted(one.tags)).toEqual(sorted(other.tags));
      expect(one.place).toEqual(other.place);
    }),
  );
});

test('a merge keeps everything of theirs that mine did not change', () => {
  fc.assert(
    fc.property(node, node, node, (base, mine, theirs) => {
      const changed = diffTags(base.tags, mine.tags);
      const merged = mergeNode(base, madeOf(mine), theirs);
      for (const [name, text] of theirs.tags) if (!changed.has(name)) expect(merged.tags.get(name)).toBe(text);
      for (const { key: name } of merged.conflicts) expect(merged.tags.get(name)).toBe(theirs.tags.get(name));
    }),
  );
});

test('a place that both moved, to different places, is a conflict and stays theirs', () => {
  const base = { type: 'node', id: 1, version: 1, timestamp: null, lat: 1, lon: 1, tags: new Map() } as const;
  const theirs = { ...base, version: 2, lat: 2 };
  expect(mergeNode(base, { place: { lat: 3, lon: 1 }, tags: base.tags }, theirs)).toMatchObject({
    placeConflict: true,
    place: { lat: 2, lon: 1 },
  });
  expect(mergeNode(base, { place: { lat: 2, lon: 1 }, tags: base.tags }, theirs).placeConflict).toBe(false);
});

test('what someone else changed on a node that is to be deleted is told, tag by tag', () => {
  const base = {
    type: 'node',
    id: 1,
    version: 1,
    timestamp: null,
    lat: 1,
    lon: 1,
    tags: new Map([['a', '1']]),
  } as const;
  expect(changedMeanwhile(base, { ...base, tags: new Map([['b', '2']]) })).toEqual([
    { key: 'b', base: undefined, theirs: '2', mine: undefined },
    { key: 'a', base: '1', theirs: undefined, mine: undefined },
  ]);
});

test('any tags can be reached from any others, by a form and extra tags', () => {
  fc.assert(
    fc.property(tags, tags, (from, to) => {
      const base: Camera = { type: 'node', id: 1, version: 1, timestamp: null, lat: 1, lon: 1, tags: from };
      expect(sorted(draftTags({ base, ...draftOf(from, to) }))).toEqual(sorted(to));
    }),
  );
  expect(draftOf(READER.baseTags, READER.baseTags).extra.size).toBe(0);
});

test('a rebased draft writes what the merge of both sides is', () => {
  fc.assert(
    fc.property(node, tags, place, node, (base, wanted, at, onto) => {
      const draft = newDraft({
        id: 'a',
        server: 's',
        action: 'change',
        base,
        place: at,
        changedAt: 0,
        ...draftOf(base.tags, wanted),
      });
      const rebased = rebase(draft, onto);
      const merged = mergeNode(base, { place: at, tags: draftTags(draft) }, onto);
      expect(rebased.base).toBe(onto);
      expect(sorted(draftTags(rebased))).toEqual(sorted(merged.tags));
      expect(rebased.place).toEqual(merged.place);
    }),
  );
});

function madeOf({ lat, lon, tags: own }: Camera): { readonly place: Place; readonly tags: Tags } {
  return { place: { lat, lon }, tags: own };
}

function sorted(of: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...of].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
