import { expect, test } from 'vitest';
import { licenseOf, packageOf } from '../../src/build/licensesPlugin.ts';

const root = new URL('../../node_modules/', import.meta.url).pathname;

test('a module belongs to the innermost package around it', () => {
  expect(packageOf('/a/node_modules/leaflet/src/map/Map.js')).toBe('/a/node_modules/leaflet');
  expect(packageOf('/a/node_modules/@preact/signals/dist/x.js')).toBe('/a/node_modules/@preact/signals');
  expect(packageOf('/a/node_modules/b/node_modules/c/d.js')).toBe('/a/node_modules/b/node_modules/c');
  expect(packageOf('C:\\a\\node_modules\\b\\c.js')).toBe('C:/a/node_modules/b');
  expect(packageOf('/a/src/main.tsx')).toBeNull();
});

test('a package is named with its version and license, and the text that it brings', () => {
  const leaflet = licenseOf(`${root}leaflet`);
  expect(leaflet).toMatch(/^leaflet 1\.9\.4, BSD-2-Clause\n\n/);
  expect(leaflet).toContain('Redistribution and use in source and binary forms');
});
