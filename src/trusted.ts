/**
 * Trusted Types: the page's policy lets text become markup or the address of a script only here. Imported before all else:
 * Leaflet looks for SVG as it is loaded.
 */
// oxlint-disable-next-line import/default -- Vite makes the address
import STORE_WORKER from './worker.ts?worker&url';

export { STORE_WORKER };

/** Every script that the page starts by itself, the service worker's too. What it imports needs no leave. */
const SCRIPTS: ReadonlySet<string> = new Set([STORE_WORKER, 'sw.js']);
/** How Leaflet asks whether a browser can draw SVG. */
const PROBE = '<svg/>';

// `default` is asked wherever nobody else has made the value.
window.trustedTypes?.createPolicy('default', {
  createHTML: (text) => (text === PROBE ? text : null),
  createScriptURL: (address) => (SCRIPTS.has(address) ? address : null),
});
