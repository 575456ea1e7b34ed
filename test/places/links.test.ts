import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../src/places/address.ts';
import { parseLink } from '../../src/places/links.ts';

const HERE = { lat: 33.755, lon: -84.39 };

describe('the address of a map', () => {
  test.each([
    ['https://www.openstreetmap.org/#map=17/33.755/-84.39', 17],
    ['https://www.openstreetmap.org/?mlat=33.755&mlon=-84.39#map=12/1/2', 12],
    ['https://www.openstreetmap.org/?lat=33.755&lon=-84.39&zoom=15', 15],
    ['#18/33.755/-84.39', 18],
    ['https://example.org/map/#12.6/33.755/-84.39/-20/45', 13],
    ['https://www.google.com/maps/@33.755,-84.39,17z', 17],
    ['https://www.google.com/maps/@33.755,-84.39,17.55z/data=!3m1!1e3', 18],
    ['https://www.google.com/maps/place/Corner/@1.5,2.5,15z/data=!4m5!3m4!1s0x0:0x0!8m2!3d33.755!4d-84.39', 15],
    ['https://www.google.com/maps?q=33.755,-84.39', null],
    ['https://maps.google.com/?ll=33.755,-84.39&z=16', 16],
    ['https://www.google.com/maps/search/33.755,+-84.39?entry=tts', null],
    ['https://www.google.com/maps/search/?api=1&query=33.755%2C-84.39', null],
    ['https://www.google.com/maps/dir/?api=1&destination=33.755,-84.39', null],
    ['https://maps.apple.com/?ll=33.755,-84.39&z=18', 18],
    ['https://maps.apple.com/place?coordinate=33.755,-84.39', null],
    ['https://www.bing.com/maps?cp=33.755~-84.39&lvl=17', 17],
    ['https://www.waze.com/ul?ll=33.755%2C-84.39&navigate=yes', null],
    ['https://wego.here.com/?map=33.755,-84.39,17,normal', null],
    ['https://yandex.com/maps/?ll=-84.39%2C33.755&z=17', 17],
    ['https://www.mapillary.com/app/?lat=33.755&lng=-84.39&z=17', 17],
    ['geo:33.755,-84.39', null],
    ['geo:33.755,-84.39?z=17', 17],
    ['geo:0,0?q=33.755,-84.39(Corner)', null],
    ['https://www.openstreetmap.org/edit#map=19/33.755/-84.39', 19],
  ])('%s is its place', (text, zoom) => {
    expect(parseLink(text)).toEqual({ place: HERE, zoom, key: null });
  });

  test.each([
    ['<https://example.org/#map=17/33.755/-84.39>', 'brackets of a mail program'],
    ['(see https://example.org/#map=17/33.755/-84.39).', 'a sentence around it'],
    ['https://example.org/#map=17/33.755/-84.39.', 'a full stop'],
    ['https://example.org/%23map=17/33.755/-84.39', 'a percent sign'],
    ['https://example.org/#map%3D17%2F33.755%2F-84.39', 'more of them'],
    ['https://example.org/#map=17/\n33.755/-84.39', 'a line that was broken'],
    ['https://example.org/?a=b&amp;c=d#map=17/33.755/-84.39', 'an entity of HTML'],
  ])('%s is read for all of %s', (text) => {
    expect(parseLink(text)).toEqual({ place: HERE, zoom: 17, key: null });
  });

  test('a little beyond the antimeridian is on its other side', () => {
    expect(parseLink('#map=8/10/180.001')?.place?.lon).toBeCloseTo(-179.999, 9);
    expect(parseLink('#map=8/10/-181')?.place?.lon).toBe(179);
    expect(parseLink('#map=8/91/0')).toBeNull();
  });

  test('of OpenStreetMap’s short kind is the middle of what it names', () => {
    const link = parseLink('https://osm.org/go/0EEQjE--');
    expect(link?.place?.lat).toBeCloseTo(51.5107, 3);
    expect(link?.place?.lon).toBeCloseTo(0.055, 2);
  });

  test('of one of this site’s own has everything in it', () => {
    expect(parseAddress('https://example.org/cameras/#map=17/33.755/-84.39&node=123')).toEqual({
      kind: 'object',
      key: 'node/123',
      place: HERE,
      zoom: 17,
    });
  });

  test.each([
    ['node/123', 'node/123'],
    ['https://www.openstreetmap.org/node/123#map=17/33.755/-84.39', 'node/123'],
    ['https://www.openstreetmap.org/way/5/history', 'way/5'],
    ['https://www.openstreetmap.org/edit?node=9', 'node/9'],
    ['https://www.openstreetmap.org/edit#id=n77&map=19/1/2', 'node/77'],
    ['http://127.0.0.1:8111/load_and_zoom?select=way12', 'way/12'],
  ])('%s names an object', (text, key) => {
    expect(parseLink(text)?.key).toBe(key);
  });

  test.each(['', 'Atlanta', 'https://example.org/', '#18/33.7', 'node/0', 'geo:x', `#map=1/2/3${'x'.repeat(2000)}`])(
    '%s is none',
    (text) => {
      expect(parseLink(text)).toBeNull();
    },
  );
});
