import type { CameraKey } from '../../model/camera.ts';
import type { Geometry } from '../geojson.ts';
import { createCsvSink } from './csvSink.ts';
import type { ExportAbout, ExportSink } from './exportSink.ts';
import { createGeoJsonSink } from './geoJsonSink.ts';
import { createGpxSink } from './gpxSink.ts';
import { createKmlSink } from './kmlSink.ts';
import { createOsmSink } from './osmSink.ts';

/** A format that readers can be written in. */
export interface ExportFormat {
  readonly id: 'geojson' | 'csv' | 'kml' | 'gpx' | 'parquet' | 'osm';
  readonly mediaType: string;
  open(about: ExportAbout, shapes: ReadonlyMap<CameraKey, Geometry>): Promise<ExportSink>;
}

const at = (sink: ExportSink): Promise<ExportSink> => Promise.resolve(sink);

export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    id: 'geojson',
    mediaType: 'application/geo+json',
    open: (about, shapes) => at(createGeoJsonSink(about, shapes)),
  },
  { id: 'csv', mediaType: 'text/csv', open: (about) => at(createCsvSink(about)) },
  { id: 'kml', mediaType: 'application/vnd.google-earth.kml+xml', open: (about) => at(createKmlSink(about)) },
  { id: 'gpx', mediaType: 'application/gpx+xml', open: (about) => at(createGpxSink(about)) },
  {
    id: 'parquet',
    mediaType: 'application/vnd.apache.parquet',
    // Its writer is bigger than all the others together.
    open: async (about) => (await import('./parquetSink.ts')).createParquetSink(about),
  },
  { id: 'osm', mediaType: 'application/vnd.openstreetmap.data+xml', open: (about) => at(createOsmSink(about)) },
];
