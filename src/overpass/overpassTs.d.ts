/**
 * The build of overpass-ts for browsers, typed for what is sound in it. Its own types reach for @types/node,
 * which would lay Node's globals over the browser's in all of src/; the ones used here are its files that don't.
 */
declare module 'overpass-ts/dist/overpass-ts.browser.js' {
  import type { OverpassApiStatus } from 'overpass-ts/dist/status';

  export function parseApiStatus(text: string): OverpassApiStatus;
  export class OverpassRateLimitError extends Error {
    constructor(apiStatus?: OverpassApiStatus | null);
  }
  export class OverpassBadRequestError extends Error {
    readonly errors: string[];
    constructor(query: string, errors: string[]);
  }
  export class OverpassRuntimeError extends Error {
    constructor(errors: string[]);
  }
  export class OverpassGatewayTimeoutError extends Error {}
}
