import type { Plugin } from 'vite';

/**
 * Methods of Leaflet's classes that neither it nor this app calls. A bundler can't shake methods out, and the map is the
 * largest part of the first load; only a built page is without them.
 */
const UNUSED: Readonly<Record<string, readonly string[]>> = {
  'map/Map.js': [
    'flyTo',
    'flyToBounds',
    'panInside',
    'locate',
    'stopLocate',
    '_handleGeolocationError',
    '_handleGeolocationResponse',
    'setMaxZoom',
    'mouseEventToLatLng',
    '_latLngToNewLayerPoint',
    '_latLngBoundsToNewLayerBounds',
  ],
  'layer/tile/GridLayer.js': [
    'bringToFront',
    'bringToBack',
    'setZIndex',
    '_setAutoZIndex',
    'isLoading',
    '_keyToBounds',
  ],
  'layer/tile/TileLayer.js': ['setUrl'],
  'layer/Layer.js': ['getAttribution', 'eachLayer'],
  'geo/LatLngBounds.js': ['pad', 'toBBoxString'],
  'geometry/Bounds.js': ['pad'],
};

/** Leaves them out. Ends the build where Leaflet has no such method any more. */
export function leanLeaflet(): Plugin {
  return {
    name: 'sightline:lean-leaflet',
    apply: 'build',
    transform(code, id) {
      const file = Object.keys(UNUSED).find((path) => id.endsWith(`/leaflet/src/${path}`));
      if (file === undefined) return null;
      return { code: (UNUSED[file] ?? []).reduce((left, name) => withoutMethod(left, name, file), code), map: null };
    },
  };
}

/** Leaflet writes every method as `<tab>name: function (…) {`, and ends it with the first line that is `<tab>}` or `<tab>},`. */
export function withoutMethod(code: string, name: string, file: string): string {
  const start = code.indexOf(`\n\t${name}: function (`);
  const end = start === -1 ? -1 : code.indexOf('\n\t}', start);
  if (end === -1) throw new Error(`Leaflet's ${file} has no method ${name}`);
  const after = end + '\n\t}'.length;
  return code.slice(0, start) + code.slice(code[after] === ',' ? after + 1 : after);
}
