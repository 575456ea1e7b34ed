import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../src/formats/geojson.ts';
import { relation, square, way, wayMember } from './answers.ts';

const READER = { man_made: 'surveillance', 'surveillance:type': 'ALPR' };
/** The ring of a square as GeoJSON has it: longitude first, counterclockwise for an outer ring. */
const ring = (lat: number, lon: number, side: number): readonly (readonly number[])[] =>
  square(lat, lon, side)
    .toReversed()
    .map((point) => [point.lon, point.lat]);

describe('the outline', () => {
  it('of a way is its line', () => {
    const points = square(10, 20, 1).slice(0, 3);
    expect(outlineOf(way(1, points, { highway: 'service' }))).toEqual({
      type: 'LineString',
      coordinates: points.map(({ lat, lon }) => [lon, lat]),
    });
  });

  it('of a closed way that is an area is that area, counterclockwise', () => {
    for (const points of [square(10, 20, 1), square(10, 20, 1).toReversed()]) {
      expect(outlineOf(way(1, points, READER))).toEqual({ type: 'Polygon', coordinates: [ring(10, 20, 1)] });
    }
  });

  it('of a multipolygon has its parts and their holes', () => {
    const outline = outlineOf(
      relation(2, { type: 'multipolygon', ...READER }, [
        wayMember(1, 'outer', square(0, 0, 4)),
        wayMember(2, 'inner', square(1, 1, 1)),
        wayMember(3, 'outer', square(10, 10, 1)),
      ]),
    );
    expect(outline).toMatchObject({ type: 'MultiPolygon' });
    const parts = outline?.type === 'MultiPolygon' ? outline.coordinates : [];
    expect(new Set(parts.map((part) => part.length))).toEqual(new Set([1, 2]));
  });

  it('of a multipolygon that says nothing itself is an area all the same', () => {
    const members = [wayMember(1, 'outer', square(0, 0, 4))];
    expect(outlineOf(relation(2, { type: 'multipolygon' }, members))).toMatchObject({ type: 'Polygon' });
  });

  it('of any other relation is what it is made of', () => {
    const outline = outlineOf(
      relation(2, { type: 'enforcement' }, [
        { type: 'node', ref: 1, role: 'device', lat: 1, lon: 2 },
        wayMember(3, 'section', square(0, 0, 1).slice(0, 2)),
        { type: 'relation', ref: 4, role: '' },
      ]),
    );
    expect(outline).toEqual({
      type: 'GeometryCollection',
      geometries: [
        {
          type: 'LineString',
          coordinates: [
            [0, 0],
            [0, 1],
          ],
        },
        { type: 'Point', coordinates: [2, 1] },
      ],
    });
  });

  it('leaves out what Overpass could not place', () => {
    const points = [...square(0, 0, 1).slice(0, 2), null];
    expect(outlineOf(way(1, points, READER))).toMatchObject({
      type: 'LineString',
      coordinates: [
        [0, 0],
        [0, 1],
      ],
    });
  });

  it.each([
    ['a way without points', way(1, [])],
    ['a way of one point', way(1, [{ lat: 1, lon: 2 }])],
    ['a relation without members', relation(1, {}, [])],
    ['a relation whose members have no place', relation(1, {}, [wayMember(2, ''), { type: 'node', ref: 3, role: '' }])],
    [
      'a relation of which only the box is known',
      { ...relation(1, {}, []), bounds: { minlat: 0, minlon: 0, maxlat: 1, maxlon: 1 } },
    ],
  ])('of %s is none', (_, element) => {
    expect(outlineOf(element)).toBeNull();
  });
});

describe('what is no way or relation with its geometry', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a node', { type: 'node', id: 1, lat: 1, lon: 2 }],
    ['a way without its geometry', { type: 'way', id: 1, nodes: [1, 2] }],
    [
      'a point beyond the pole',
      way(1, [
        { lat: 91, lon: 0 },
        { lat: 0, lon: 0 },
      ]),
    ],
    [
      'a point that is text',
      way(1, [
        { lat: '1', lon: 0 },
        { lat: 0, lon: 0 },
      ]),
    ],
    [
      'a point that is no number',
      way(1, [
        { lat: Number.NaN, lon: 0 },
        { lat: 0, lon: 0 },
      ]),
    ],
    ['a tag that is no text', way(1, square(0, 0, 1), { a: 1 })],
    ['a member of another type', relation(1, {}, [{ type: 'area', ref: 1, role: '' }])],
    ['a member without a role', relation(1, {}, [{ type: 'way', ref: 1 }])],
    [
      'more points than anybody draws',
      way(
        1,
        Array.from({ length: 100_001 }, () => ({ lat: 0, lon: 0 })),
      ),
    ],
    [
      'more members than anybody draws',
      relation(
        1,
        {},
        Array.from({ length: 1001 }, (_, ref) => wayMember(ref, '')),
      ),
    ],
  ])('is refused: %s', (_, element) => {
    expect(() => outlineOf(element)).toThrow(expect.objectContaining({ kind: 'bad-response' }));
  });

  it('is refused or read, whatever it is', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const loose = fc.record({
      type: fc.constantFrom('way', 'relation', 'node'),
      id: fc.oneof(fc.nat(), value),
      tags: fc.oneof(fc.constant(READER), value),
      geometry: fc.oneof(fc.array(fc.record({ lat: fc.double(), lon: fc.double() })), value),
      members: fc.oneof(fc.array(fc.record({ type: fc.constant('way'), ref: fc.nat(), role: fc.string() })), value),
    });
    fc.assert(
      fc.property(loose, (element) => {
        try {
          outlineOf(element);
        } catch (error) {
          expect(error).toMatchObject({ kind: 'bad-response' });
        }
      }),
    );
  });
});
