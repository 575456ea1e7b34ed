export type RouteFormat = 'gpx' | 'kml' | 'geojson' | 'polyline';

/** Longitude and latitude as a file has them: not checked. */
export type RawLine = readonly (readonly unknown[])[];

export interface RawRoute {
  readonly format: RouteFormat;
  readonly lines: readonly RawLine[];
  readonly leftOut: number;
}
