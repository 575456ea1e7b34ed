import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ListError, readList } from '../../../../src/features/compare/table/readList.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const places = async (text: string) => (await readList(bytes(text))).rows.map(({ row, lat, lon }) => [row, lat, lon]);
const utf16 = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Uint16Array.from(`\uFEFF${text}`, (char) => char.charCodeAt(0)).buffer);

describe('a list in whatever form', () => {
  test.each([
    ['comma', 'name,lat,lon\nA,33.75,-84.39'],
    ['other order', 'Longitude,Camera Latitude\n-84.39,33.75'],
    ['x and y', 'X;Y\n-84.39;33.75'],
    ['decimal commas', 'id;Breite;Länge\n1;33,75;-84,39'],
    ['a grid beside degrees', 'X,Y,LATITUDE,LONGITUDE\n2230000,1370000,33.75,-84.39'],
    ['words run together', 'cameraLng,cameraLat\n-84.39,33.75'],
    ['the axis last', 'Coordinate X,Coordinate Y\n-84.39,33.75'],
    ['tabs', 'lat\tlng\r\n33.75\t-84.39\r\n'],
    ['WKT', 'id,the_geom\n1,POINT(-84.39 33.75)'],
    ['one column', 'site,Coordinates\nA,"33.75, -84.39"'],
    ['letters', 'lat,lon\n33.75° N,84.39° W'],
    ['degrees and minutes', `latitude,longitude\n33°45'00"N,84°23'24"W`],
    ['swapped columns', 'lat,lon\n-84.39,33.75'],
    ['a mark', '\uFEFFlat,lon\n33.75,-84.39'],
    ['a line that names the mark', 'sep=;\nlat;lon\n33.75;-84.39'],
    [
      'KML',
      '<?xml version="1.0"?><kml><Placemark><name>A</name><Point><coordinates>-84.39,33.75,0</coordinates></Point></Placemark></kml>',
    ],
  ])('%s', async (_, text) => {
    expect((await places(text)).map(([, lat, lon]) => [lat, lon])).toEqual([[33.75, -84.39]]);
  });

  test('GeoJSON, numbers of rows as of a table', async () => {
    const feature = (coordinates: unknown) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Point', coordinates },
    });
    expect(
      await places(
        JSON.stringify({ type: 'FeatureCollection', features: [feature([-84.39, 33.75]), feature([-84, 33])] }),
      ),
    ).toEqual([
      [2, 33.75, -84.39],
      [3, 33, -84],
    ]);
  });

  test('UTF-16, without a head, after a title, over line breaks in quotes', async () => {
    expect((await readList(utf16('lat,lon\n33.75,-84.39'))).rows).toMatchObject([{ row: 2, lat: 33.75, lon: -84.39 }]);
    expect(await places('33.75,-84.39\n33.76,-84.39')).toEqual([
      [1, 33.75, -84.39],
      [2, 33.76, -84.39],
    ]);
    expect(await places('Cameras of the city\n\nsite,lat,lon\n"a\nb ""c""",33.75,-84.39')).toEqual([
      [4, 33.75, -84.39],
    ]);
  });

  test('mistakes are told by their row', async () => {
    const { rows, mistakes } = await readList(
      bytes('lat,lon\n33.75,-84.39\n,\nnorth,west\n0,0\n\n133.75,-200\n33.76,-84.39'),
    );
    expect(rows.map(({ row }) => row)).toEqual([2, 8]);
    expect(mistakes).toEqual([
      { row: 4, why: 'not-understood' },
      { row: 5, why: 'zero' },
      { row: 7, why: 'off-earth' },
    ]);
  });

  test.each([
    ['eastings', 'id,Easting,Northing\n1,530000,180000', /eastings and northings/],
    ['eastings beside an address', 'Location,Easting,Northing\n5 Main Street,530000,180000', /eastings and northings/],
    ['a grid under the names x and y', 'x,y\n530000,180000', /grid/],
    ['addresses', 'id,address\n1,5 Main Street', /Addresses alone/],
    ['a page', '<!doctype html><p>', /page/],
    ['torn JSON', '{"type":"FeatureCollection"', /cut short/],
    ['a torn workbook', 'PK\u0003\u0004', /workbook/],
    ['nothing', '', /No column/],
  ])('%s is refused in words', async (_, text, why) => {
    await expect(readList(bytes(text))).rejects.toThrow(ListError);
    await expect(readList(bytes(text))).rejects.toThrow(why);
  });

  test('huge cells and quotes without an end end', async () => {
    expect(await places(`text,lat,lon\n"${'x'.repeat(1_000_000)}",33.75,-84.39\n"open,1,2`)).toEqual([
      [2, 33.75, -84.39],
    ]);
  });

  test('anything is a list or refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'grapheme' }).map(bytes)),
        async (any) => {
          try {
            await readList(new Uint8Array(any));
          } catch (error) {
            expect(error).toBeInstanceOf(ListError);
          }
        },
      ),
    );
  });
});
