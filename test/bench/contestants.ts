/** Who runs: a new peer is a page and an entry here. */
export interface Contestant {
  /** Its key in the JSON. */
  readonly key:
    | 'ours'
    | 'geojson_markercluster'
    | 'geojson_markercluster_on_map'
    | 'deflock_like'
    | 'supercluster_worker'
    | 'maplibre';
  readonly name: string;
  /** Page and query of its address. */
  readonly page: string;
  /** More cameras than this are not asked of it. */
  readonly most?: number;
}

/** With a million, markercluster would need hours off the map, and minutes of a page that answers nothing on it. */
const MARKERS = 100_000;

export const CONTESTANTS: readonly Contestant[] = [
  { key: 'ours', name: 'Sightline', page: 'sightline.html' },
  {
    key: 'geojson_markercluster',
    name: 'osmtogeojson + L.geoJSON + markercluster',
    page: 'geojsonMarkercluster.html',
    most: MARKERS,
  },
  {
    key: 'geojson_markercluster_on_map',
    name: 'the same, group put on the map first',
    page: 'geojsonMarkercluster.html?order=onMap',
    most: MARKERS,
  },
  { key: 'deflock_like', name: 'markercluster, chunked, divIcons (DeFlock-like)', page: 'deflockLike.html' },
  { key: 'supercluster_worker', name: 'Supercluster in a worker + canvas', page: 'superclusterWorker.html' },
  { key: 'maplibre', name: 'MapLibre GL, clustered GeoJSON source', page: 'maplibre.html' },
];
