/** Texts that made a scanner go over itself again and again. They are run whole; the limit only catches a hang. */
import { runInThisContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import { fold } from '../src/model/fold.ts';
import { parseDirection } from '../src/model/direction.ts';
import { plainNumerals } from '../src/model/numerals.ts';
import { isStartDate, parseDate } from '../src/model/date.ts';
import { httpUrl } from '../src/model/httpUrl.ts';
import { checkText } from '../src/model/text.ts';
import { parseAddress } from '../src/places/address.ts';
import { parseCoordinates } from '../src/places/coordinates.ts';
import { createGazetteer, findPlaces } from '../src/places/gazetteer.ts';
import { createDecoder } from '../src/overpass/decode.ts';
import { errorsOf, plainText } from '../src/overpass/plainText.ts';
import { readXml } from '../src/osm/api/readXml.ts';
import { photoLinks } from '../src/ui/panel/facts.ts';
import { visible } from '../src/ui/parts/visible.ts';

/** A thousand times what a busy machine needs. ms */
const HANG = 20_000;

/** Runs it; code that hangs is stopped, which a test's own limit can't do. */
function withoutHanging(run: () => void): void {
  vi.stubGlobal('hanging', run);
  try {
    runInThisContext('hanging()', { timeout: HANG });
  } finally {
    vi.unstubAllGlobals();
  }
}

test('a direction of blanks and hyphens is read at once', () => {
  const value = `${' '.repeat(101)}-${' '.repeat(152)}-`;
  expect(value).toHaveLength(255);
  withoutHanging(() => expect(parseDirection(value)).toEqual({ kind: 'not-understood' }));
});

const LONG = 200_000;
const PIECES = [
  ' ',
  '-',
  '1',
  '1 ',
  '- ',
  '1,',
  '1.',
  '\u00A0',
  '\u200E',
  'a',
  '@',
  'a@a.',
  '<',
  '<a',
  '<head',
  '<script ',
  '<a ',
];
const MORE = [
  '<strong>',
  '<strong> ',
  '"',
  "'",
  '=',
  'a=',
  '<!--',
  '&',
  '&a',
  '#',
  'map=',
  '#&',
  '/',
  'node/1',
  '°',
  '\uD800',
  '1;',
];
const texts = [...PIECES, ...MORE].map((piece) => piece.repeat(Math.ceil(LONG / piece.length)));
const ends = ['', '!', '\n', '1'];

function quietly(run: () => unknown): void {
  try {
    run();
  } catch {
    // Refused is as good as read.
  }
}

const gazetteer = createGazetteer([{ name: 'York', region: 'GB', lat: 53.958, lon: -1.083 }]);
test.each<[string, (text: string) => unknown]>([
  ['a direction', parseDirection],
  ['figures', plainNumerals],
  ['coordinates', parseCoordinates],
  ['an address', parseAddress],
  ['a town', (text) => findPlaces(gazetteer, text, 8)],
  ['a name', fold],
  ['a date', parseDate],
  ['a start date', isStartDate],
  ['a value', checkText],
  ['a web address', httpUrl],
  [
    'photos',
    (text) =>
      photoLinks(
        new Map([
          ['image', text],
          ['mapillary', text],
          ['panoramax', text],
        ]),
      ),
  ],
  ['a foreign text', visible],
  ['a page of Overpass', plainText],
  ['an error of Overpass', errorsOf],
  ['an answer of the API', readXml],
  ['an attribute of the API', (text) => readXml(`<a k="${text}"/>`)],
  ['an element of the API', (text) => readXml(`<a ${text}/>`)],
])('%s of any length is read or refused, and does not hang', { timeout: HANG }, (_, read) => {
  withoutHanging(() => {
    for (const text of texts) for (const end of ends) quietly(() => read(text + end));
  });
});

test('an answer that comes in pieces is parsed once, not once a piece', async () => {
  const elements = Array.from({ length: 2000 }, (_, i) =>
    JSON.stringify({ type: 'node', id: i + 1, lat: 0, lon: 0, tags: { note: '},{'.repeat(9) } }, null, 1),
  );
  const answer = `{"version":0.6,"osm3s":{"timestamp_osm_base":"2026-11-25T00:00:00Z"},"elements":[\n${elements.join(',\n')}\n]}`;
  const parse = vi.spyOn(JSON, 'parse');
  const decoder = createDecoder({ tag: () => undefined, add: () => undefined, discard: () => undefined });
  let text = '';
  for (let at = 0; at < answer.length; at += 1000) text = decoder.early(text + answer.slice(at, at + 1000));
  expect(await decoder.finish(text)).toMatchObject({ count: 2000, dropped: 0 });
  const characters = parse.mock.calls.reduce((sum, [given]) => sum + given.length, 0);
  parse.mockRestore();
  expect(characters).toBeLessThan(1.1 * answer.length);
});

test('an answer of the API is looked through once, however many blanks end it', () => {
  const elements = 5000;
  const text = `<a>${'<b/>'.repeat(elements)}</a>${' '.repeat(LONG)}`;
  // Each look at the text's end goes over all of the blanks.
  const trims = [vi.spyOn(String.prototype, 'trim'), vi.spyOn(String.prototype, 'trimEnd')];
  expect(readXml(text).children).toHaveLength(elements);
  const looks = trims.reduce((sum, trim) => sum + trim.mock.calls.length, 0);
  for (const trim of trims) trim.mockRestore();
  expect(looks).toBeLessThanOrEqual(1);
});
