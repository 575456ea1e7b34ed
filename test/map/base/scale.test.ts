import fc from 'fast-check';
import { expect, test } from 'vitest';
import { metresPerPixel } from '../../../src/map/base/geometry.ts';
import { scaleBar } from '../../../src/map/base/scale.ts';

const METRES = { meter: 1, kilometer: 1000, foot: 0.3048, mile: 1609.344 };

test('a scale bar is a round length that fits, and is more than a third of the room', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -84, max: 84, noNaN: true }),
      fc.integer({ min: 3, max: 20 }),
      fc.constantFrom('metric', 'imperial'),
      (lat, zoom, system) => {
        const { value, unit, pixels } = scaleBar(lat, zoom, system, 100);
        expect(pixels).toBeLessThanOrEqual(100.000_001);
        expect(pixels).toBeGreaterThan(39);
        expect(pixels * metresPerPixel(lat, zoom)).toBeCloseTo(value * METRES[unit], 6);
        expect(String(value).replaceAll(/[0.]/g, '')).toMatch(/^[125]$/);
      },
    ),
  );
});

test('short lengths are in meters or feet, long ones in kilometers or miles', () => {
  expect(scaleBar(33.755, 17, 'metric', 96)).toMatchObject({ value: 50, unit: 'meter' });
  expect(scaleBar(33.755, 10, 'metric', 96)).toMatchObject({ value: 10, unit: 'kilometer' });
  expect(scaleBar(33.755, 17, 'imperial', 96).unit).toBe('foot');
  expect(scaleBar(33.755, 10, 'imperial', 96)).toMatchObject({ value: 5, unit: 'mile' });
});
