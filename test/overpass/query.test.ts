import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains } from '../../src/model/box.ts';
import { cameraQuery, withinWorld } from '../../src/overpass/query.ts';

const dallas = { south: 32.6948660123, west: -96.943_359_41, north: 32.9164853, east: -96.6796875 };

describe('cameraQuery', () => {
  it('asks for ALPR and ANPR, alone or in a list, on nodes, ways and relations, with metadata', () => {
    const box = '(32.6948660,-96.9433594,32.9164853,-96.6796875)';
    expect(cameraQuery([dallas], { timeout: 25, maxsize: 1000 })).toBe(
      [
        '[out:json][timeout:25][maxsize:1000];',
        `(nwr["surveillance:type"~"(^|;) *([Aa][Ll][Pp][Rr]|[Aa][Nn][Pp][Rr]) *(;|$)"]${box};nwr["surveillance:ALPR"~"(^|;) *([Yy][Ee][Ss]) *(;|$)"]${box};);`,
        'out center meta;',
      ].join('\n'),
    );
  });

  it('selects lists, but not words that only contain one', () => {
    const [, pattern = ''] = /~"([^"]+)"/.exec(cameraQuery([dallas])) ?? [];
    const selector = new RegExp(pattern);
    for (const value of ['ALPR', 'ANPR', 'camera;ALPR', 'ALPR;camera', 'camera; ALPR ;guard', 'alpr']) {
      expect(selector.test(value)).toBe(true);
    }
    for (const value of ['camera', 'ALPRS', 'no ALPR', 'alprs']) expect(selector.test(value)).toBe(false);
  });

  it('puts several boxes into one query', () => {
    const text = cameraQuery([dallas, { south: 1, west: 2, north: 3, east: 4 }]);
    expect(text.match(/nwr\["surveillance:type"/g)).toHaveLength(2);
    expect(text.match(/nwr\[/g)).toHaveLength(4);
    expect(text.match(/out center meta/g)).toHaveLength(1);
  });

  it('writes plain numbers, whatever the size', () => {
    const text = cameraQuery([{ south: -1e-9, west: -1e-8, north: 1e-7, east: 5e-7 }]);
    expect(text).toContain('(0.0000000,0.0000000,0.0000001,0.0000005)');
  });

  it('cuts a box over the antimeridian in two', () => {
    const text = cameraQuery([{ south: 51, west: 179, north: 53, east: 181 }]);
    expect(text).toContain('(51.0000000,179.0000000,53.0000000,180.0000000)');
    expect(text).toContain('(51.0000000,-180.0000000,53.0000000,-179.0000000)');
  });
});

describe('withinWorld', () => {
  it('covers what the box covers, on the one world that servers know', () => {
    const degrees = fc.integer({ min: -900, max: 900 });
    fc.assert(
      fc.property(
        degrees,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: -180, max: 180 }),
        (west, width, lon) => {
          const box = { south: -10, west, north: 10, east: west + width };
          const parts = withinWorld(box);
          for (const part of parts) {
            expect(part.west >= -180 && part.east <= 180 && part.west <= part.east).toBe(true);
          }
          const place = { lat: 0, lon };
          expect(parts.some((part) => contains(part, place))).toBe(contains(box, place));
        },
      ),
    );
  });

  it('is the whole world once for a box that goes all the way round', () => {
    expect(withinWorld({ south: -95, west: -300, north: 95, east: 300 })).toEqual([
      { south: -90, west: -180, north: 90, east: 180 },
    ]);
  });
});
