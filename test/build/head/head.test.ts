import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { linkTags, preconnects } from '../../../src/build/head/headTags.ts';
import { notFoundPage } from '../../../src/build/head/notFoundPage.ts';
import { readConfig } from '../../../src/config.ts';
import { isRecord } from '../../../src/model/record.ts';

const publicFolder = new URL('../../../public/', import.meta.url);

/** Width and height of a PNG. */
function sizeOf(name: string): readonly number[] {
  const bytes = readFileSync(new URL(name, publicFolder));
  expect(bytes.toString('latin1', 1, 4)).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('without the site’s address no tag pretends to know it', () => {
  expect(linkTags(null)).toEqual([]);
  expect(notFoundPage(null)).not.toContain('href');
});

test('with it, link previews have a picture of the size that they are told', () => {
  const tags = linkTags('https://example.org/cameras/').join('\n');
  expect(tags).toContain('<link rel="canonical" href="https://example.org/cameras/" />');
  expect(tags).toContain('<meta property="og:image" content="https://example.org/cameras/preview.png" />');
  const [width, height] = sizeOf('preview.png');
  expect(tags).toContain(`og:image:width" content="${width}"`);
  expect(tags).toContain(`og:image:height" content="${height}"`);
  expect(notFoundPage('https://example.org/cameras/')).toContain('<a href="https://example.org/cameras/">');
});

test('nothing of an address becomes markup', () => {
  const { site } = readConfig({ VITE_SITE_URL: 'https://example.org/"><script>/&' }, '1.0.0');
  expect([...linkTags(site), notFoundPage(site)].join('')).not.toMatch(/<script|&(?!amp;|quot;|lt;|gt;)/);
});

test('the host of the first view’s tiles is met ahead', () => {
  expect(preconnects(readConfig({}, '1.0.0'))).toEqual([
    '<link rel="preconnect" href="https://tile.openstreetmap.org" />',
  ]);
  const own = { VITE_TILE_URL: 'https://{s}.tiles.example/{z}/{x}/{y}.png', VITE_TILE_ATTRIBUTION: 'x' };
  expect(preconnects(readConfig(own, '1.0.0'))).toEqual(['<link rel="preconnect" href="https://a.tiles.example" />']);
});

test('every icon of the manifest is there, in its size', () => {
  const manifest: unknown = JSON.parse(readFileSync(new URL('manifest.webmanifest', publicFolder), 'utf8'));
  const icons = isRecord(manifest) && Array.isArray(manifest['icons']) ? manifest['icons'].filter(isRecord) : [];
  expect(icons.length).toBeGreaterThan(3);
  for (const { src, sizes } of icons) {
    const name = String(src);
    if (name.endsWith('.svg')) expect(existsSync(new URL(name, publicFolder))).toBe(true);
    else expect(sizeOf(name).join('x')).toBe(sizes);
  }
});
