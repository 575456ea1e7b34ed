import { iso1A2Code } from '@rapideditor/country-coder';
import type { Place } from '../../model/place.ts';
import { indexShapes } from './areaIndex.ts';
import type { AreaKind, AreaShape } from './areaShapes.ts';

/** The areas that a place lies in; null where it is in none of a kind. */
export interface PlaceAreas {
  /** Two letters of ISO 3166-1, by country-coder: with the sea that belongs to it, and US for its territories. */
  readonly country: string | null;
  readonly state: AreaShape | null;
  readonly county: AreaShape | null;
  /** Of a deployer's own areas. */
  readonly custom: AreaShape | null;
}

/** How every count, feed and file tells in which areas a place lies. Of a reader that was asked about it knows the answer. */
export function areaFinder(shapes: readonly AreaShape[]): (place: Place) => PlaceAreas {
  const byKind = (kind: AreaKind) => indexShapes(shapes.filter((shape) => shape.kind === kind));
  const [counties, states, customs] = [byKind('county'), byKind('state'), byKind('custom')];
  const stateById = new Map(shapes.filter(({ kind }) => kind === 'state').map((shape) => [shape.id, shape]));
  const known = new WeakMap<Place, PlaceAreas>();
  return (place) => {
    const before = known.get(place);
    if (before !== undefined) return before;
    const county = counties.find(place);
    const areas: PlaceAreas = {
      country: iso1A2Code([place.lon, place.lat]),
      // A county lies in one state: the two can't contradict each other at a border.
      state: county === null ? states.find(place) : (stateById.get(county.parent ?? '') ?? states.find(place)),
      county,
      custom: customs.find(place),
    };
    known.set(place, areas);
    return areas;
  };
}

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** A country's name in English. */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}
