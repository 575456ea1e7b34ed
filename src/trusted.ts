/**
 * Trusted Types: the page's policy lets text become markup or the address of a script only here. Imported before all else:
 * Leaflet looks for SVG as it is loaded.
 */
import storeWorker from './worker.ts?worker&url';

export { default as STORE_WORKER } from './worker.ts?worker&url';

/** Every script that the page starts by itself. What it imports needs no leave. */
const SCRIPTS: readonly string[] = [storeWorker];
/** How Leaflet asks whether a browser can draw SVG. */
const PROBE = '<svg/>';

/** The part that is used; the types of the DOM don't have it yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: Readonly<Record<'createHTML' | 'createScriptURL', (text: string) => string | null>>,
  ): unknown;
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };

// `default` is asked wherever nobody else has made the value.
trustedTypes?.createPolicy('default', {
  createHTML: (text) => (text === PROBE ? text : null),
  createScriptURL: (address) => (SCRIPTS.includes(address) ? address : null),
});
