import { describe, expect, test } from 'vitest';
import type { Camera } from '../../../src/model/camera.ts';
import type { Place } from '../../../src/model/place.ts';
import { wrapLon } from '../../../src/model/place.ts';
import type { AheadRules } from '../../../src/features/ahead/lookAhead.ts';
import { lookAhead } from '../../../src/features/ahead/lookAhead.ts';
import type { Fix, Motion } from '../../../src/features/ahead/motion.ts';
import { moved } from '../../../src/features/ahead/motion.ts';
import { camera } from '../../stub/app.ts';

const METRE = 1 / 111_195;
const START = { lat: 33.75, lon: -84.39 };
/** Metres north and east of the start. */
const at = (north: number, east: number, from: Place = START): Place => ({
  lat: from.lat + north * METRE,
  lon: wrapLon(from.lon + (east * METRE) / Math.cos((from.lat * Math.PI) / 180)),
});
const reader = (id: number, place: Place, direction?: string): Camera => ({
  ...camera(id, place.lat, place.lon),
  tags: new Map(direction === undefined ? [] : [['direction', direction]]),
});
const fix = (place: Place, seconds: number, more: Partial<Fix> = {}): Fix => ({
  place,
  accuracy: 5,
  speed: null,
  heading: null,
  time: seconds * 1000,
  ...more,
});
const RULES: AheadRules = { reach: 200, facingOnly: false };

/** Goes along the fixes, and notes at which of them which readers are told of. */
function replay(track: readonly Fix[], readers: readonly Camera[], rules = RULES): readonly string[] {
  let motion: Motion | null = null;
  let known: ReadonlySet<Camera extends never ? never : `${'node' | 'way' | 'relation'}/${number}`> = new Set();
  const told: string[] = [];
  for (const [index, each] of track.entries()) {
    motion = moved(motion, each);
    const ahead = lookAhead(motion, readers, rules, known);
    known = ahead.known;
    for (const one of ahead.told) told.push(`${index}: ${one.reader.id} ${String(one.faces)}`);
  }
  return told;
}
/** North at 10 m/s, a fix every 2 s. */
const north = (count: number, from = START): readonly Fix[] =>
  Array.from({ length: count }, (_, index) => fix(at(index * 20, 0, from), index * 2));

describe('on the way', () => {
  test('a reader is told of once, as it comes within reach, with whether it faces the road', () => {
    const readers = [reader(1, at(299, 5), '180'), reader(2, at(499, -5), '90'), reader(3, at(699, 0))];
    expect(replay(north(50), readers)).toEqual(['5: 1 true', '15: 2 false', '25: 3 null']);
  });

  test('what lies behind or well to the side is not told of', () => {
    expect(replay(north(20), [reader(1, at(-150, 0)), reader(2, at(100, 190))])).toEqual([]);
  });

  test('a reader is told of again on the way back', () => {
    const there = north(30);
    const back = there.toReversed().map(({ place }, index) => fix(place, 60 + index * 2));
    expect(replay([...there, ...back], [reader(1, at(200, 5), '0')])).toEqual(['1: 1 true', '40: 1 true']);
  });

  test('who asks for those that face the road is told of those whose direction is not known, too', () => {
    const readers = [reader(1, at(299, 5), '90'), reader(2, at(319, 5), '350-10'), reader(3, at(339, 5))];
    expect(replay(north(30), readers, { ...RULES, facingOnly: true })).toEqual(['6: 2 true', '7: 3 null']);
  });

  test('goes on over the antimeridian', () => {
    const from = { lat: -17, lon: 179.999 };
    const east = Array.from({ length: 30 }, (_, index) => fix(at(0, index * 20, from), index * 2));
    expect(replay(east, [reader(1, at(0, 299, from), '270')])).toEqual(['5: 1 true']);
  });
});

describe('who stands, or whose place is uncertain', () => {
  test('is told nothing before going somewhere', () => {
    const standing = Array.from({ length: 20 }, (_, index) => fix(at(index % 2, 0), index));
    expect(replay(standing, [reader(1, at(100, 0))])).toEqual([]);
    const vague = Array.from({ length: 5 }, (_, index) => fix(at(index * 20, 0), index, { accuracy: 500 }));
    expect(replay(vague, [reader(1, at(100, 0))])).toEqual([]);
  });

  test('keeps the way that they came while they wait', () => {
    const waits = Array.from({ length: 20 }, (_, index) => fix(at(181, 0), 30 + index, { speed: 0 }));
    expect(replay([...north(10), ...waits], [reader(1, at(375, 0), '180')])).toEqual(['9: 1 true']);
  });

  test('goes by the device’s own heading where it moves', () => {
    const track = [fix(START, 0, { heading: 90, speed: 12 })];
    expect(replay(track, [reader(1, at(0, 100)), reader(2, at(100, 0))])).toEqual(['0: 1 null']);
    expect(moved(moved(null, fix(START, 0)), fix(at(0, 1), 1, { heading: 10, speed: 0.2 })).heading).toBeNull();
  });
});

test('the speed is the device’s, else one’s own way by its time', () => {
  const first = moved(null, fix(START, 0));
  expect(moved(first, fix(at(40, 0), 4)).speed).toBeCloseTo(10, 1);
  expect(moved(first, fix(at(40, 0), 4, { speed: 3 })).speed).toBe(3);
});
