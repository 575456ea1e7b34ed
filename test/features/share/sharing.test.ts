import { DOMParser } from '@xmldom/xmldom';
import { expect, test } from 'vitest';
import { embedCode } from '../../../src/features/share/embedCode.ts';
import { pictureOf } from '../../../src/features/share/plainPicture.ts';
import { withoutEmbed } from '../../../src/state/permalink.ts';

test('the frame has a name, escaped, and the address of the embedded map', () => {
  const address = 'https://example.org/#map=12/40/-75&maker="><script>';
  const code = embedCode(address, 'A "title"');
  const parsed = new DOMParser().parseFromString(code.replaceAll(/ loading="lazy"/g, ''), 'text/xml');
  const frame = parsed.documentElement;
  expect(frame?.nodeName).toBe('iframe');
  expect(frame?.getAttribute('src')).toBe(`${address}&embed`);
  expect(frame?.getAttribute('title')).toBe('A "title"');
});

test.each([
  ['https://a.org/#map=1/2/3&embed', 'https://a.org/#map=1/2/3&'],
  ['https://a.org/#embed&map=1/2/3', 'https://a.org/#map=1/2/3'],
  ['https://a.org/#map=1/2/3&embedded=1', 'https://a.org/#map=1/2/3&embedded=1'],
])('%s without the frame', (address, whole) => expect(withoutEmbed(address)).toBe(whole));

test('a picture is one whole document: a dot a reader, over the antimeridian too, north, a scale, and its words', () => {
  const box = { south: 40, west: 179, north: 41, east: 181 };
  const places = [
    { lat: 40.5, lon: 179.5 },
    { lat: 40.5, lon: -179.5 },
  ];
  const svg = pictureOf(box, places, {
    title: '<T>',
    lines: ['2 readers', '© OpenStreetMap contributors'],
    north: 'N',
    distance: (metres) => `${metres} m`,
  });
  const problems: string[] = [];
  const parsed = new DOMParser({ onError: (_, said) => void problems.push(said) }).parseFromString(
    svg,
    'image/svg+xml',
  );
  expect(problems).toEqual([]);
  const dots = Array.from(parsed.getElementsByTagName('path'))[0]?.getAttribute('d') ?? '';
  expect(Array.from(dots.matchAll(/M([\d.]+) /g), ([, x]) => Number(x))).toEqual([300, 900]);
  const texts = Array.from(parsed.getElementsByTagName('text'), (text) => text.textContent);
  expect(texts).toEqual(['N', '20000 m', '<T>', '2 readers', '© OpenStreetMap contributors']);
});
