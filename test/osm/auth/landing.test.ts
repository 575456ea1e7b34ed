import { expect, test } from 'vitest';
import { doesLand } from '../../../src/osm/auth/landing.ts';

const ADDRESS = 'https://example.org/map/land.html';
const PAGE = '<script src="land.js" defer></script>';

/** A host that leads a request there, and serves a text. */
function host(url: string, text = PAGE, status = 200): typeof fetch {
  return async () => {
    const response = new Response(text, { status });
    Object.defineProperty(response, 'redirected', { value: url !== `${ADDRESS}?probe=1` });
    Object.defineProperty(response, 'url', { value: url });
    return Promise.resolve(response);
  };
}

test.for([
  ['serves the page', host(`${ADDRESS}?probe=1`), true],
  ['leads elsewhere with the query', host('https://example.org/map/land?probe=1'), true],
  ['leads elsewhere without it', host('https://example.org/map/land'), false],
  ['serves another page in its place', host(`${ADDRESS}?probe=1`, '<div id="app"></div>'), false],
  ['has no such page', host(`${ADDRESS}?probe=1`, PAGE, 404), false],
  ['can’t be reached just now', () => Promise.reject(new TypeError('Failed to fetch')), true],
] as const)('where the host %s', async ([, fetchPage, lands]) => {
  expect(await doesLand(ADDRESS, fetchPage)).toBe(lands);
});
