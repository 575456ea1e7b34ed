/** Leaflet's source modules, typed as the package itself: those that leaflet.ts imports. */
declare module 'leaflet/src/map/Map.js' {
  export { Map, map as createMap } from 'leaflet';
}
declare module 'leaflet/src/layer/tile/TileLayer.js' {
  export { tileLayer } from 'leaflet';
}
declare module 'leaflet/src/geometry/Point.js' {
  export { point as toPoint } from 'leaflet';
}
declare module 'leaflet/src/dom/DomUtil.js' {
  import type { DomUtil } from 'leaflet';
  export const TRANSITION_END: typeof DomUtil.TRANSITION_END;
  export const getPosition: typeof DomUtil.getPosition;
  export const setPosition: typeof DomUtil.setPosition;
  export const setTransform: typeof DomUtil.setTransform;
}
declare module 'leaflet/src/dom/DomEvent.js' {
  import type { DomEvent } from 'leaflet';
  export const disableClickPropagation: typeof DomEvent.disableClickPropagation;
}
declare module 'leaflet/src/map/handler/Map.BoxZoom.js' {
  import type { Handler } from 'leaflet';
  export const BoxZoom: typeof Handler;
}
declare module 'leaflet/src/map/handler/Map.TouchZoom.js' {
  import type { Handler } from 'leaflet';
  export const TouchZoom: typeof Handler;
}
declare module 'leaflet/src/map/handler/*.js' {}
declare module 'leaflet/src/layer/vector/Renderer.getRenderer.js' {}
declare module 'leaflet/src/layer/vector/CircleMarker.js' {
  export { circleMarker } from 'leaflet';
}
declare module 'leaflet/src/layer/vector/Polygon.js' {
  export { polygon } from 'leaflet';
}
declare module 'leaflet/src/layer/vector/Polyline.js' {
  export { polyline } from 'leaflet';
}
