import { isRecord } from '../../../model/record.ts';

/** A table made of what is no table: its first row names the columns. */
export type Table = readonly (readonly string[])[];

const HEAD = ['lat', 'lon', 'id', 'direction', 'manufacturer', 'text'];

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function pick(properties: Readonly<Record<string, unknown>>, ...names: readonly string[]): string {
  const found = Object.entries(properties).find(([name]) => names.includes(name.toLowerCase()));
  return textOf(found?.[1]);
}

/**
 * The points of GeoJSON as a table, a row each in their order. Shapes that are no points have no place.
 * @throws Error whose message says what is wrong
 */
export function readGeoJson(text: string): Table {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error('The list begins like JSON and is cut short, or no JSON.', { cause: error });
  }
  const all = isRecord(json) ? json['features'] : null;
  const features: readonly unknown[] = Array.isArray(all) ? all : [json];
  if (!isRecord(json) || (!Array.isArray(all) && json['type'] !== 'Feature')) {
    throw new Error('The list is JSON, and no GeoJSON with features.');
  }
  const crs = isRecord(json['crs']) ? JSON.stringify(json['crs']) : '';
  if (crs !== '' && !/CRS84|4326/.test(crs)) {
    throw new Error(
      'The list is in another coordinate system than longitude and latitude (WGS 84). Export it in that one.',
    );
  }
  const rows = features.map((feature) => {
    const properties = isRecord(feature) && isRecord(feature['properties']) ? feature['properties'] : {};
    const geometry = isRecord(feature) && isRecord(feature['geometry']) ? feature['geometry'] : {};
    const position: unknown = geometry['type'] === 'Point' ? geometry['coordinates'] : [];
    const [lon, lat]: readonly unknown[] = Array.isArray(position) ? position : [];
    return [
      textOf(lat),
      textOf(lon),
      isRecord(feature) && feature['id'] !== undefined
        ? textOf(feature['id'])
        : pick(properties, 'id', '@id', 'ref', 'objectid'),
      pick(properties, 'camera:direction', 'direction', 'heading', 'bearing'),
      pick(properties, 'manufacturer', 'maker', 'make', 'vendor', 'brand'),
      JSON.stringify(properties).slice(0, 2000),
    ];
  });
  return [HEAD, ...rows];
}

/** What stands between two marks from a place on; null where there is none. */
function between(text: string, start: string, end: string): string | null {
  const from = text.indexOf(start);
  const to = from === -1 ? -1 : text.indexOf(end, from + start.length);
  return to === -1 ? null : text.slice(from + start.length, to);
}

/** The points of KML as a table, a row each placemark. Only text is taken: no entity is expanded, no link followed. */
export function readKml(text: string): Table {
  const rows: (readonly string[])[] = [HEAD];
  const parts = text.split(/<Placemark[\s>]/);
  for (const part of parts.slice(1)) {
    const placemark = part.slice(0, part.indexOf('</Placemark>'));
    const point = between(placemark, '<Point', '</Point>') ?? '';
    const [lon = '', lat = ''] = (between(point, '<coordinates>', '</coordinates>') ?? '').trim().split(',');
    const name = (between(placemark, '<name>', '</name>') ?? '').replace('<![CDATA[', '').replace(']]>', '').trim();
    rows.push([lat.slice(0, 60), lon.slice(0, 60), '', '', '', name.slice(0, 2000)]);
  }
  return rows;
}
