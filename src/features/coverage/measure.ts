/** All numbers of the coverage of a place, from its roads, readers and border: the same in the page and on the command line. */
import type { Camera } from '../../model/camera.ts';
import type { Area } from './area/readArea.ts';
import { createBorder } from './area/border.ts';
import { findCrossings } from './gates/crossings.ts';
import type { Gate } from './gates/gates.ts';
import { findGates } from './gates/gates.ts';
import { createReaderIndex } from './gates/readersNear.ts';
import type { Watch, WatchRule } from './gates/watch.ts';
import { WATCH_RULE, watchOf } from './gates/watch.ts';
import { findJoins } from './roads/joins.ts';
import type { Road } from './roads/road.ts';
import { drawTrips } from './trips/drawTrips.ts';
import type { Path } from './trips/fastest.ts';
import type { Graph } from './trips/graph.ts';
import { buildGraph } from './trips/graph.ts';
import type { PassRule } from './trips/passing.ts';
import { PASS_RULE, readersPassed } from './trips/passing.ts';
import type { Weight } from './trips/weighted.ts';
import { weightsIn } from './trips/weighted.ts';

export interface World {
  readonly roads: readonly Road[];
  readonly readers: readonly Camera[];
  readonly area: Area;
}

export interface Options {
  readonly seed: number;
  readonly trips: number;
  /** Called as trips are found. */
  readonly onTrip?: (done: number) => void;
  /** Populated places; those in the area weigh the ends of trips. Absent: by length of road alone. */
  readonly weights?: readonly Weight[];
}

/** What became of the numbers with one threshold changed. */
export interface Variation {
  readonly rule: 'gate_m' | 'along_m' | 'angle' | 'trip_m';
  readonly value: number;
  /** Gates that are watched then; null where it is no rule of gates. */
  readonly watched: number | null;
  /** Trips that pass one reader at least; null where it is no rule of trips. */
  readonly passing: number | null;
}

export interface Coverage {
  readonly gates: readonly (Gate & Watch)[];
  readonly watched: number;
  readonly graph: Graph;
  readonly trips: readonly Path[];
  /** For each trip the readers that it passes. */
  readonly passed: readonly (readonly number[])[];
  /** Trips that pass at least 1, 2 and 5 readers. */
  readonly passing: Readonly<Record<'1' | '2' | '5', number>>;
  /** Of the road within the area, the share from which the trips' ends were drawn; null where there is no road. */
  readonly shareOfRoad: number | null;
  readonly sensitivity: readonly Variation[];
}

const DISTANCES = [50, 100, 150] as const;
const REACHES = [150, 300, 600] as const;
const ANGLES = [30, 50, 70] as const;
const TRIP_DISTANCES = [25, 50, 100] as const;

export function measureCoverage(
  { roads, readers, area }: World,
  { seed, trips: count, onTrip, weights = [] }: Options,
): Coverage {
  const border = createBorder(area);
  const joins = findJoins(roads);
  const index = createReaderIndex(readers);
  const { crossings, inside } = findCrossings(roads, border);
  const found = findGates(crossings, roads, border);
  const gates = found.map((gate) => ({ ...gate, ...watchOf(gate, roads, joins, index) }));
  const graph = buildGraph(roads, joins);
  const { trips, length, inAll } = drawTrips(graph, inside, {
    count,
    seed,
    weights: weightsIn(weights, area),
    ...(onTrip === undefined ? {} : { onTrip }),
  });
  const passed = readersPassed(trips, graph, index);
  const atLeast = (least: number): number => passed.filter((each) => each.length >= least).length;
  const watchedBy = (rule: Partial<WatchRule>): number =>
    found.filter((gate) => watchOf(gate, roads, joins, index, { ...WATCH_RULE, ...rule }).facing.length > 0).length;
  const passingBy = (rule: Partial<PassRule>): number =>
    readersPassed(trips, graph, index, { ...PASS_RULE, ...rule }).filter((each) => each.length > 0).length;
  return {
    gates,
    watched: gates.filter(({ facing }) => facing.length > 0).length,
    graph,
    trips,
    passed,
    passing: { 1: atLeast(1), 2: atLeast(2), 5: atLeast(5) },
    shareOfRoad: inAll === 0 ? null : length / inAll,
    sensitivity: [
      ...DISTANCES.map((value) => ({
        rule: 'gate_m' as const,
        value,
        watched: watchedBy({ metres: value }),
        passing: null,
      })),
      ...REACHES.map((value) => ({
        rule: 'along_m' as const,
        value,
        watched: watchedBy({ reach: value }),
        passing: null,
      })),
      ...ANGLES.map((value) => ({
        rule: 'angle' as const,
        value,
        watched: watchedBy({ degrees: value }),
        passing: passingBy({ degrees: value }),
      })),
      ...TRIP_DISTANCES.map((value) => ({
        rule: 'trip_m' as const,
        value,
        watched: null,
        passing: passingBy({ metres: value }),
      })),
    ],
  };
}
