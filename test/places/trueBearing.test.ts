import { expect, test } from 'vitest';
import { trueBearing } from '../../src/places/trueBearing.ts';

test('magnetic north is not true north', () => {
  const now = Date.UTC(2026, 10, 23);
  const seattle = trueBearing(350, { lat: 47.6, lon: -122.3 }, now);
  expect(seattle.declination).toBeCloseTo(15, -0.5);
  expect(seattle.degrees).toBeCloseTo(350 + seattle.declination - 360, 6);
  expect(seattle.old).toBe(false);
  expect(trueBearing(10, { lat: 44.3, lon: -69.8 }, now).declination).toBeLessThan(-13);
  expect(trueBearing(10, { lat: 44.3, lon: -69.8 }, Date.UTC(2033, 0)).old).toBe(true);
});
