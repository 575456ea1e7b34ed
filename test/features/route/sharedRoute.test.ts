import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasRoute, polylineOf, withPolyline } from '../../../src/features/route/page/routeLink.ts';
import { cutEnds } from '../../../src/features/route/read/cutEnds.ts';
import { decodePolyline, encodePolyline } from '../../../src/features/route/read/polyline.ts';
import { distance } from '../../../src/model/place.ts';

const place = fc.record({
  lat: fc.integer({ min: -8_500_000, max: 8_500_000 }).map((value) => value / 1e5),
  lon: fc.integer({ min: -18_000_000, max: 17_999_999 }).map((value) => value / 1e5),
});

describe('a route that is passed on', () => {
  test('is written as it is read', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 20 }), (places) => {
        expect(decodePolyline(encodePolyline(places, 5), 5)).toEqual(
          places.map(({ lat, lon }) => ({ lat: lat + 0, lon: lon + 0 })),
        );
      }),
    );
  });

  test('is written as its specification has it', () => {
    const places = [
      { lat: 38.5, lon: -120.2 },
      { lat: 40.7, lon: -120.95 },
      { lat: 43.252, lon: -126.453 },
    ];
    expect(encodePolyline(places, 5)).toBe('_p~iF~ps|U_ulLnnqC_mqNvxq`@');
  });

  test('loses 300 m at each end, over the antimeridian too', () => {
    const line = [179.99, 179.998, -179.996, -179.99].map((lon) => ({ lat: 0, lon }));
    const cut = cutEnds(line, 300);
    expect(distance(line[0] ?? cut[0] ?? { lat: 0, lon: 0 }, cut[0] ?? { lat: 9, lon: 9 })).toBeCloseTo(300, 1);
    expect(distance(line[3] ?? { lat: 0, lon: 0 }, cut.at(-1) ?? { lat: 9, lon: 9 })).toBeCloseTo(300, 1);
    expect(cut.slice(1, -1)).toEqual(line.slice(1, -1));
    expect(cutEnds(line, 0)).toEqual(line);
  });

  test('nothing is left of one that is no longer than what is cut', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 5 }), fc.double({ min: 1, max: 1e6, noNaN: true }), (line, metres) => {
        const whole = line.reduce((sum, each, i) => sum + distance(line[i - 1] ?? each, each), 0);
        const cut = cutEnds(line, metres);
        if (whole <= 2 * metres) expect(cut).toEqual([]);
        else expect(cut.length).toBeGreaterThan(1);
      }),
    );
  });

  test('stands in the address beside what is there, once', () => {
    const address = withPolyline('https://example.org/#map=14/1/2&maker=Flock', '_p~iF~ps|U_ulL`@&');
    expect(address).toContain('#map=14/1/2&maker=Flock&route=');
    const rest = new URL(address).hash.slice(1);
    expect(polylineOf(rest)).toBe('_p~iF~ps|U_ulL`@&');
    expect(hasRoute(rest)).toBe(true);
    expect(new URL(withPolyline(address, 'abc')).hash).toBe('#map=14/1/2&maker=Flock&route=abc');
    expect(hasRoute('map=14/1/2&xroute=a')).toBe(false);
  });
});
