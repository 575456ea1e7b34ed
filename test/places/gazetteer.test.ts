import { describe, expect, test } from 'vitest';
import { createGazetteer, decodeTowns, encodeTowns, findPlaces } from '../../src/places/gazetteer.ts';
import { gazetteerText } from '../../src/build/gazetteerPlugin.ts';

const TOWNS = [
  { name: 'New York City', region: 'US-NY', lat: 40.714, lon: -74.006 },
  { name: 'San José', region: 'US-CA', lat: 37.339, lon: -121.895 },
  { name: 'York', region: 'GB', lat: 53.958, lon: -1.083 },
  { name: 'Springfield', region: 'US-MO', lat: 37.215, lon: -93.298 },
  { name: 'Springfield', region: 'US-IL', lat: 39.802, lon: -89.644 },
  { name: 'St. Louis', region: 'US-MO', lat: 38.627, lon: -90.198 },
];
const gazetteer = createGazetteer(TOWNS);

function found(typed: string, limit = 8): string[] {
  return findPlaces(gazetteer, typed, limit).map(({ name, region }) => `${name} ${region}`);
}

describe('looking for a town', () => {
  test('finds names that begin so before names that go on so', () => {
    expect(found('york')).toEqual(['York United Kingdom', 'New York City NY']);
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
  const whole = createGazetteer(decodeTowns(gazetteerText()));
  const first = (typed: string, near: { lat: number; lon: number } | null = null): string => {
    const [hit] = findPlaces(whole, typed, 8, near);
    return hit === undefined ? 'nothing' : `${hit.kind} ${hit.name} ${hit.region}`.trim();
  };

  test('holds the towns of the US and the big ones of the world', () => {
    expect(first('atlanta')).toBe('town Atlanta GA');
    expect(first('shanghai')).toBe('town Shanghai China');
    expect(whole.towns.length).toBeGreaterThan(20_000);
  });

  test.each([
    ['Washington, D.C.', 'town Washington, D.C. DC'],
    ['Washington DC', 'town Washington, D.C. DC'],
    ['washington d.c.', 'town Washington, D.C. DC'],
    ['Atlanta, Georgia', 'town Atlanta GA'],
    ['Atlanta Georgia', 'town Atlanta GA'],
    ['ATLANTA, GA', 'town Atlanta GA'],
    ['Atlanta, Ga.', 'town Atlanta GA'],
    ['Atlanta, GA 30303', 'town Atlanta GA'],
    ['Atlanta GA 30303-1234', 'town Atlanta GA'],
    ['Atlanta, GA, USA', 'town Atlanta GA'],
    ['Atlanta, GA, United States', 'town Atlanta GA'],
    ['Atlanta, geor', 'town Atlanta GA'],
    ['Portland Oregon', 'town Portland OR'],
    ['Portland, ME', 'town Portland ME'],
    ['Portland, Maine, USA', 'town Portland ME'],
    ['London, UK', 'town London United Kingdom'],
    ['London, U.K.', 'town London United Kingdom'],
    ['London England', 'town London United Kingdom'],
    ['London, Great Britain', 'town London United Kingdom'],
    ['London, Ontario, Canada', 'town London Canada'],
    ['London, Canada', 'town London Canada'],
    ['Paris', 'town Paris France'],
    ['Paris, Texas', 'town Paris TX'],
    ['Paris TX', 'town Paris TX'],
    ['10115 Berlin', 'town Berlin Germany'],
    ['Berlin, Deutschland', 'town Berlin Germany'],
    ['Sao Paulo', 'town São Paulo Brazil'],
    ['san jose, calif.', 'town San Jose CA'],
    ['Saint Louis, Missouri', 'town St. Louis MO'],
    ['St Louis MO', 'town St. Louis MO'],
    ['Fort Worth, Texas', 'town Fort Worth TX'],
    ['Ft. Worth', 'town Fort Worth TX'],
    ['New York', 'area New York United States'],
    ['New York City', 'town New York City NY'],
    ['New York, NY', 'town New York City NY'],
    ['nyc', 'town New York City NY'],
    ['Springfield Illinois', 'town Springfield IL'],
    ['Kansas City, Kansas', 'town Kansas City KS'],
    ['Texas', 'area Texas United States'],
    ['texas, usa', 'area Texas United States'],
    ['Germany', 'area Germany'],
    ['United States', 'area United States'],
    ['USA', 'area United States'],
    ['U.S.A.', 'area United States'],
    ['Vatican City', 'area Vatican City'],
    ['30303', 'nothing'],
  ])('%s is %s', (typed, expected) => {
    expect(first(typed)).toBe(expected);
  });

  test('of towns of one name the nearer comes first, close up', () => {
    expect(first('Springfield', { lat: 39.8, lon: -89.6 })).toBe('town Springfield IL');
    expect(first('Springfield', { lat: 42.1, lon: -72.6 })).toBe('town Springfield MA');
  });

  test('a state or country is gone to as a box, over the antimeridian where that is narrower', () => {
    const boxOf = (typed: string): unknown => findPlaces(whole, typed, 1)[0];
    expect(boxOf('Georgia, USA')).toMatchObject({ kind: 'area', name: 'Georgia' });
    const us = findPlaces(whole, 'United States', 1)[0];
    expect(us?.kind === 'area' && us.box.west).toBeCloseTo(-125, -1);
    const fiji = findPlaces(whole, 'New Zealand', 1)[0];
    expect(fiji?.kind === 'area' && fiji.box.east - fiji.box.west).toBeLessThan(30);
  });
});
