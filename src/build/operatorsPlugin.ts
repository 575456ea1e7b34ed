/** Makes the list of operators for the build (Node): those of surveillance cameras in name-suggestion-index, with where they work. */
import { readFileSync } from 'node:fs';
import { LocationConflation } from '@rapideditor/location-conflation';
import type { Plugin } from 'vite';
import type { Area, OperatorFile } from '../model/operatorIndex.ts';
import { KEY, typeKey, wikidataKey } from '../model/tagging/keys.ts';

const PATH = 'operators/man_made/surveillance';

interface Item {
  readonly displayName: string;
  readonly locationSet: { readonly include?: readonly (string | [number, number] | [number, number, number])[] };
  readonly tags: Readonly<Record<string, string>>;
}

function read(name: string): unknown {
  // The package exports its program only; the data lie beside it.
  const folder = new URL('../json/', import.meta.resolve('name-suggestion-index'));
  return JSON.parse(readFileSync(new URL(`${name}.min.json`, folder), 'utf8'));
}

/** To a tenth of a degree, outward: the list is about likelihood. */
function areaOf(points: readonly (readonly number[])[]): Area {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon = 0, lat = 0] of points) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const out = (value: number, round: (value: number) => number): number => round(value * 10) / 10;
  return [out(west, Math.floor), out(south, Math.floor), out(east, Math.ceil), out(north, Math.ceil)];
}

/** The boxes around a feature: one, or one on each side of the date line. */
function areasOf({ geometry }: GeoJSON.Feature<GeoJSON.Polygon | GeoJSON.MultiPolygon>): readonly Area[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const all = areaOf(polygons.flat(2));
  if (polygons.length === 1 || all[2] - all[0] <= 180) return [all];
  const isWest = (polygon: GeoJSON.Position[][]): boolean => (polygon[0]?.[0]?.[0] ?? 0) < 0;
  return [polygons.filter((polygon) => isWest(polygon)), polygons.filter((polygon) => !isWest(polygon))]
    .filter((side) => side.length > 0)
    .map((side) => areaOf(side.flat(2)));
}

/** The list, in the index's own order. */
export function operatorFile(): OperatorFile {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a package's own files, of the version that is locked
  const index = read('nsi') as { readonly nsi: Readonly<Record<string, { readonly items: readonly Item[] }>> };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
  const shapes = new LocationConflation(read('featureCollection') as GeoJSON.FeatureCollection);
  const areas: Area[] = [];
  const known = new Map<string, number>();
  const numberOf = (area: Area): number => {
    const name = area.join(' ');
    const at = known.get(name) ?? areas.push(area) - 1;
    known.set(name, at);
    return at;
  };
  const items = index.nsi[PATH]?.items ?? [];
  const list = items.map(({ displayName, locationSet, tags }): OperatorFile['operators'][number] => {
    const name = tags[KEY.operator] ?? displayName;
    const where = (locationSet.include ?? ['001']).flatMap((location) =>
      areasOf(shapes.resolveLocation(location).feature).map((area) => numberOf(area)),
    );
    const label = displayName === name ? '' : displayName;
    return [name, label, tags[wikidataKey(KEY.operator)] ?? '', tags[typeKey(KEY.operator)] ?? '', [...new Set(where)]];
  });
  return { areas, operators: list };
}

/** Lets the page import the list as `virtual:operators`. */
export function operators(): Plugin {
  const name = 'virtual:operators';
  return {
    name: 'sightline:operators',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) => (id === `\0${name}` ? `export default ${JSON.stringify(operatorFile())}` : null),
  };
}
