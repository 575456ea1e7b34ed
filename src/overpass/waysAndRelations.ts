/**
 * Ways and relations, by way of osmtogeojson. Loaded only where an answer has any: about one camera in 4,000 is one, and
 * osmtogeojson is bigger than all of the rest of the worker.
 */
import osmtogeojson from 'osmtogeojson';

type Loose = Readonly<Record<string, unknown>>;

/**
 * Gives each way and relation with its centre to `take`, and returns how many were taken.
 * Only what is needed is handed to osmtogeojson: node lists and members would draw lines, and we want one point each.
 */
export function readAreas(
  elements: readonly unknown[],
  take: (type: number, area: Loose, place: Loose) => boolean,
): number {
  const points = elements.filter(isObject).filter((element) => isObject(element['center']));
  if (points.length === 0) return 0;
  const slim = points.map(({ type, id, center, tags, version, timestamp }) => ({
    type,
    id,
    center,
    tags,
    version,
    timestamp,
  }));
  const geojson = osmtogeojson({ elements: slim }, { flatProperties: false });
  const features = isObject(geojson) && Array.isArray(geojson['features']) ? geojson['features'] : [];
  let taken = 0;
  for (const feature of features) if (takeFeature(feature, take)) taken += 1;
  return taken;
}

function takeFeature(feature: unknown, take: (type: number, area: Loose, place: Loose) => boolean): boolean {
  if (!isObject(feature) || !isObject(feature['properties']) || !isObject(feature['geometry'])) return false;
  const { type, id, tags, meta } = feature['properties'];
  const { type: shape, coordinates } = feature['geometry'];
  if (shape !== 'Point' || !Array.isArray(coordinates) || !isObject(meta)) return false;
  const [lon, lat]: readonly unknown[] = coordinates;
  const area = { id, tags, version: meta['version'], timestamp: meta['timestamp'] };
  return take(type === 'way' ? 1 : 2, area, { lat, lon });
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
