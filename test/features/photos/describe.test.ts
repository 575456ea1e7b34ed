import { describe as group, expect, test } from 'vitest';
import { describe } from '../../../src/features/photos/describe.ts';
import type { Describable } from '../../../src/features/photos/describe.ts';
import { Failure } from '../../../src/model/failure.ts';

const ID = '0a1b2c3d-0000-4000-8000-000000000000';
const PANORAMAX: Describable = { kind: 'panoramax', id: ID };
const COMMONS: Describable = { kind: 'commons', title: 'File:A b.jpg' };

async function ask(
  source: Describable,
  body: unknown,
): Promise<{ photos: Awaited<ReturnType<typeof describe>>; asked: string }> {
  let asked = '';
  const fetch = (address: string): Promise<Response> => {
    asked = address;
    return Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body)));
  };
  return { photos: await describe(fetch, source, new AbortController().signal), asked };
}

const panoramax = (href: string): unknown => ({
  type: 'FeatureCollection',
  features: [
    {
      id: ID,
      properties: { datetime: '2024-05-01T10:00:00+00:00', license: 'CC-BY-SA-4.0', 'geovisio:producer': 'Ada' },
      links: [{ rel: 'license', href: 'https://creativecommons.org/licenses/by-sa/4.0/' }],
      assets: { sd: { href } },
    },
  ],
});

group('a photo of Panoramax', () => {
  test('has author, license, date and link', async () => {
    const image = 'https://panoramax.openstreetmap.fr/derivates/0a/sd.jpg';
    const { photos, asked } = await ask(PANORAMAX, panoramax(image));
    expect(asked).toBe(`https://api.panoramax.xyz/api/search?ids=${ID}`);
    expect(photos).toEqual([
      {
        image,
        page: `https://panoramax.xyz/#focus=pic&pic=${ID}`,
        author: 'Ada',
        license: 'CC-BY-SA-4.0',
        licenseHref: 'https://creativecommons.org/licenses/by-sa/4.0/',
        date: '2024-05-01T10:00:00+00:00',
      },
    ]);
  });

  test('on an instance that is not listed is not shown', async () => {
    const { photos } = await ask(PANORAMAX, panoramax('https://stranger.example/a.jpg'));
    expect(photos).toEqual([expect.objectContaining({ image: null, author: 'Ada' })]);
  });

  test('that is gone is none', async () => {
    expect((await ask(PANORAMAX, { features: [] })).photos).toEqual([]);
  });
});

group('a photo of Commons', () => {
  const page = (extmetadata: unknown): unknown => ({
    query: {
      pages: [{ title: 'File:A b.jpg', imageinfo: [{ thumburl: 'https://upload.wikimedia.org/a.jpg', extmetadata }] }],
    },
  });

  test('has its author as plain text, whatever HTML it came as', async () => {
    const Artist = { value: '<a href="//x" onclick="alert(1)">Ada &amp; Bob</a><script>alert(2)</script>' };
    const { photos, asked } = await ask(COMMONS, page({ Artist, LicenseUrl: { value: 'javascript:alert(1)' } }));
    expect(new URL(asked).searchParams.get('titles')).toBe('File:A b.jpg');
    expect(photos).toEqual([
      expect.objectContaining({
        author: 'Ada & Bob',
        license: null,
        licenseHref: null,
        image: 'https://upload.wikimedia.org/a.jpg',
      }),
    ]);
  });

  test('is asked for by category', async () => {
    const { asked } = await ask({ kind: 'commons', title: 'Category:ALPR' }, {});
    expect(new URL(asked).searchParams.get('gcmtitle')).toBe('Category:ALPR');
  });

  test('that is missing is none', async () => {
    expect((await ask(COMMONS, { query: { pages: [{ title: 'File:A b.jpg', missing: true }] } })).photos).toEqual([]);
  });
});

test.each(['<html>busy</html>', '[]', '{"features":3,"query":3}', `"${'x'.repeat(2_000_001)}"`])(
  'an answer that is something else is told: %.20s',
  async (body) => {
    await expect(ask(PANORAMAX, body)).rejects.toBeInstanceOf(Failure);
    await expect(ask(COMMONS, body === '[]' ? '3' : body)).rejects.toBeInstanceOf(Failure);
  },
);
