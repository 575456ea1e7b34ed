/** The part of Leaflet that the map room uses. Nothing else imports it. */
export { circle, circleMarker, DomEvent, DomUtil, map, point, tileLayer } from 'leaflet/dist/leaflet-src.esm.js';
export type { LatLng, LeafletMouseEvent, Map as LeafletMap, Point, TileLayer, ZoomAnimEvent } from 'leaflet';
