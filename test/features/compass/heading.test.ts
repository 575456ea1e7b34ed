import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directionFor, turnLast } from '../../../src/features/compass/applyHeading.ts';
import { averageHeading } from '../../../src/features/compass/averageHeading.ts';
import { readHeading } from '../../../src/features/compass/heading.ts';
import { bearing, formatDirection } from '../../../src/model/direction.ts';
import { trueBearing } from '../../../src/places/trueBearing.ts';
import type { Held, Sent } from './traces.ts';
import { android, anglesOf, iphone } from './traces.ts';

const SEATTLE = { lat: 47.6, lon: -122.3 };
const MAINE = { lat: 44.3, lon: -69.8 };
const NOW = Date.UTC(2026, 10, 23);

function average(sent: readonly Sent[], screen = 0) {
  return averageHeading(sent.map(({ says }) => readHeading(says, screen)));
}

/** The smaller angle between two bearings. */
function apart(a: number, b: number): number {
  const between = Math.abs(a - b) % 360;
  return Math.min(between, 360 - between);
}

describe.each([
  ['Android', (held: Held) => android(held, 6)],
  ['an iPhone', (held: Held) => iphone(held, 6, 12)],
])('by the events of %s', (_, replay) => {
  test.each([
    [SEATTLE, 350],
    [SEATTLE, 345],
    [MAINE, 5],
    [MAINE, 0],
    [SEATTLE, 90],
    [MAINE, 181.5],
  ])('at %j the true bearing is right to 3°, also across north (magnetic %d°)', (place, heading) => {
    const found = average(replay({ heading, tilt: 15 }));
    if (found.kind !== 'heading') throw new Error(found.kind);
    const { degrees, declination } = trueBearing(found.magnetic, place, NOW);
    // NOAA's calculator, WMM-2025, November 2026: 15.0° east in Seattle, 14.9° west in Augusta.
    expect(apart(degrees, heading + (place === SEATTLE ? 15 : -14.9))).toBeLessThan(3);
    expect(Math.abs(declination)).toBeGreaterThan(14);
  });

  test('on its side and the other way round the screen’s upper edge counts', () => {
    for (const screen of [0, 90, 180, 270]) {
      const found = average(replay({ heading: 200, screen }), screen);
      expect(found).toMatchObject({ kind: 'heading' });
      if (found.kind === 'heading') expect(apart(found.magnetic, 200)).toBeLessThan(2);
    }
  });
});

test.each([
  ['tilted as far as overhead', { min: 0, max: 130 }, 0],
  ['flat and rolled', { min: 0, max: 0 }, 50],
  ['upright and rolled', { min: 90, max: 90 }, 50],
])('held %s, it is the way that is looked', (_, tilts, most) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 359 }),
      fc.integer(tilts),
      fc.integer({ min: -most, max: most }),
      fc.constantFrom(0, 90, 180, 270),
      (heading, tilt, roll, screen) => {
        const found = readHeading({ ...anglesOf({ heading, tilt, roll, screen }), absolute: true }, screen);
        if (found.kind !== 'heading') throw new Error(found.kind);
        expect(apart(found.magnetic, heading)).toBeLessThan(0.001);
      },
    ),
  );
});

test('between flat and upright a hand that is not quite level costs little', () => {
  const found = readHeading({ ...anglesOf({ heading: 40, tilt: 40, roll: 5 }), absolute: true }, 0);
  if (found.kind !== 'heading') throw new Error(found.kind);
  expect(apart(found.magnetic, 40)).toBeLessThan(5);
});

test('an iPhone that is held upright tells no edge that points anywhere', () => {
  expect(average(iphone({ heading: 40, tilt: 85 }, 3, 10))).toEqual({ kind: 'tilted' });
});

test('a device that lies on its edge tells none either', () => {
  expect(average(android({ heading: 40, roll: 80 }, 0))).toEqual({ kind: 'tilted' });
});

test('how far the readings are apart is told, and what the device says of itself where that is more', () => {
  const shaken = average(android({ heading: 40 }, 6));
  expect(shaken).toMatchObject({ kind: 'heading' });
  if (shaken.kind === 'heading') expect(shaken.spread).toBeCloseTo(6, 0);
  expect(average(iphone({ heading: 40 }, 1, 15))).toMatchObject({ kind: 'heading', spread: 15 });
});

test('beyond 20° nothing is taken', () => {
  expect(average(android({ heading: 40 }, 18)).kind).toBe('heading');
  expect(average(android({ heading: 40 }, 25)).kind).toBe('unsteady');
  expect(average(iphone({ heading: 40 }, 1, 35))).toEqual({ kind: 'unsteady', spread: 35 });
});

test('opposite readings are no heading', () => {
  const halves = [...android({ heading: 0 }, 0), ...android({ heading: 180 }, 0)];
  expect(average(halves)).toEqual({ kind: 'unsteady', spread: 180 });
});

test('an iPhone that knows no north says so', () => {
  expect(average(iphone({ heading: 40 }, 1, -1))).toEqual({ kind: 'uncalibrated' });
});

test('what counts from anywhere, has no numbers, or does not run is no compass', () => {
  const relative = android({ heading: 40 }, 1).filter(({ name }) => name === 'deviceorientation');
  expect(average(relative)).toEqual({ kind: 'none' });
  expect(
    average([{ name: 'deviceorientationabsolute', says: { alpha: null, beta: null, gamma: null, absolute: true } }]),
  ).toEqual({ kind: 'none' });
  expect(average(android({ heading: 40 }, 1, 2))).toEqual({ kind: 'none' });
  expect(average([])).toEqual({ kind: 'none' });
});

test('behind the reader it is the heading, before it the way back, in steps of five', () => {
  expect(directionFor(87.6, 'behind')).toBe(90);
  expect(directionFor(87.4, 'facing')).toBe(265);
  expect(directionFor(358.9, 'behind')).toBe(0);
  expect(directionFor(178, 'facing')).toBe(0);
});

test('the direction that was added last is turned; a range keeps its width', () => {
  expect(formatDirection(turnLast([], 90))).toBe('90');
  expect(formatDirection(turnLast([bearing(10), bearing(200)], 90))).toBe('10;90');
  expect(formatDirection(turnLast([{ from: 350, width: 40, bare: false }], 90))).toBe('70-110');
});
