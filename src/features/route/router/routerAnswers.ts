/** What routers answer, as read at their documentation and servers: checked, and brought to one form. */
import * as v from 'valibot';
import type { Place } from '../../../model/place.ts';
import { isOnEarth } from '../../../model/place.ts';
import { decodePolyline } from '../read/polyline.ts';

/** A way that a router found. */
export interface Way {
  readonly line: readonly Place[];
  /** Seconds, as the router has it. */
  readonly seconds: number;
}

/** More than a drive across a continent has. */
const MOST_POINTS = 200_000;
const seconds = v.pipe(v.number(), v.minValue(0), v.maxValue(10_000_000));
const shape = v.pipe(v.string(), v.maxLength(4_000_000));

const valhallaTrip = v.object({
  legs: v.pipe(v.array(v.object({ shape })), v.minLength(1), v.maxLength(50)),
  summary: v.object({ time: seconds }),
});
const valhalla = v.object({
  trip: valhallaTrip,
  alternates: v.optional(v.pipe(v.array(v.object({ trip: valhallaTrip })), v.maxLength(10)), []),
});

/** Valhalla's `/route`. Null where it is none. */
export function readValhalla(answer: unknown): readonly Way[] | null {
  const read = v.safeParse(valhalla, answer);
  if (!read.success) return null;
  const { trip, alternates } = read.output;
  return waysOf(
    [trip, ...alternates.map((each) => each.trip)].map(({ legs, summary }) => ({
      line: joined(legs.map((leg) => decodePolyline(leg.shape, 6))),
      seconds: summary.time,
    })),
  );
}

const osrm = v.object({
  code: v.literal('Ok'),
  routes: v.pipe(v.array(v.object({ geometry: shape, duration: seconds })), v.minLength(1), v.maxLength(10)),
});

/** OSRM's `/route/v1`. Null where it is none. */
export function readOsrm(answer: unknown): readonly Way[] | null {
  const read = v.safeParse(osrm, answer);
  if (!read.success) return null;
  return waysOf(
    read.output.routes.map(({ geometry, duration }) => ({ line: decodePolyline(geometry, 5), seconds: duration })),
  );
}

const brouter = v.object({
  features: v.pipe(
    v.array(
      v.object({
        geometry: v.object({
          type: v.literal('LineString'),
          coordinates: v.pipe(v.array(v.looseTuple([v.number(), v.number()])), v.maxLength(MOST_POINTS)),
        }),
        properties: v.object({ 'total-time': v.pipe(v.string(), v.digits(), v.transform(Number), seconds) }),
      }),
    ),
    v.minLength(1),
    v.maxLength(10),
  ),
});

/** BRouter's GeoJSON. Null where it is none. */
export function readBRouter(answer: unknown): readonly Way[] | null {
  const read = v.safeParse(brouter, answer);
  if (!read.success) return null;
  return waysOf(
    read.output.features.map(({ geometry, properties }) => ({
      line: geometry.coordinates.map(([lon, lat]) => ({ lat, lon })),
      seconds: properties['total-time'],
    })),
  );
}

function joined(legs: readonly (readonly Place[] | null)[]): readonly Place[] | null {
  return legs.some((leg) => leg === null) ? null : legs.flatMap((leg) => leg ?? []);
}

function waysOf(
  ways: readonly { readonly line: readonly Place[] | null; readonly seconds: number }[],
): readonly Way[] | null {
  const good = ways.flatMap(({ line, seconds: time }): readonly Way[] => {
    if (line === null || line.length < 2 || line.length > MOST_POINTS) return [];
    return line.every((place) => isOnEarth(place)) ? [{ line, seconds: time }] : [];
  });
  return good.length === ways.length ? good : null;
}
