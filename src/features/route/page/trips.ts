import type { AlongRoute } from '../count/countAlong.ts';
import { countAlong } from '../count/countAlong.ts';
import type { RouteRules } from '../count/routeRules.ts';
import type { Place } from '../../../model/place.ts';
import type { CorridorData } from '../data/corridorData.ts';

export type Lines = readonly (readonly Place[])[];

/** Where a route came from. */
export type RouteSource =
  /** Name as the file has it. */
  | { readonly kind: 'file'; readonly name: string; readonly leftOut: number }
  | { readonly kind: 'drawn' }
  | { readonly kind: 'pasted' }
  /** By a link that somebody shared. */
  | { readonly kind: 'link' }
  | FoundByRouter;

/** What the deployer's router found between two places. */
export interface FoundByRouter {
  readonly kind: 'router';
  readonly ends: readonly [Place, Place];
  /** Seconds, as the router has it. */
  readonly seconds: number;
  /** It was asked to pass fewer readers. */
  readonly isFewer: boolean;
}

/** One of the routes that are compared. */
export interface Trip {
  readonly id: number;
  readonly source: RouteSource;
  readonly lines: Lines;
  readonly data: CorridorData;
}

/** The way there, and the way back on the same road after it. */
export function thereAndBack(lines: Lines): Lines {
  return [...lines, ...lines.toReversed().map((line) => line.toReversed())];
}

export interface Counted extends AlongRoute {
  /** Share of the route for which data is at hand, 0 to 1. */
  readonly share: number;
  /** When the oldest of the data was true, ms since 1970. */
  readonly base: number | null;
}

/** What a trip passes, of what is known along it. */
export function countTrip({ lines, data }: Trip, rules: RouteRules, isReturn: boolean): Counted {
  const { readers, base } = data.along.value;
  const found = countAlong(isReturn ? thereAndBack(lines) : lines, readers, rules);
  return { ...found, share: data.share(rules.threshold), base };
}
