import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bearing } from '../../../src/model/direction.ts';
import { applyDiff } from '../../../src/model/edit.ts';
import { formDiff, formOf } from '../../../src/state/edit/form.ts';

function tags(record: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(record));
}

describe('the form of an existing camera', () => {
  test('changes nothing as long as nobody changes it, whatever the tags are', () => {
    const key = fc.oneof(
      fc.constantFrom(
        'direction',
        'camera:direction',
        'manufacturer',
        'manufacturer:wikidata',
        'operator',
        'operator:type',
        'surveillance',
        'surveillance:zone',
        'camera:mount',
        'ref',
        'start_date',
        'note',
      ),
      fc.string(),
    );
    const value = fc.oneof(fc.constantFrom('68', '338-23', '90100', 'NNE', ' 12 ', 'forward', '225;45'), fc.string());
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value)), (pairs) => {
        const base = new Map(pairs);
        expect(formDiff(base, formOf(base)).size).toBe(0);
      }),
    );
  });

  test('keeps the tags that it does not own', () => {
    const base = tags({ 'surveillance:type': 'camera;ALPR', brand: 'Flock', ref: '1', unknown: 'x' });
    const after = applyDiff(base, formDiff(base, { ...formOf(base), ref: '2' }));
    expect(Object.fromEntries(after)).toEqual({
      'surveillance:type': 'camera;ALPR',
      brand: 'Flock',
      ref: '2',
      unknown: 'x',
    });
  });

  test('leaves a direction under the key where it stood', () => {
    const base = tags({ 'camera:direction': '10' });
    const diff = formDiff(base, { ...formOf(base), directions: [bearing(20)] });
    expect([...diff]).toEqual([['camera:direction', { from: '10', to: '20' }]]);
  });

  test('leaves a direction alone that it does not understand, until another is given', () => {
    const base = tags({ direction: '90100' });
    expect(formDiff(base, { ...formOf(base), ref: 'A' }).has('direction')).toBe(false);
    const diff = formDiff(base, { ...formOf(base), directions: [bearing(90)] });
    expect(diff.get('direction')).toEqual({ from: '90100', to: '90' });
  });

  test('takes an old name’s wikidata id away with the name', () => {
    const base = tags({ operator: "Lowe's", 'operator:wikidata': 'Q1373493', 'operator:type': 'private' });
    const after = applyDiff(base, formDiff(base, { ...formOf(base), operator: { name: 'Springfield Police' } }));
    expect(Object.fromEntries(after)).toEqual({ operator: 'Springfield Police' });
  });

  test('removes a tag whose field was emptied', () => {
    const base = tags({ ref: 'A', manufacturer: 'Genetec', 'manufacturer:wikidata': 'Q30295174' });
    expect(applyDiff(base, formDiff(base, { ...formOf(base), ref: ' ', maker: null })).size).toBe(0);
  });
});
