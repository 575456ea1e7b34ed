/** Leaflet's vector layers, drawn as SVG: fetched with the first overlay. */
import 'leaflet/src/layer/vector/Renderer.getRenderer.js';

export { circleMarker } from 'leaflet/src/layer/vector/CircleMarker.js';
export { polygon } from 'leaflet/src/layer/vector/Polygon.js';
export { polyline } from 'leaflet/src/layer/vector/Polyline.js';
export type { Path as LeafletPath } from 'leaflet';
