/** Gates and trips as GeoJSON (RFC 7946), to keep and to check. */
import type { Camera } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import type { Place } from '../../model/place.ts';
import { round7 } from '../../model/place.ts';
import type { Coverage } from './measure.ts';
import { lineOf } from './trips/passing.ts';

export function gatesGeoJson({ gates }: Pick<Coverage, 'gates'>, readers: readonly Camera[]): string {
  const features = gates.map(({ place, names, crossings, facing, near }, index) => ({
    type: 'Feature',
    properties: {
      gate: index + 1,
      names,
      crossings: crossings.length,
      watched: facing.length > 0,
      facing: keysOf(facing, readers),
      near: keysOf(near, readers),
    },
    geometry: { type: 'Point', coordinates: position(place) },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

export function tripsGeoJson(
  { trips, passed, graph }: Pick<Coverage, 'trips' | 'passed' | 'graph'>,
  readers: readonly Camera[],
): string {
  const features = trips.map((trip, index) => ({
    type: 'Feature',
    properties: {
      trip: index + 1,
      time_s: trip.time / 1000,
      length_m: trip.legs.reduce((sum, { from, to }) => sum + Math.abs(to - from), 0) / 1000,
      passes: keysOf(passed[index] ?? [], readers),
    },
    geometry: lineGeometry(lineOf(trip, graph)),
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

function keysOf(numbers: readonly number[], readers: readonly Camera[]): string[] {
  return numbers.flatMap((number) => {
    const reader = readers[number];
    return reader === undefined ? [] : [keyOf(reader)];
  });
}

/** Cut at the antimeridian, as RFC 7946 asks; a trip that goes nowhere is a point. */
function lineGeometry(line: readonly Place[]): unknown {
  const [first] = line;
  if (line.length < 2) return first === undefined ? null : { type: 'Point', coordinates: position(first) };
  const parts: [number, number][][] = [[]];
  let last: Place | undefined;
  for (const place of line) {
    if (last !== undefined && Math.abs(place.lon - last.lon) > 180) {
      const side = last.lon > 0 ? 180 : -180;
      const [before, after] = [side - last.lon, place.lon + side];
      const share = before + after === 0 ? 0 : before / (before + after);
      const lat = last.lat + (place.lat - last.lat) * share;
      parts.at(-1)?.push(position({ lat, lon: side }));
      parts.push([position({ lat, lon: -side })]);
    }
    parts.at(-1)?.push(position(place));
    last = place;
  }
  const [whole] = parts;
  return parts.length === 1
    ? { type: 'LineString', coordinates: whole }
    : { type: 'MultiLineString', coordinates: parts };
}

function position({ lat, lon }: Place): [number, number] {
  return [round7(lon), round7(lat)];
}
