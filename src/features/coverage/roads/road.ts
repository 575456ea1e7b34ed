import type { Place } from '../../../model/place.ts';

/** A way that cars may drive, as a list of places, and what counts of its tags. */
export interface Road {
  /** Of OpenStreetMap's way; null where the file has none. */
  readonly id: number | null;
  /** Two or more, each to seven decimals; two neighbours are never the same. */
  readonly places: readonly Place[];
  /** Names and references, by which crossings and pieces of one road are known for one. */
  readonly names: readonly string[];
  /** km/h */
  readonly speed: number;
  readonly oneway: 'no' | 'forward' | 'backward';
  readonly roundabout: boolean;
}

/** What a file of roads held. */
export interface RoadFile {
  /** In the order of their ids, and those without one after them in the file's order. */
  readonly roads: readonly Road[];
  /** When the network was true, ISO 8601; null where the file doesn't say. */
  readonly base: string | null;
}
