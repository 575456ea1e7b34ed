/** What the address of a bench page asks for. */
import type { BenchView } from '../view.ts';

export interface Scenario {
  /** Where the map opens. */
  readonly view: BenchView;
  /** Cameras that there are to show. */
  readonly n: number;
  /** Ours only: a snapshot is served. */
  readonly snapshot: boolean;
}

const query = new URLSearchParams(location.search);

function read(name: string): number {
  const value = Number(query.get(name) ?? '');
  if (query.get(name) === null || !Number.isFinite(value)) throw new Error(`The address names no ${name}`);
  return value;
}

export const scenario: Scenario = {
  view: { centre: { lat: read('lat'), lon: read('lon') }, zoom: read('zoom') },
  n: read('n'),
  snapshot: query.has('snapshot'),
};

/** Where the flights go: this far from the middle, degrees, and this much closer. */
const FLIGHT = { north: 0.5, east: -0.8, closer: 4 } as const;

/** The far end of the flight. */
export const destination: BenchView = {
  centre: {
    lat: scenario.view.centre.lat + FLIGHT.north,
    lon: scenario.view.centre.lon + FLIGHT.east,
  },
  zoom: scenario.view.zoom + FLIGHT.closer,
};

/** How long a flight takes, s. */
export const FLIGHT_SECONDS = 1.5;
