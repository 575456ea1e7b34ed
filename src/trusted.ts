/**
 * Trusted Types: the page's policy lets text become markup or the address of a script only here. Imported before all else:
 * Leaflet looks for SVG as it is loaded.
 */
// oxlint-disable-next-line import/default -- Vite makes the address
import STORE_WORKER from './worker.ts?worker&url';

export { STORE_WORKER };

/** Where the scripts lie that the page starts by itself, workers of features among them: all were built with it. What they import needs no leave. */
const BUILT = STORE_WORKER.slice(0, STORE_WORKER.lastIndexOf('/') + 1);
const SERVICE_WORKER = 'sw.js';
/** How Leaflet asks whether a browser can draw SVG. */
const PROBE = '<svg/>';

// `default` is asked wherever nobody else has made the value.
window.trustedTypes?.createPolicy('default', {
  createHTML: (text) => (text === PROBE ? text : null),
  createScriptURL: (address) =>
    address === SERVICE_WORKER || (address.startsWith(BUILT) && !address.includes('..')) ? address : null,
});
