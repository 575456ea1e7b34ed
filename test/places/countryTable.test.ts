import { expect, test } from 'vitest';
import { decodeCountries, encodeCountries } from '../../src/places/countryTable.ts';

const FIJI = {
  code: 'FJ',
  box: { south: -18.1, west: 177.4, north: -16.4, east: 180.2 },
  town: { lat: -18.1, lon: 178.4 },
  zones: ['Pacific/Fiji'],
};

test('countries come out as they went in, to a tenth of a degree', () => {
  const near = { ...FIJI, town: { lat: -18.1416, lon: 178.4415 } };
  expect(decodeCountries(encodeCountries([near, { ...FIJI, code: 'XX', zones: [] }]))).toEqual([
    FIJI,
    { ...FIJI, code: 'XX', zones: [] },
  ]);
});

test('a line that is cut off is left out', () => {
  expect(decodeCountries('FJ -18.1 177.4')).toEqual([]);
});
