/** What crosses from the worker to the page: what is shown and kept, without the graph. */
import type { Camera, CameraKey } from '../../../model/camera.ts';
import { keyOf } from '../../../model/camera.ts';
import type { Place } from '../../../model/place.ts';
import type { Area } from '../area/readArea.ts';
import { gatesGeoJson, tripsGeoJson } from '../download.ts';
import type { Variation } from '../measure.ts';
import { measureCoverage } from '../measure.ts';
import { readRoads } from '../roads/readRoads.ts';

export interface Order {
  /** The text of a roads file. */
  readonly roads: string;
  readonly readers: readonly Camera[];
  readonly area: Area;
  readonly seed: number;
  readonly trips: number;
}

export interface GateSummary {
  readonly place: Place;
  readonly names: readonly string[];
  readonly facing: readonly CameraKey[];
  readonly near: readonly CameraKey[];
}

export interface Summary {
  readonly roads: number;
  readonly network: string | null;
  readonly seed: number;
  readonly gates: readonly GateSummary[];
  readonly watched: number;
  readonly trips: number;
  readonly passing: Readonly<Record<'1' | '2' | '5', number>>;
  readonly shareOfRoad: number | null;
  readonly sensitivity: readonly Variation[];
  readonly gatesFile: string;
  readonly tripsFile: string;
}

export type FromCoverageWorker =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'done'; readonly summary: Summary }
  /** A file that is not what it should be; in words for whoever made it. */
  | { readonly kind: 'refused'; readonly said: string };

/** @throws Error whose message says what is wrong with the roads */
export function summarize({ roads: text, readers, area, seed, trips }: Order, onTrip: (done: number) => void): Summary {
  const { roads, base } = readRoads(text);
  if (roads.length === 0) throw new Error('The file has no road that cars may drive.');
  const found = measureCoverage({ roads, readers, area }, { seed, trips, onTrip });
  const keys = (numbers: readonly number[]): CameraKey[] =>
    numbers.flatMap((number) => {
      const reader = readers[number];
      return reader === undefined ? [] : [keyOf(reader)];
    });
  return {
    roads: roads.length,
    network: base,
    seed,
    gates: found.gates.map(({ place, names, facing, near }) => ({
      place,
      names,
      facing: keys(facing),
      near: keys(near),
    })),
    watched: found.watched,
    trips: found.trips.length,
    passing: found.passing,
    shareOfRoad: found.shareOfRoad,
    sensitivity: found.sensitivity,
    gatesFile: gatesGeoJson(found, readers),
    tripsFile: tripsGeoJson(found, readers),
  };
}
