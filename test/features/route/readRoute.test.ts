import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseXml } from '../../../src/features/route/read/parseXml.ts';
import { decodePolyline } from '../../../src/features/route/read/polyline.ts';
import type { ReadRoute } from '../../../src/features/route/read/readRoute.ts';
import { readRoute } from '../../../src/features/route/read/readRoute.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): ReadRoute => readRoute(bytes(text), parseXml);
const positions = (route: ReadRoute): unknown =>
  route.kind === 'route' ? route.lines.map((line) => line.map(({ lat, lon }) => [lon, lat])) : route.why;

const points = (name: string, ...all: readonly (readonly [number, number])[]): string =>
  all
    .map(([lon, lat]) => `<${name} lat="${lat}" lon="${lon}"><ele>3</ele><time>2026-01-01T00:00:00Z</time></${name}>`)
    .join('');
const gpx = (inner: string): string =>
  `<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="x">${inner}</gpx>`;
const TRACK = `<trk><trkseg>${points('trkpt', [1, 2], [3, 4])}</trkseg><trkseg>${points('trkpt', [5, 6], [7, 8])}</trkseg></trk>`;
const ROUTE = `<rte>${points('rtept', [10, 20], [30, 40])}</rte>`;

describe('GPX', () => {
  test('each segment of a track is a line', () => {
    expect(positions(read(gpx(`<wpt lat="1" lon="1"/>${TRACK}`)))).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ]);
  });

  test('a planned route counts where there is no track, and is left out beside one', () => {
    expect(positions(read(gpx(ROUTE)))).toEqual([
      [
        [10, 20],
        [30, 40],
      ],
    ]);
    expect(read(gpx(TRACK + ROUTE))).toMatchObject({ leftOut: 1, lines: { length: 2 } });
  });

  test('without a namespace, after a byte order mark, and in UTF-16', () => {
    const plain = `<gpx>${ROUTE}</gpx>`;
    expect(read(`\uFEFF${plain}`).kind).toBe('route');
    const utf16 = new Uint8Array(Uint16Array.from([...`\uFEFF${plain}`], (letter) => letter.charCodeAt(0)).buffer);
    expect(readRoute(utf16, parseXml).kind).toBe('route');
  });

  test.each([
    ['cut short', gpx(TRACK).slice(0, -20), 'not-understood'],
    ['without a line', gpx('<wpt lat="1" lon="1"/>'), 'no-line'],
    ['of one place', gpx(`<rte>${points('rtept', [1, 1])}</rte>`), 'no-line'],
    ['of one place, twice', gpx(`<rte>${points('rtept', [1, 1], [1, 1])}</rte>`), 'no-line'],
    ['off earth', gpx(`<rte>${points('rtept', [1, 1], [1, 91])}</rte>`), 'off-earth'],
    ['other XML', '<html><body>Not found</body></html>', 'not-understood'],
    ['no XML', '<<<', 'not-understood'],
    [
      'with entities of its own',
      `<!DOCTYPE gpx [<!ENTITY a "1"><!ENTITY b "&a;&a;&a;&a;">]><gpx><rte><rtept lat="&b;" lon="&b;"/></rte></gpx>`,
      'not-understood',
    ],
  ])('%s is refused', (_, text, why) => expect(read(text)).toEqual({ kind: 'refused', why }));
});

test('KML: lines, several together, and tracks', () => {
  const kml = `<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>
    <Placemark><Point><coordinates>1,1</coordinates></Point></Placemark>
    <Placemark><LineString><coordinates>1,2,0 3,4,0</coordinates></LineString></Placemark>
    <Placemark><MultiGeometry><LineString><coordinates>5,6 7,8</coordinates></LineString></MultiGeometry></Placemark>
    <Placemark><gx:Track><gx:coord>9 10 0</gx:coord><gx:coord>11 12 0</gx:coord></gx:Track></Placemark>
  </Document></kml>`;
  expect(positions(read(kml))).toEqual([
    [
      [1, 2],
      [3, 4],
    ],
    [
      [5, 6],
      [7, 8],
    ],
    [
      [9, 10],
      [11, 12],
    ],
  ]);
});

describe('GeoJSON', () => {
  const line = {
    type: 'LineString',
    coordinates: [
      [1, 2, 99],
      [3, 4, 99],
    ],
  };
  const LINE = [
    [
      [1, 2],
      [3, 4],
    ],
  ];
  const feature = (geometry: unknown): unknown => ({ type: 'Feature', properties: null, geometry });

  test.each([
    ['a geometry', line],
    ['a feature', feature(line)],
    [
      'a collection, among others',
      {
        type: 'FeatureCollection',
        features: [feature(null), feature({ type: 'Point', coordinates: [0, 0] }), feature(line)],
      },
    ],
    ['several lines', { type: 'MultiLineString', coordinates: [line.coordinates] }],
    ['geometries', { type: 'GeometryCollection', geometries: [line] }],
  ])('%s', (_, json) => expect(positions(read(JSON.stringify(json)))).toEqual(LINE));

  test('in the order of the file, and over the antimeridian as some write it', () => {
    const other = {
      type: 'LineString',
      coordinates: [
        [179, 0],
        [181, 0],
      ],
    };
    expect(positions(read(JSON.stringify({ type: 'GeometryCollection', geometries: [line, other] })))).toEqual([
      ...LINE,
      [
        [179, 0],
        [-179, 0],
      ],
    ]);
  });

  test('nested as deep as a stranger likes', () => {
    const deep = `${'{"type":"GeometryCollection","geometries":['.repeat(3000)}${JSON.stringify(line)}${']}'.repeat(3000)}`;
    expect(positions(read(deep))).toEqual(LINE);
  });

  test.each([
    ['[1,2]', 'not-understood'],
    ['{"type":"Topology"}', 'not-understood'],
    ['{"type":"FeatureCollection"}', 'not-understood'],
    ['{"type":"LineString","coordinates":"1,2"}', 'not-understood'],
    ['{"type":"LineString","coordinates":[[1,2],null]}', 'not-understood'],
    ['{"type":"LineString","coordinates":[[1,2],["3","4"]]}', 'off-earth'],
    ['{"type":"Point","coordinates":[1,2]}', 'no-line'],
    ['{"type":"LineString","coordinates":[[1,2],[3,', 'not-understood'],
  ])('%s is refused', (text, why) => expect(read(text)).toEqual({ kind: 'refused', why }));
});

test('what is longer than twice around the earth, or of a million points, is refused', () => {
  const coordinates = Array.from({ length: 12_000 }, (_, i) => [0, i % 2 === 0 ? -80 : 80]);
  expect(read(JSON.stringify({ type: 'LineString', coordinates }))).toEqual({ kind: 'refused', why: 'too-long' });
  const many = JSON.stringify({ type: 'LineString', coordinates: Array.from({ length: 500_001 }, () => [0, 0]) });
  expect(read(many)).toEqual({ kind: 'refused', why: 'too-many-points' });
});

test('FIT, packed files and other text are refused by name', () => {
  expect(readRoute(bytes('\u000E\u0010abcdef.FIT'), parseXml)).toEqual({ kind: 'refused', why: 'fit' });
  expect(readRoute(bytes('PK\u0003\u0004'), parseXml)).toEqual({ kind: 'refused', why: 'packed' });
  for (const text of ['', 'lat,lon\n1,2', 'hello world'])
    expect(read(text)).toEqual({ kind: 'refused', why: 'not-understood' });
});

describe('an encoded polyline', () => {
  test("Google's own example", () => {
    expect(decodePolyline('_p~iF~ps|U_ulLnnqC_mqNvxq`@', 5)).toEqual([
      { lat: 38.5, lon: -120.2 },
      { lat: 40.7, lon: -120.95 },
      { lat: 43.252, lon: -126.453 },
    ]);
    expect(positions(read('_p~iF~ps|U_ulLnnqC_mqNvxq`@'))).toMatchObject([{ length: 3 }]);
  });

  test.each([['_p~iF'], ['_p~iF~ps|'], [''], ['_p~iF ~ps|U'], ['~~~~~~~~~~'], ['_gxxxxF~ps|U']])('%s is none', (text) =>
    expect(decodePolyline(text, 5)).toBeNull(),
  );

  test('comes back as it was written, of five digits or six', () => {
    const degrees = fc.record({
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(degrees, { minLength: 1 }), fc.constantFrom(5 as const, 6 as const), (places, digits) => {
        const scale = 10 ** digits;
        const whole = places.map(({ lat, lon }) => [Math.round(lat * scale), Math.round(lon * scale)] as const);
        const decoded = decodePolyline(encode(whole), digits)?.map(({ lat, lon }) => [
          Math.round(lat * scale),
          Math.round(lon * scale),
        ]);
        expect(decoded).toEqual(whole.map(([lat, lon]) => [lat + 0, lon + 0]));
      }),
    );
  });
});

/** As the algorithm is described, of whole numbers. */
function encode(places: readonly (readonly [number, number])[]): string {
  let text = '';
  places.forEach((place, i) => {
    for (const axis of [0, 1] as const) {
      const step = place[axis] - (places[i - 1]?.[axis] ?? 0);
      let value = step < 0 ? -2 * step - 1 : 2 * step;
      for (; value >= 32; value = Math.floor(value / 32)) text += String.fromCharCode((value % 32) + 32 + 63);
      text += String.fromCharCode(value + 63);
    }
  });
  return text;
}
