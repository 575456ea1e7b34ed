import { roundCoordinate } from '../elements.ts';
import type { Axis } from '../tiles/streets.ts';
import { headingAt, onStreet, unbend, unproject } from '../tiles/streets.ts';
import type { Town } from './cities.ts';
import type { Random } from './random.ts';

/** A stretch of street that somebody watches. */
interface Corridor {
  readonly axis: Axis;
  readonly line: number;
  readonly center: number;
  readonly reach: number;
}

/** Where a camera stands, and what it looks along. */
export interface Spot {
  readonly lat: number;
  readonly lon: number;
  readonly heading: number;
  readonly lot: boolean;
}

/** Places along a town's larger streets, most of them at crossings, some several to a crossing. */
export function townSpots(random: Random, town: Town, count: number): readonly Spot[] {
  const center = unbend(town);
  const corridors = Array.from({ length: Math.max(1, Math.ceil(count / 7)) }, () => corridor(random, town, center));
  const spots: Spot[] = [];
  let [street, crossing] = [corridors[0], 0];
  for (let index = 0; index < count; index++) {
    if (index === 0 || !random.chance(0.35)) {
      street = corridors[Math.floor(random.next() * corridors.length)];
      if (street !== undefined) crossing = Math.round((street.center + random.normal() * street.reach) / 4) * 4;
    }
    if (street !== undefined) spots.push(spotAt(random, street, crossing));
  }
  return spots;
}

function corridor(random: Random, town: Town, center: { readonly u: number; readonly v: number }): Corridor {
  const axis = random.chance(0.5) ? 'u' : 'v';
  const [across, along] = axis === 'u' ? [center.u, center.v] : [center.v, center.u];
  const step = random.chance(0.7) ? 8 : 4;
  const spread = town.radius * 0.45;
  return {
    axis,
    line: Math.round((across + random.normal() * spread) / step) * step,
    center: along + random.normal() * spread,
    reach: Math.max(4, town.radius * 0.3),
  };
}

function spotAt(random: Random, { axis, line }: Corridor, crossing: number): Spot {
  const lot = random.chance(0.12);
  const side = random.chance(0.5) ? 1 : -1;
  const along = crossing + side * (lot ? 0.3 + random.next() * 0.4 : 0.1 + random.next() * 0.15);
  return streetSpot(axis, line, along, {
    offset: side * (lot ? 0.2 + random.next() * 0.1 : 0.07 + random.next() * 0.03),
    back: random.chance(0.5),
    lot,
  });
}

/** A place beside a street: `offset` blocks off its middle, looking along it, or `back` the other way. */
export function streetSpot(
  axis: Axis,
  line: number,
  along: number,
  options: { readonly offset: number; readonly back: boolean; readonly lot: boolean },
): Spot {
  const place = unproject(onStreet(axis, line + options.offset, along));
  return {
    lat: roundCoordinate(place.lat),
    lon: roundCoordinate(place.lon),
    heading: (headingAt(axis, line, along) + (options.back ? 180 : 0)) % 360,
    lot: options.lot,
  };
}
