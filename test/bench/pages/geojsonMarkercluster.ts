/**
 * The usual stack: osmtogeojson, then L.geoJSON, then leaflet.markercluster with its default options, filled in the order
 * of markercluster's own GeoJSON example (`?order=example`) or with the group on the map already (`?order=onMap`).
 */
import L from 'leaflet';
import 'leaflet.markercluster';
import 'leaflet.markercluster/dist/MarkerCluster.css';
import 'leaflet.markercluster/dist/MarkerCluster.Default.css';
import osmtogeojson from 'osmtogeojson';
import type { GeoJsonObject } from 'geojson';
import { isRecord } from '../../../src/model/record.ts';
import { fetchElements } from './answer.ts';
import { offerMarkers } from './leafletPeer.ts';

const onMap = new URLSearchParams(location.search).get('order') === 'onMap';

offerMarkers(async (map) => {
  const elements = await fetchElements();
  const geojson = osmtogeojson({ elements }, { flatProperties: false });
  if (!isGeoJson(geojson)) throw new Error('osmtogeojson gave no FeatureCollection');
  const points = L.geoJSON(geojson);
  const group = L.markerClusterGroup();
  if (onMap) {
    map.addLayer(group);
    group.addLayer(points);
  } else {
    group.addLayer(points);
    map.addLayer(group);
  }
});

function isGeoJson(value: unknown): value is GeoJsonObject {
  return isRecord(value) && value['type'] === 'FeatureCollection';
}
