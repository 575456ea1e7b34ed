import type { Place } from '../../model/place.ts';
import { parseOplLine } from './opl.ts';
import type { OplObject } from './opl.ts';
import type { RowSink } from './row.ts';

/** Relations within relations are followed so far. */
const DEEPEST = 4;

/**
 * Puts the objects of an OPL text that `isWanted` into a sink. A way or a relation stands in the middle of the box around
 * all of its nodes that the text has, as `out center` of Overpass has it.
 * @returns how many of them have no place
 */
export function placeRows(
  opl: string,
  isWanted: (tags: ReadonlyMap<string, string>) => boolean,
  sink: Pick<RowSink, 'tag' | 'add'>,
): number {
  const objects = new Map<string, OplObject>();
  for (const line of opl.split('\n')) {
    const object = parseOplLine(line);
    if (object !== null) objects.set(`${object.type}${object.id}`, object);
  }
  let placeless = 0;
  for (const object of objects.values()) {
    if (!isWanted(new Map(object.tags))) continue;
    const place = object.place ?? middleOf(placesOf(object, objects, DEEPEST));
    if (place === null) {
      placeless += 1;
      continue;
    }
    for (const [key, value] of object.tags) sink.tag(key, value);
    sink.add('nwr'.indexOf(object.type), object.id, place.lat, place.lon, object.version, object.edited);
  }
  return placeless;
}

function placesOf(object: OplObject, all: ReadonlyMap<string, OplObject>, depth: number): readonly Place[] {
  if (object.place !== null) return [object.place];
  if (depth === 0) return [];
  return object.members.flatMap((name) => {
    const member = all.get(name);
    return member === undefined ? [] : placesOf(member, all, depth - 1);
  });
}

function middleOf(places: readonly Place[]): Place | null {
  const [first] = places;
  if (first === undefined) return null;
  let [south, west, north, east] = [first.lat, first.lon, first.lat, first.lon];
  for (const { lat, lon } of places) {
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
  }
  return { lat: (south + north) / 2, lon: (west + east) / 2 };
}
