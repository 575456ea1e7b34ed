import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyDiff, diffTags, mergePlace, mergeTags } from '../../src/model/edit.ts';

const key = fc.constantFrom('a', 'b', 'c', 'direction', '__proto__', 'constructor');
const tags: fc.Arbitrary<ReadonlyMap<string, string>> = fc
  .array(fc.tuple(key, fc.constantFrom('1', '2', '3')), { maxLength: 6 })
  .map((pairs) => new Map(pairs));

describe('a difference of tags', () => {
  test('leads from what was there to what was wanted', () => {
    fc.assert(
      fc.property(tags, tags, (from, to) => {
        expect(applyDiff(from, diffTags(from, to))).toEqual(to);
      }),
    );
  });

  test('keeps every tag that it does not name, on any base', () => {
    fc.assert(
      fc.property(tags, tags, tags, (from, to, other) => {
        const diff = diffTags(from, to);
        const after = applyDiff(other, diff);
        for (const [name, value] of other) if (!diff.has(name)) expect(after.get(name)).toBe(value);
        for (const name of after.keys()) expect(other.has(name) || diff.get(name)?.to !== undefined).toBe(true);
      }),
    );
  });

  test('of nothing changes nothing', () => {
    fc.assert(
      fc.property(tags, (same) => {
        expect(diffTags(same, new Map(same)).size).toBe(0);
      }),
    );
  });
});

describe('merging two edits of one camera', () => {
  test('takes both sides where they overlap nowhere, whoever comes first', () => {
    fc.assert(
      fc.property(tags, tags, tags, (base, mine, theirs) => {
        const a = diffTags(base, mine);
        const b = diffTags(base, theirs);
        fc.pre([...a.keys()].every((name) => !b.has(name)));
        const one = mergeTags(applyDiff(base, a), b);
        const other = mergeTags(applyDiff(base, b), a);
        expect(one.conflicts).toEqual([]);
        expect(other.conflicts).toEqual([]);
        expect(one.tags).toEqual(other.tags);
      }),
    );
  });

  test('never writes over what somebody else changed', () => {
    fc.assert(
      fc.property(tags, tags, tags, (base, mine, theirs) => {
        const { tags: merged, conflicts } = mergeTags(theirs, diffTags(base, mine));
        for (const [name, change] of diffTags(base, theirs)) expect(merged.get(name)).toBe(change.to);
        for (const { key: name, theirs: kept } of conflicts) expect(merged.get(name)).toBe(kept);
      }),
    );
  });

  test('has nothing to ask where both did the same', () => {
    const base = new Map([['operator', 'A']]);
    const changed = new Map([['operator', 'B']]);
    expect(mergeTags(changed, diffTags(base, changed))).toEqual({ tags: changed, conflicts: [] });
  });

  test('tells base, theirs and mine where both changed the same tag', () => {
    const base = new Map([['operator', 'A']]);
    const { conflicts } = mergeTags(new Map([['operator', 'C']]), diffTags(base, new Map()));
    expect(conflicts).toEqual([{ key: 'operator', base: 'A', theirs: 'C', mine: undefined }]);
  });
});

describe('merging two moves', () => {
  const [here, there, elsewhere] = [
    { lat: 1, lon: 0 },
    { lat: 2, lon: 0 },
    { lat: 3, lon: 0 },
  ];
  const move = { from: here, to: there };

  test('leaves the camera where it is if I did not move it', () => {
    expect(mergePlace(elsewhere, null)).toEqual(elsewhere);
  });
  test('takes it where I moved it, if nobody else did', () => {
    expect(mergePlace(here, move)).toEqual(there);
  });
  test('has nothing to ask if both moved it to the same place', () => {
    expect(mergePlace(there, move)).toEqual(there);
  });
  test('has to ask if both moved it apart', () => {
    expect(mergePlace(elsewhere, move)).toBeNull();
  });
});
