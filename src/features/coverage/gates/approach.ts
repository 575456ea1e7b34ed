/** The road of a gate: what of it lies within a distance from the border, along it, on both sides. */
import type { Place } from '../../../model/place.ts';
import { wrapLon } from '../../../model/place.ts';
import { millimetres } from '../area/border.ts';
import type { Joins } from '../roads/joins.ts';
import { placeKey } from '../roads/joins.ts';
import type { Road } from '../roads/road.ts';
import type { Crossing, Passage } from './crossings.ts';

/** A straight piece of road. */
export type Segment = readonly [Place, Place];

/**
 * The way that crosses, and where it ends the ways there that share a name or reference with it, or the only other
 * one there is.
 * @param reach mm
 */
export function approachOf(
  crossings: readonly Crossing[],
  roads: readonly Road[],
  joins: Joins,
  reach: number,
): Segment[] {
  const found: Segment[] = [];
  /** The longest rest of the reach that was followed from an end of a road. */
  const followed = new Map<string, number>();

  function follow({ road, at }: Passage, step: 1 | -1, rest: number): void {
    const places = roads[road]?.places ?? [];
    let passed = 0;
    let left = rest;
    for (let i = step === 1 ? 0 : places.length - 1; left > 0; i += step) {
      const [start, end] = [places[i], places[i + step]];
      if (start === undefined || end === undefined) break;
      const length = millimetres(start, end);
      const skip = Math.max(0, at - passed);
      passed += length;
      if (skip >= length) continue;
      const until = Math.min(length, skip + left);
      found.push([along(start, end, skip / length), along(start, end, until / length)]);
      left -= until - skip;
    }
    const end = step === 1 ? places.at(-1) : places[0];
    if (left > 0 && end !== undefined) goOn(road, end, step === 1 ? places.length - 1 : 0, left);
  }

  function goOn(from: number, place: Place, index: number, left: number): void {
    const others = (joins.get(placeKey(place)) ?? []).filter(
      (vertex) => vertex.road !== from || vertex.index !== index,
    );
    const names = roads[from]?.names ?? [];
    const exits = others.flatMap(({ road, index: at }) => {
      const last = (roads[road]?.places.length ?? 0) - 1;
      const steps = [at < last ? (1 as const) : null, at > 0 ? (-1 as const) : null];
      return steps.flatMap((step) => (step === null ? [] : [{ road, at, step }]));
    });
    const alike = exits.filter(({ road }) => roads[road]?.names.some((name) => names.includes(name)) === true);
    for (const { road, at, step } of alike.length > 0 ? alike : exits.length === 1 ? exits : []) {
      const key = `${road},${at},${step}`;
      if ((followed.get(key) ?? 0) >= left) continue;
      followed.set(key, left);
      follow({ road, at: distanceTo(roads[road]?.places ?? [], at, step) }, step, left);
    }
  }

  for (const { passages } of crossings) {
    for (const { road, at } of passages) {
      const length = distanceTo(roads[road]?.places ?? [], 0, -1);
      follow({ road, at }, 1, reach);
      follow({ road, at: length - at }, -1, reach);
    }
  }
  return found;
}

/** How far a place of a line is from where a walk along it starts, mm. */
function distanceTo(places: readonly Place[], index: number, step: 1 | -1): number {
  let sum = 0;
  for (let i = step === 1 ? 0 : places.length - 1; i !== index; i += step) {
    const [start, end] = [places[i], places[i + step]];
    if (start === undefined || end === undefined) break;
    sum += millimetres(start, end);
  }
  return sum;
}

/** A place between two others, on the short way around the earth. */
export function along(start: Place, end: Place, share: number): Place {
  if (share <= 0) return start;
  if (share >= 1) return end;
  const turns = Math.round((end.lon - start.lon) / 360) * 360;
  return {
    lat: start.lat + (end.lat - start.lat) * share,
    lon: wrapLon(start.lon + (end.lon - turns - start.lon) * share),
  };
}
