import { expect, test } from 'vitest';
import { whatToAnswer } from '../../src/offline/whatToAnswer.ts';

const SCOPE = 'https://name.example/a/';
const KNOWN = new Set(['places.txt', 'assets/index-1.js']);

function asked(url: string, { method = 'GET', mode = 'no-cors', range = false } = {}) {
  const request = { url, method, mode, headers: { has: (name: string) => range && name === 'range' } };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- any mode there is
  return whatToAnswer(request as Parameters<typeof whatToAnswer>[0], SCOPE, KNOWN);
}

test.each(['', '?utm_source=mail', 'index.html', '#map=3/0/0'])('the page at %s is answered', (rest) => {
  expect(asked(`${SCOPE}${rest}`, { mode: 'navigate' })).toEqual({ kind: 'page' });
});

test.each(['places.txt', 'assets/index-1.js', 'assets/About-of-another-version.js'])('%s is answered', (name) => {
  expect(asked(`${SCOPE}${name}`)).toEqual({ kind: 'file', name });
});

test.each([
  ['another page', `${SCOPE}about.html`, { mode: 'navigate' }],
  ['the landing page', `${SCOPE}land.html?code=1`, { mode: 'navigate' }],
  ['the landing page without its ending', `${SCOPE}land?code=1`, { mode: 'navigate' }],
  ['the landing page, asked for', `${SCOPE}land.html`, {}],
  ['a range', `${SCOPE}places.txt`, { range: true }],
  ['a snapshot', `${SCOPE}snapshot/snapshot.json`, {}],
  ['a snapshot among the assets', `${SCOPE}assets/cameras.parquet`, {}],
  ['a question', `${SCOPE}places.txt?a`, {}],
  ['something that is sent', `${SCOPE}places.txt`, { method: 'POST' }],
  ['a tile', 'https://tile.openstreetmap.org/1/1/1.png', {}],
  ['the same path elsewhere', 'https://other.example/a/places.txt', {}],
  ['another folder', 'https://name.example/b/assets/index-1.js', {}],
  ['a folder of the same beginning', 'https://name.example/ab/places.txt', {}],
  ['the folder without its slash', 'https://name.example/a', { mode: 'navigate' }],
])('%s is not answered', (_, url, how) => {
  expect(asked(url, how)).toBeNull();
});
