import { describe, expect, test } from 'vitest';
import { createGazetteer, decodeTowns, encodeTowns, findTowns } from '../../src/places/gazetteer.ts';
import { gazetteerText } from '../../src/build/gazetteerPlugin.ts';

const TOWNS = [
  { name: 'New York City', region: 'NY', lat: 40.714, lon: -74.006 },
  { name: 'San José', region: 'CA', lat: 37.339, lon: -121.895 },
  { name: 'York', region: 'GB', lat: 53.958, lon: -1.083 },
  { name: 'Springfield', region: 'MO', lat: 37.215, lon: -93.298 },
  { name: 'Springfield', region: 'IL', lat: 39.802, lon: -89.644 },
  { name: 'St. Louis', region: 'MO', lat: 38.627, lon: -90.198 },
];
const gazetteer = createGazetteer(TOWNS);

function found(typed: string, limit = 8): string[] {
  return findTowns(gazetteer, typed, limit).map(({ name, region }) => `${name} ${region}`);
}

describe('looking for a town', () => {
  test('finds names that begin so before names that go on so', () => {
    expect(found('york')).toEqual(['York GB', 'New York City NY']);
  });
  test('does not mind case, accents or punctuation', () => {
    expect(found('san jose')).toEqual(['San José CA']);
    expect(found('ST LOUIS')).toEqual(['St. Louis MO']);
  });
  test('keeps the order of the file, biggest first', () => {
    expect(found('spring')).toEqual(['Springfield MO', 'Springfield IL']);
  });
  test.each(['springfield, il', 'Springfield,IL', 'springfield il'])('%s names the state', (typed) => {
    expect(found(typed)).toEqual(['Springfield IL']);
  });
  test('stops at the limit', () => {
    expect(found('s', 2)).toHaveLength(2);
  });
  test.each(['', '  ', ',', '???'])('finds nothing for "%s"', (typed) => {
    expect(found(typed)).toEqual([]);
  });
});

describe('the gazetteer file', () => {
  test('comes back as it was written', () => {
    expect(decodeTowns(encodeTowns(TOWNS))).toEqual(TOWNS);
  });
  test('passes over lines that are none', () => {
    expect(decodeTowns('<!doctype html>\nX\tY\t91000\t0\nA\tB\t1000\t2000')).toEqual([
      { name: 'A', region: 'B', lat: 1, lon: 2 },
    ]);
  });
  test('holds the towns of the US and the big ones of the world', () => {
    const whole = createGazetteer(decodeTowns(gazetteerText()));
    expect(findTowns(whole, 'atlanta', 1)).toEqual([{ name: 'Atlanta', region: 'GA', lat: 33.749, lon: -84.388 }]);
    expect(findTowns(whole, 'shanghai', 1)[0]?.region).toBe('CN');
    expect(whole.towns.length).toBeGreaterThan(20_000);
  });
});
