import type { Place } from '../../../src/model/place.ts';
import type { Get } from './get.ts';
import type { Given } from './given.ts';
import type { MapView } from './mercator.ts';
import type { When } from './when.ts';
import { at, known, MIDDLE } from './world.ts';

/** Where the screens of a world are to be seen. */
export interface Sights {
  /** A city with many cameras. */
  readonly city: MapView;
  /** A street with sight lines. */
  readonly street: MapView;
  /** A camera of that street, and its node. */
  readonly camera: Place & { readonly id: number };
  /** A place in the street with no camera near, and one with some. */
  readonly free: Place;
  readonly near: Place;
  /** No cameras far and wide. */
  readonly nothing: MapView;
}

/** Those of the town that most tests look at. */
export const townSights: Sights = {
  city: { ...MIDDLE, zoom: 12 },
  street: { ...MIDDLE, zoom: 17 },
  camera: { lat: known.lat, lon: known.lon, id: known.id },
  free: at(600, 0),
  near: at(20, 0),
  nothing: { lat: 40, lon: -100, zoom: 13 },
};

export interface Actors {
  readonly given: Given;
  readonly when: When;
  readonly get: Get;
  readonly sights: Sights;
}
