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

/** Names of one axis: what can only mean degrees first, since tables from a GIS often have x and y of a grid beside it. */
const LAT = [
  new Set([
    'lat',
    'latitude',
    'latitud',
    'latitudine',
    'breite',
    'breitengrad',
    'gpslat',
    'latdd',
    'latitudedd',
    'declat',
    'gpslatitude',
    'declatitude',
    'широта',
    '纬度',
    '緯度',
  ]),
  new Set(['y', 'pointy', 'ycoord', 'coordy', 'ycoordinate', 'coordinatey', 'ycoordinates']),
];
const LON = [
  new Set([
    'lon',
    'lng',
    'long',
    'longitude',
    'longitud',
    'longitudine',
    'lange',
    'laenge',
    'laengengrad',
    'langengrad',
    'gpslon',
    'gpslong',
    'gpslng',
    'londd',
    'longdd',
    'longitudedd',
    'declon',
    'declong',
    'gpslongitude',
    'declongitude',
    'долгота',
    '经度',
    '経度',
  ]),
  new Set(['x', 'pointx', 'xcoord', 'coordx', 'xcoordinate', 'coordinatex', 'xcoordinates']),
];
const BOTH = [
  new Set([
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
];
const ID = [
  new Set([
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
];
const DIRECTION = [
  new Set([
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
];
const MAKER = [new Set(['maker', 'make', 'manufacturer', 'vendor', 'brand', 'hersteller'])];

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

/** Words of a name, also of `cameraLat`. */
function wordsOf(cell: string): readonly string[] {
  return foldedWords(cell.slice(0, 100).replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
}

function find(head: readonly string[], tiers: readonly ReadonlySet<string>[]): number {
  const words = head.map(wordsOf);
  for (const names of tiers) {
    const whole = words.findIndex((each) => names.has(each.join('')));
    if (whole !== -1) return whole;
    const part = words.findIndex((each) => each.length <= 5 && each.some((word) => word.length > 1 && names.has(word)));
    if (part !== -1) return part;
  }
  return -1;
}

/** Whether the head names eastings and northings. */
export function namesGrid(head: readonly string[]): boolean {
  return head.some((cell) => {
    const words = wordsOf(cell);
    return GRID.has(words.join('')) || words.some((word) => GRID.has(word));
  });
}

/** Which column is which, by the names in the head; `head` is -1 where no row names a place. */
export function guessColumns(rows: readonly (readonly string[])[]): Columns {
  for (const [head, cells] of rows.slice(0, HEAD_ROWS).entries()) {
    const lat = find(cells, LAT);
    const lon = find(cells, LON);
    const both = find(cells, BOTH);
    const apart = lat !== -1 && lon !== -1 && lat !== lon;
    if (!apart && both === -1) continue;
    const rest = {
      id: find(cells, ID),
      direction: find(cells, DIRECTION),
      maker: find(cells, MAKER),
      head,
    };
    return apart ? { lat, lon, both: -1, ...rest } : { lat: -1, lon: -1, both, ...rest };
  }
  return NONE;
}
