import type { Camera, CameraKey } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import type { Geometry } from '../geojson.ts';
import type { ExportAbout, ExportSink } from './exportSink.ts';
import { aboutPairs, degreesText, editedText, jsonText } from './exportSink.ts';

/**
 * GeoJSON (RFC 7946): a feature a reader, its tags under their own names, and `@type`, `@id`, `@version`, `@timestamp`
 * beside them. A tag that has one of these names stands as `tag:@id`.
 * @param shapes what ways and relations look like, where that is known; all others are points
 */
export function createGeoJsonSink(
  about: ExportAbout,
  shapes: ReadonlyMap<CameraKey, Geometry> = new Map(),
): ExportSink {
  const head = aboutPairs(about).map(([name, value]) => `${jsonText(name)}:${jsonText(value)},`);
  const parts = [`{"type":"FeatureCollection","name":${JSON.stringify(about.title)},${head.join('')}"features":[`];
  let first = true;
  return {
    add(cameras) {
      for (const camera of cameras) {
        parts.push(`${first ? '\n' : ',\n'}${featureText(camera, shapes.get(keyOf(camera)))}`);
        first = false;
      }
    },
    finish: () => [...parts, '\n]}\n'],
  };
}

function featureText(camera: Camera, shape: Geometry | undefined): string {
  const geometry =
    shape === undefined
      ? `{"type":"Point","coordinates":[${degreesText(camera.lon)},${degreesText(camera.lat)}]}`
      : JSON.stringify(shape);
  const meta = new Map<string, string | number | null>([
    ['@type', camera.type],
    ['@id', camera.id],
    ['@version', camera.version === 0 ? null : camera.version],
    ['@timestamp', editedText(camera)],
  ]);
  const properties = [
    ...meta,
    ...Array.from(camera.tags, ([key, value]) => [meta.has(key) ? `tag:${key}` : key, value] as const),
  ].map(([key, value]) => `${jsonText(key)}:${typeof value === 'string' ? jsonText(value) : String(value)}`);
  return `{"type":"Feature","id":${JSON.stringify(keyOf(camera))},"properties":{${properties.join(',')}},"geometry":${geometry}}`;
}
