import { describe, expect, test } from 'vitest';
import { pagePolicy } from '../../../src/build/headers/policies.ts';
import { groundOf, IMAGERY } from '../../../src/catalog/imagery.ts';
import { readConfig } from '../../../src/config.ts';
import { imageryAt, ownOf } from '../../../src/features/imagery/imageryAt.ts';
import type { Place } from '../../../src/model/place.ts';

const idsAt = (lat: number, lon: number): readonly string[] => imageryAt({ lat, lon }, null).map(({ id }) => id);

describe.each(IMAGERY.map((layer) => [layer.name, layer] as const))('%s', (_, layer) => {
  test('is asked over https without a key, and names its terms', () => {
    const url = new URL(layer.url.replaceAll(/\{[zxy]\}/g, '1'));
    expect(url.protocol).toBe('https:');
    expect(url.search).toBe('');
    for (const part of ['{z}', '{x}', '{y}']) expect(layer.url.split(part)).toHaveLength(2);
    expect(url.hostname).not.toMatch(/google/i);
    expect(layer.terms).toMatch(/^https:/);
    expect(layer.attribution).not.toBe('');
  });

  test('names whose photos they are, and that the readers are OpenStreetMap’s', () => {
    const ground = groundOf(layer);
    expect(ground.attribution?.text).toBe(`${layer.attribution} · © OpenStreetMap contributors`);
    expect(ground.attribution?.href).toBe('https://www.openstreetmap.org/copyright');
    expect(ground.imageryUsed).toBe(layer.name);
  });

  test('is let through by the page’s policy, by its very name', () => {
    const images = /img-src ([^;]*)/.exec(pagePolicy(readConfig({}, '1'), []))?.[1] ?? '';
    expect(images.split(' ')).toContain(new URL(layer.url).origin);
    expect(images).not.toContain('*');
  });
});

test('no two have one name', () => {
  expect(new Set(IMAGERY.map(({ id }) => id)).size).toBe(IMAGERY.length);
});

test('what is offered is what there is at the place, the nearest first', () => {
  expect(idsAt(30.27, -97.74)).toEqual(['USGS-Imagery', 'USDA-NAIP', 'EsriWorldImagery']);
  expect(idsAt(45.52, -122.68)).toEqual(['Oregon-OSIP-2022', 'USGS-Imagery', 'USDA-NAIP', 'EsriWorldImagery']);
  expect(idsAt(34.75, -92.29)[0]).toBe('ADOP_2023_9in');
  expect(idsAt(44.26, -72.58)[0]).toBe('VT_Best_CLR');
  expect(idsAt(21.3, -157.86)).toEqual(['USGS-Imagery', 'EsriWorldImagery']);
  expect(idsAt(48.85, 2.35)).toEqual(['fr.ign.bdortho', 'EsriWorldImagery']);
  expect(idsAt(48.21, 16.37)).toEqual(['basemap.at-orthofoto', 'EsriWorldImagery']);
  expect(idsAt(-33.9, 18.4)).toEqual(['EsriWorldImagery']);
});

describe('a deployer’s own', () => {
  const URL_ = 'https://tiles.example.org/{z}/{x}/{y}.jpg';
  const place: Place = { lat: 0, lon: 0 };

  test('comes first everywhere, and the page may ask it', () => {
    const own = ownOf(URL_, 'City of Example');
    expect(imageryAt(place, own)[0]).toMatchObject({ url: URL_, name: 'City of Example' });
    const config = readConfig({ VITE_IMAGERY_URL: URL_, VITE_IMAGERY_ATTRIBUTION: 'City of Example' }, '1');
    expect(config.imagery).toEqual(own);
    expect(pagePolicy(config, [])).toMatch(/img-src [^;]*https:\/\/tiles\.example\.org/);
  });

  test('is none without settings, and one without the other ends the build', () => {
    expect(ownOf('', undefined)).toBeNull();
    expect(readConfig({}, '1').imagery).toBeNull();
    expect(() => readConfig({ VITE_IMAGERY_URL: URL_ }, '1')).toThrow(/VITE_IMAGERY_ATTRIBUTION/);
    expect(() => readConfig({ VITE_IMAGERY_ATTRIBUTION: 'x' }, '1')).toThrow(/VITE_IMAGERY_URL/);
    expect(() =>
      readConfig({ VITE_IMAGERY_URL: 'http://example.org/{z}/{x}/{y}', VITE_IMAGERY_ATTRIBUTION: 'x' }, '1'),
    ).toThrow(/VITE_IMAGERY_URL/);
    expect(() => readConfig({ VITE_IMAGERY: 'x' }, '1')).toThrow(/VITE_IMAGERY is not a setting/);
  });
});
