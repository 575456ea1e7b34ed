/**
 * The part of Leaflet that the map uses; nothing else imports it. Its source modules are named one by one, since
 * the whole of Leaflet (markers, popups, vectors, controls) can't be shaken out of its bundles and weighs twice as much.
 */
import 'leaflet/src/map/handler/Map.DoubleClickZoom.js';
import 'leaflet/src/map/handler/Map.Drag.js';
import 'leaflet/src/map/handler/Map.Keyboard.js';
import 'leaflet/src/map/handler/Map.ScrollWheelZoom.js';

export * as DomEvent from 'leaflet/src/dom/DomEvent.js';
export * as DomUtil from 'leaflet/src/dom/DomUtil.js';
export { toPoint } from 'leaflet/src/geometry/Point.js';
export { tileLayer } from 'leaflet/src/layer/tile/TileLayer.js';
export { createMap } from 'leaflet/src/map/Map.js';
export type { LatLng, LeafletMouseEvent, Map as LeafletMap, Point, TileLayer, ZoomAnimEvent } from 'leaflet';
