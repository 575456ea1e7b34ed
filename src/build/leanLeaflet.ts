import type { Plugin } from 'vite';

/**
 * Methods of Leaflet's classes that neither it nor this app calls. A bundler can't shake methods out, and the map is the
 * largest part of the first load; only a built page is without them.
 */
const UNUSED: Readonly<Record<string, readonly string[]>> = {
  'map/Map.js': [
    'fitWorld',
    'flyTo',
    'flyToBounds',
    'panInside',
    'locate',
    'stopLocate',
    '_handleGeolocationError',
    '_handleGeolocationResponse',
    'setMaxZoom',
    'mouseEventToLatLng',
    'getPanes',
    '_latLngToNewLayerPoint',
    '_latLngBoundsToNewLayerBounds',
  ],
  'layer/tile/GridLayer.js': [
    'bringToFront',
    'bringToBack',
    'setOpacity',
    'setZIndex',
    '_setAutoZIndex',
    'isLoading',
    '_keyToBounds',
  ],
  'layer/tile/TileLayer.js': ['setUrl'],
  'layer/Layer.js': ['getAttribution', 'eachLayer'],
  'core/Events.js': ['addEventParent', 'removeEventParent'],
  'geo/LatLng.js': ['toBounds', 'wrap'],
  'geo/LatLngBounds.js': ['pad', 'toBBoxString', 'equals'],
  'geometry/Bounds.js': ['pad', 'overlaps', 'equals', 'getTopLeft', 'getBottomRight'],
};

/** What Leaflet asks of a browser that is the same in each that the page is made for: what hangs on the other answer goes. */
const KNOWN: Readonly<Record<string, boolean>> = {
  any3d: true,
  canvas: true,
  edge: false,
  ie3d: false,
  ielt9: false,
  inlineSvg: true,
  mobileOpera: false,
  msPointer: false,
  passiveEvents: true,
  pointer: true,
  svg: true,
  touch: true,
  vml: false,
};

/** The rest of what it asks, in place of its module of 40 answers. */
const BROWSER = `
const says = (word) => navigator.userAgent.toLowerCase().includes(word);
const chrome = says('chrome');
export default {
  chrome,
  safari: !chrome && says('safari'),
  mobile: typeof orientation !== 'undefined' || says('mobile'),
  touchNative: 'ontouchstart' in window || !!window.TouchEvent,
  retina: window.devicePixelRatio > 1,
  mac: navigator.platform.startsWith('Mac'),
  linux: navigator.platform.startsWith('Linux'),
};`;

/** Leaves them out. Ends the build where Leaflet has no such method any more, or asks of a browser what stands in neither list. */
export function leanLeaflet(): Plugin {
  return {
    name: 'sightline:lean-leaflet',
    apply: 'build',
    transform(code, id) {
      const [, file] = id.split('/leaflet/src/');
      if (file === undefined) return null;
      if (file === 'core/Browser.js') return { code: BROWSER, map: null };
      const left = (UNUSED[file] ?? []).reduce((rest, name) => withoutMethod(rest, name, file), code);
      return { code: knownAnswers(left, file), map: null };
    },
  };
}

/** With the known answers written out, for the minifier to drop what they rule out. */
export function knownAnswers(code: string, file: string): string {
  return code.replaceAll(/\bBrowser\.(\w+)/g, (asked, name: string) => {
    const known = KNOWN[name];
    if (known !== undefined) return String(known);
    if (BROWSER.includes(`  ${name}`)) return asked;
    throw new Error(`Leaflet's ${file} asks of the browser: ${name}`);
  });
}

/** Leaflet writes every method as `<tab>name: function (…) {`, and ends it with the first line that is `<tab>}` or `<tab>},`. */
export function withoutMethod(code: string, name: string, file: string): string {
  const start = code.indexOf(`\n\t${name}: function (`);
  const end = start === -1 ? -1 : code.indexOf('\n\t}', start);
  if (end === -1) throw new Error(`Leaflet's ${file} has no method ${name}`);
  const after = end + '\n\t}'.length;
  return code.slice(0, start) + code.slice(code[after] === ',' ? after + 1 : after);
}
