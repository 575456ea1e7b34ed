import { describe, expect, test } from 'vitest';
import { ConfigError, origins, readConfig } from '../src/config.ts';

describe('settings', () => {
  test('of an empty environment read the live map and can’t write', () => {
    const config = readConfig({}, '1.0.0');
    expect(config.server).toBe('live');
    expect(config.servers.live.oauthClientId).toBeNull();
    expect(config.servers.practice.available).toBe(false);
    expect(config.site).toBeNull();
  });

  test('for the practice world need nothing', () => {
    const config = readConfig({ VITE_OSM_SERVER: 'practice' }, '1.0.0');
    expect(config.servers.practice).toMatchObject({ available: true, oauthClientId: 'sightline-practice' });
  });

  test('speak of the chosen server alone', () => {
    const config = readConfig(
      {
        VITE_OSM_SERVER: 'test',
        VITE_OSM_CLIENT_ID: 'abc-DEF_1',
        VITE_OVERPASS_URL: 'https://overpass.example.org/api/interpreter/',
        VITE_OSM_API_URL: 'https://api.example.org',
        VITE_OSM_AUTH_URL: 'https://www.example.org',
      },
      '1.0.0',
    );
    expect(config.servers.test).toMatchObject({
      oauthClientId: 'abc-DEF_1',
      overpass: 'https://overpass.example.org/api/interpreter',
      api: 'https://api.example.org',
      auth: 'https://www.example.org',
    });
    expect(config.servers.live.oauthClientId).toBeNull();
    expect(config.servers.live.api).toBe('https://api.openstreetmap.org');
  });

  test('offer the catalog’s base maps where the real world is shown, and let their tiles through', () => {
    const hills = {
      id: 'hills',
      name: 'Hills',
      url: 'https://{s}.hills.example.org/{z}/{x}/{y}.png',
      attribution: { text: '© Hills', href: 'https://hills.example.org' },
      maxNativeZoom: 17,
      imageryUsed: 'Hills',
    };
    const config = readConfig({ VITE_OSM_SERVER: 'practice' }, '1.0.0', [hills]);
    expect(config.servers.live.baseMaps.map(({ id }) => id)).toEqual(['standard', 'hills', 'plain']);
    expect(config.servers.practice.baseMaps.map(({ id }) => id)).toEqual(['practice', 'plain']);
    expect(origins(config).images).toContain('https://*.hills.example.org');
  });

  test('may name other tiles, with their attribution', () => {
    const config = readConfig(
      { VITE_TILE_URL: 'https://{s}.tiles.example.org/{z}/{x}/{y}.png', VITE_TILE_ATTRIBUTION: '© Example' },
      '1.0.0',
    );
    expect(config.servers.live.baseMaps[0]).toMatchObject({ attribution: { text: '© Example' } });
    expect(origins(config).images).toContain('https://*.tiles.example.org');
  });

  test.each([
    ['https://example.org', 'https://example.org/'],
    ['https://Example.org/cameras', 'https://example.org/cameras/'],
    [' https://example.org/cameras/ ', 'https://example.org/cameras/'],
  ])('say where the site is: %s', (given, site) => {
    expect(readConfig({ VITE_SITE_URL: given }, '1.0.0').site).toBe(site);
  });

  test.each([
    [{ VITE_OSM_SERVER: 'production' }, 'VITE_OSM_SERVER'],
    [{ VITE_OVERPASS_URL: 'http://overpass.example.org' }, 'VITE_OVERPASS_URL'],
    [{ VITE_OVERPASS_URL: 'overpass' }, 'VITE_OVERPASS_URL'],
    [{ VITE_OSM_API_URL: 'javascript:alert(1)' }, 'VITE_OSM_API_URL'],
    [{ VITE_OSM_API_URL: 'https://user:word@example.org' }, 'VITE_OSM_API_URL'],
    [{ VITE_OSM_AUTH_URL: 'https://example.org/?a=b' }, 'VITE_OSM_AUTH_URL'],
    [{ VITE_OSM_CLIENT_ID: 'a b' }, 'VITE_OSM_CLIENT_ID'],
    [{ VITE_TILE_URL: 'https://example.org/{z}/{x}.png', VITE_TILE_ATTRIBUTION: 'x' }, 'VITE_TILE_URL'],
    [{ VITE_TILE_URL: 'https://example.org/{z}/{x}/{y}.png' }, 'VITE_TILE_ATTRIBUTION'],
    [{ VITE_TILE_ATTRIBUTION: 'x' }, 'VITE_TILE_URL'],
    [{ VITE_OSM_CLIENT: 'typo' }, 'VITE_OSM_CLIENT'],
    [{ VITE_SITE: 'https://example.org/' }, 'VITE_SITE'],
    [{ VITE_SITE_URL: 'example.org' }, 'VITE_SITE_URL'],
    [{ VITE_SITE_URL: 'http://example.org/' }, 'VITE_SITE_URL'],
    [{ VITE_SITE_URL: 'https://example.org/index.html' }, 'VITE_SITE_URL'],
    [{ VITE_SITE_URL: 'https://example.org/?a' }, 'VITE_SITE_URL'],
    [{ VITE_SITE_URL: 'https://example.org/#map' }, 'VITE_SITE_URL'],
  ])('that are wrong are named: %o', (env, name) => {
    expect(() => readConfig(env, '1.0.0')).toThrow(ConfigError);
    expect(() => readConfig(env, '1.0.0')).toThrow(name);
  });

  test('lets the page ask the hosts of features', () => {
    expect(origins(readConfig({}, '1.0.0'), ['https://photos.example/api']).connect).toContain(
      'https://photos.example',
    );
  });

  test('let the page talk to its servers and to nobody else', () => {
    expect(origins(readConfig({}, '1.0.0')).connect.toSorted()).toEqual([
      'https://api.openstreetmap.org',
      'https://overpass-api.de',
      'https://www.openstreetmap.org',
    ]);
  });

  test('offer the server for tests where a deployer says so, and beside the practice world', () => {
    const offers = (settings: Readonly<Record<string, string>>): boolean =>
      readConfig(settings, '1.0.0').servers.test.available;
    expect(offers({})).toBe(false);
    expect(offers({ VITE_OSM_OFFER_TEST: 'yes' })).toBe(true);
    expect(offers({ VITE_OSM_SERVER: 'test' })).toBe(true);
    expect(offers({ VITE_OSM_SERVER: 'practice' })).toBe(true);
  });
});
