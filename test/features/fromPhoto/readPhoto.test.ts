import { expect, test } from 'vitest';
import { readPhoto } from '../../../src/features/fromPhoto/readPhoto.ts';
import { viewLine } from '../../../src/features/fromPhoto/viewLine.ts';
import { distance } from '../../../src/model/place.ts';
import type { PhotoTags } from './photoFile.ts';
import { heic, jpeg } from './photoFile.ts';

const AUSTIN: PhotoTags = { lat: [30, 16, 1.74], latRef: 'N', lon: [97, 44, 35.016], lonRef: 'W' };
const PLACE = { lat: 30.267_15, lon: -97.743_06 };

test.each([
  ['big-endian', jpeg(AUSTIN)],
  ['little-endian', jpeg({ ...AUSTIN, order: 'II' })],
  ['HEIC', heic(AUSTIN)],
])('a place is read from %s', (_, file) => {
  const facts = readPhoto(file);
  expect(facts).toMatchObject({ kind: 'placed', bearing: null, accuracy: null, time: null });
  if (facts.kind === 'placed') expect(distance(facts.place, PLACE)).toBeLessThan(0.1);
});

test('so are the bearing, by which north, the accuracy and the time', () => {
  const more = { bearing: 271.5, bearingRef: 'T', accuracy: 4.5, time: '2026:05:01 10:00:00' };
  expect(readPhoto(jpeg({ ...AUSTIN, ...more }))).toMatchObject({
    bearing: { degrees: 271.5, north: 'true' },
    accuracy: 4.5,
    time: '2026-05-01 10:00:00',
  });
  expect(readPhoto(jpeg({ ...AUSTIN, ...more, bearingRef: 'M' }))).toMatchObject({ bearing: { north: 'magnetic' } });
  expect(readPhoto(jpeg({ ...AUSTIN, bearing: 360 }))).toMatchObject({ bearing: { degrees: 0, north: 'unstated' } });
});

test('south and west are below zero', () => {
  expect(readPhoto(jpeg({ ...AUSTIN, latRef: 'S', lonRef: 'E' }))).toMatchObject({
    place: { lat: expect.closeTo(-30.267_15, 5), lon: expect.closeTo(97.743_06, 5) },
  });
});

test.each([
  ['without any', {}],
  ['without the hemisphere', { ...AUSTIN, lonRef: '' }],
  ['without the longitude', { lat: [30, 0, 0], latRef: 'N' }],
  ['of nowhere', { lat: [0, 0, 0], latRef: 'N', lon: [0, 0, 0], lonRef: 'E' }],
  ['outside the world', { ...AUSTIN, lat: [95, 0, 0] }],
  ['of 75 minutes', { ...AUSTIN, lat: [30, 75, 0] }],
  ['divided by zero', { ...AUSTIN, below: 0 }],
] satisfies readonly (readonly [string, PhotoTags])[])('a place %s is none', (_, tags) => {
  expect(readPhoto(jpeg(tags))).toEqual({ kind: 'noPlace' });
});

test('a file that is cut off anywhere, or is no photo, is right or told', () => {
  for (const whole of [jpeg(AUSTIN), heic(AUSTIN)]) {
    for (let length = 0; length < whole.byteLength; length += 7) {
      const facts = readPhoto(whole.slice(0, length));
      if (facts.kind === 'placed') expect(distance(facts.place, PLACE)).toBeLessThan(0.1);
    }
  }
  expect(readPhoto(new TextEncoder().encode('<html>no photo</html>').buffer)).toEqual({ kind: 'unreadable' });
});

test('a directory that leads to itself ends', () => {
  const file = new Uint8Array(jpeg(AUSTIN));
  // Where the directory of places begins, as the first one says: back to the first.
  file.set([0, 0, 0, 8], 12 + 8 + 2 + 12 + 8);
  expect(readPhoto(file.buffer).kind).not.toBe('placed');
});

test('the line goes along the view', () => {
  const [from, to] = viewLine(PLACE, 90);
  expect(from).toEqual(PLACE);
  expect(to.lat).toBeCloseTo(PLACE.lat, 6);
  expect(to.lon).toBeGreaterThan(PLACE.lon);
  expect(distance(from, to)).toBeCloseTo(100, 0);
});
