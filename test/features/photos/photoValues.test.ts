import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { photosOf } from '../../../src/features/photos/photoValues.ts';

const ID = '0a1b2c3d-0000-4000-8000-000000000000';
const sources = (of: Readonly<Record<string, string>>): readonly unknown[] =>
  photosOf(new Map(Object.entries(of))).map(({ source }) =>
    'host' in source ? { kind: source.kind, href: source.href, host: source.host.name } : source,
  );

describe('photos', () => {
  test.each([
    [{ panoramax: ID, 'panoramax:1': ID.replace('0a', '1A') }, ['panoramax', 'panoramax']],
    [{ wikimedia_commons: 'File:A_b.jpg;Category:ALPR' }, ['commons', 'commons']],
    [{ image: `https://api.panoramax.xyz/#focus=pic&pic=${ID}` }, ['panoramax']],
    [{ mapillary: '1234567890' }, ['link']],
    [{ image: 'yes', panoramax: 'x' }, ['unknown', 'unknown']],
    [{ image: 'javascript:alert(1)' }, ['unknown']],
    [{ 'image:license': 'https://example.org/', image_size: 'https://example.org/' }, []],
  ])('of %o are %j', (tags, kinds) => {
    expect(sources(tags)).toEqual(kinds.map((kind) => expect.objectContaining({ kind })));
  });

  test('of Commons have one title, however it is written', () => {
    const title = 'File:Pole & cam.jpg';
    for (const image of [
      'File:Pole_&_cam.jpg',
      'image:Pole & cam.jpg',
      'https://commons.wikimedia.org/wiki/File:Pole_%26_cam.jpg',
      'https://upload.wikimedia.org/wikipedia/commons/a/ab/Pole_%26_cam.jpg',
      'https://upload.wikimedia.org/wikipedia/commons/thumb/a/ab/Pole_%26_cam.jpg/500px-Pole_%26_cam.jpg',
    ]) {
      expect(sources({ image })).toEqual([{ kind: 'commons', title }]);
    }
    expect(sources({ wikimedia_commons: 'Pole & cam.jpg' })).toEqual([{ kind: 'commons', title }]);
  });

  test('may have a semicolon within an address or a title', () => {
    expect(sources({ image: 'https://a.example/x;y.jpg;https://b.example/z.jpg' })).toEqual([
      { kind: 'link', href: 'https://a.example/x;y.jpg', site: 'a.example' },
      { kind: 'link', href: 'https://b.example/z.jpg', site: 'b.example' },
    ]);
    expect(sources({ wikimedia_commons: 'File:A;B.jpg' })).toEqual([{ kind: 'commons', title: 'File:A;B.jpg' }]);
  });

  test('are shown within the page by a listed host over https alone', () => {
    expect(sources({ image: 'https://alpr.pictures/a%20b.jpg' })).toEqual([
      { kind: 'hosted', href: 'https://alpr.pictures/a%20b.jpg', host: 'alpr.pictures' },
    ]);
    for (const image of [
      'http://alpr.pictures/a.jpg',
      'https://alpr.pictures.example/a.jpg',
      'https://alpr.pictures:8443/a.jpg',
      'https://alpr.pictures@example.org/a.jpg',
    ]) {
      expect(sources({ image })).toEqual([expect.objectContaining({ kind: 'link' })]);
    }
  });

  test('never lead anywhere but to http and https, whatever the tags hold', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('image', 'wikimedia_commons', 'panoramax:2', 'mapillary'),
        fc.string(),
        (key, value) => {
          for (const { source } of photosOf(new Map([[key, value]]))) {
            if ('href' in source) expect(source.href).toMatch(/^https?:\/\//);
          }
        },
      ),
    );
  });
});
