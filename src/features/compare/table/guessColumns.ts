import { foldedWords } from '../../../model/fold.ts';

/** Numbers of the columns that say something; -1 where there is none. */
export interface Columns {
  readonly lat: number;
  readonly lon: number;
  /** Both in one cell, or WKT. */
  readonly both: number;
  readonly id: number;
  readonly direction: number;
  readonly maker: number;
  /** Row that names the columns; -1 where none does. */
  readonly head: number;
}

const NAMES: Readonly<Record<'lat' | 'lon' | 'both' | 'id' | 'direction' | 'maker', ReadonlySet<string>>> = {
  lat: new Set([
    'lat',
    'latitude',
    'latitud',
    'latitudine',
    'breite',
    'breitengrad',
    'y',
    'pointy',
    'ycoord',
    'gpslat',
    'latdd',
    'latitudedd',
    'declat',
    'gpslatitude',
    'coordy',
    'ycoordinate',
    'declatitude',
  ]),
  lon: new Set([
    'lon',
    'lng',
    'long',
    'longitude',
    'longitud',
    'longitudine',
    'lange',
    'laengengrad',
    'langengrad',
    'x',
    'pointx',
    'xcoord',
    'gpslon',
    'gpslong',
    'gpslng',
    'londd',
    'longdd',
    'longitudedd',
    'declon',
    'declong',
    'gpslongitude',
    'coordx',
    'xcoordinate',
    'declongitude',
  ]),
  both: new Set([
    'wkt',
    'geom',
    'thegeom',
    'geometry',
    'shape',
    'point',
    'coordinates',
    'coordinate',
    'coords',
    'latlon',
    'latlng',
    'latlong',
    'lonlat',
    'lnglat',
    'longlat',
    'gps',
    'latitudelongitude',
    'longitudelatitude',
    'location',
    'geopoint',
    'position',
    'geolocation',
    'georeference',
    'gpscoordinates',
    'locationlatlong',
  ]),
  id: new Set([
    'id',
    'objectid',
    'fid',
    'deviceid',
    'cameraid',
    'ref',
    'number',
    'no',
    'nr',
    'serial',
    'serialnumber',
    'deviceserial',
    'cameranumber',
    'assetid',
    'uuid',
  ]),
  direction: new Set([
    'direction',
    'heading',
    'bearing',
    'azimuth',
    'facing',
    'cameradirection',
    'dir',
    'traveldirection',
    'orientation',
  ]),
  maker: new Set(['maker', 'make', 'manufacturer', 'vendor', 'brand', 'model', 'hersteller']),
};

/** Names of coordinates in metres or feet of some national grid. */
const GRID = new Set([
  'easting',
  'eastings',
  'northing',
  'northings',
  'utm',
  'utmx',
  'utmy',
  'utme',
  'utmn',
  'osgridref',
  'mgrs',
  'stateplane',
  'rechtswert',
  'hochwert',
  'utmeasting',
  'utmnorthing',
  'gridref',
  'epsg',
]);

/** A head is looked for this far down: lists often begin with a title. */
const HEAD_ROWS = 15;

const NONE: Columns = { lat: -1, lon: -1, both: -1, id: -1, direction: -1, maker: -1, head: -1 };

function find(head: readonly string[], names: ReadonlySet<string>): number {
  const words = head.map((cell) => foldedWords(cell.slice(0, 100)));
  const whole = words.findIndex((each) => names.has(each.join('')));
  if (whole !== -1) return whole;
  return words.findIndex((each) => each.length <= 5 && each.some((word) => word.length > 1 && names.has(word)));
}

/** Whether the head names eastings and northings. */
export function namesGrid(head: readonly string[]): boolean {
  return head.some((cell) => {
    const words = foldedWords(cell.slice(0, 100));
    return GRID.has(words.join('')) || words.some((word) => GRID.has(word));
  });
}

/** Which column is which, by the names in the head; `head` is -1 where no row names a place. */
export function guessColumns(rows: readonly (readonly string[])[]): Columns {
  for (const [head, cells] of rows.slice(0, HEAD_ROWS).entries()) {
    const lat = find(cells, NAMES.lat);
    const lon = find(cells, NAMES.lon);
    const both = find(cells, NAMES.both);
    const apart = lat !== -1 && lon !== -1 && lat !== lon;
    if (!apart && both === -1) continue;
    const rest = {
      id: find(cells, NAMES.id),
      direction: find(cells, NAMES.direction),
      maker: find(cells, NAMES.maker),
      head,
    };
    return apart ? { lat, lon, both: -1, ...rest } : { lat: -1, lon: -1, both, ...rest };
  }
  return NONE;
}
