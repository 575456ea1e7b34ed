/** Where the map opens for someone who has never been here, and follows no link: on the country that they are in. */
import { effect } from '@preact/signals';
import type { Box } from '../model/box.ts';
import { latOf, mercatorX, mercatorY, wrapLon } from '../model/place.ts';
import { MIN_ZOOM, worldSize } from '../model/zoom.ts';
import { homeCountry } from '../places/homeCountry.ts';
import type { DataState } from './data.ts';
import type { Permalink } from './permalink.ts';
import type { ViewState } from './view.ts';

type Position = NonNullable<Permalink['position']>;

/** No country is looked at from closer: a city state has neighbors. */
const CLOSEST = 9;
/** Close enough to read what is there. */
const TOWN_ZOOM = 12;
/** Where nothing is known. */
const WORLD: Position = { centre: { lat: 20, lon: 0 }, zoom: MIN_ZOOM };

/** Of the window, CSS px. */
interface Size {
  readonly width: number;
  readonly height: number;
}

export interface HomeView {
  readonly position: Position;
  /**
   * Without a snapshot a country shows nothing: then the map goes on to its largest town, unless the person has moved it
   * meanwhile. Returns the way to stop.
   */
  follow(state: {
    readonly view: Pick<ViewState, 'view' | 'go'>;
    readonly data: Pick<DataState, 'snapshot'>;
  }): () => void;
}

/** Where a browser of this time zone and with these languages is at home. */
export function homeView(timeZone: string | undefined, languages: readonly string[], size: Size): HomeView {
  const country = homeCountry(timeZone, languages);
  const position = country === null ? WORLD : fit(country.box, size);
  return {
    position,
    follow({ view, data }) {
      const stop = effect(() => {
        const now = view.view.value;
        if (country === null || now === null || data.snapshot.value.kind !== 'none') return;
        // After this effect: it may not be stopped while it first runs.
        queueMicrotask(() => stop());
        if (isAt(now, position)) view.go(country.town, TOWN_ZOOM);
      });
      return stop;
    },
  };
}

/** The closest look at the box that has all of it, and is no closer than CLOSEST. */
export function fit({ south, west, north, east }: Box, { width, height }: Size): Position {
  const [top, bottom] = [mercatorY(north), mercatorY(south)];
  const world = Math.min(width / (mercatorX(east) - mercatorX(west)), height / (bottom - top));
  const zoom = Math.floor(Math.log2(world / worldSize(0)));
  return {
    centre: { lat: latOf((top + bottom) / 2), lon: wrapLon((west + east) / 2) },
    zoom: Math.max(MIN_ZOOM, Math.min(CLOSEST, zoom)),
  };
}

const NEAR = 0.01;
const isAt = ({ centre, zoom }: Position, there: Position): boolean =>
  zoom === there.zoom &&
  Math.abs(centre.lat - there.centre.lat) < NEAR &&
  Math.abs(centre.lon - there.centre.lon) < NEAR;

/** Where the person at this browser is at home. */
export function homeOf({ innerWidth: width, innerHeight: height, navigator }: Window): HomeView {
  return homeView(Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.languages, { width, height });
}
