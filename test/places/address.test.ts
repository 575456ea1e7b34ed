import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../src/places/address.ts';

describe('a typed address', () => {
  test.each([
    ['33.755, -84.39', 33.755, -84.39],
    ['33.755 -84.39', 33.755, -84.39],
    ['33.755N 84.39W', 33.755, -84.39],
    ['33.755° S, 84.39° E', -33.755, 84.39],
    ['0,0', 0, 0],
  ])('%s is a place', (text, lat, lon) => {
    expect(parseAddress(text)).toEqual({ kind: 'place', place: { lat, lon }, zoom: null });
  });

  test('of a map is its place and zoom', () => {
    expect(parseAddress('https://www.openstreetmap.org/#map=17/33.755/-84.39&layers=N')).toEqual({
      kind: 'place',
      place: { lat: 33.755, lon: -84.39 },
      zoom: 17,
    });
  });

  test.each(['node/123', 'https://www.openstreetmap.org/node/123', 'https://www.openstreetmap.org/node/123/history'])(
    '%s is an object',
    (text) => {
      expect(parseAddress(text)).toEqual({ kind: 'object', key: 'node/123' });
    },
  );

  test.each(['Atlanta', '91, 0', '0, 181', '12', 'node/0', 'node/x', '', '1,2,3'])('%s is none', (text) => {
    expect(parseAddress(text)).toBeNull();
  });
});
