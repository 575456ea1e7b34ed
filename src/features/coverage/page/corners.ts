/** A border drawn corner by corner at the middle of the map: by touch, mouse and keyboard alike, since all of them move the map. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Place } from '../../../model/place.ts';
import { round7, wrapLon } from '../../../model/place.ts';
import type { Overlay } from '../../../state/overlays.ts';
import type { Area } from '../area/readArea.ts';

export interface Corners {
  /** Those that were set; null while nothing is drawn. */
  readonly places: ReadonlySignal<readonly Place[] | null>;
  begin(): void;
  add(place: Place): void;
  undo(): void;
  /** What they enclose, and drawing ends; null, and it goes on, where they are fewer than three. */
  finish(): Area | null;
  end(): void;
}

const LEAST = 3;

export function createCorners(): Corners {
  const places = signal<readonly Place[] | null>(null);
  return {
    places,
    begin() {
      places.value = [];
    },
    add(place) {
      const corner = { lat: round7(place.lat), lon: round7(wrapLon(place.lon)) };
      const before = places.peek() ?? [];
      const last = before.at(-1);
      if (last?.lat !== corner.lat || last.lon !== corner.lon) places.value = [...before, corner];
    },
    undo() {
      places.value = (places.peek() ?? []).slice(0, -1);
    },
    finish() {
      const corners = places.peek() ?? [];
      if (corners.length < LEAST) return null;
      places.value = null;
      return [[corners]];
    },
    end() {
      places.value = null;
    },
  };
}

/** The corners as a line that goes on to the middle of the map, where the next one would be. */
export function cornersOverlay(corners: readonly Place[], middle: Place | null): Overlay {
  const [first] = corners;
  const near = (place: Place): Place => ({
    lat: place.lat,
    lon: place.lon - Math.round((place.lon - (first ?? place).lon) / 360) * 360,
  });
  const line = (middle === null ? corners : [...corners, middle]).map(near);
  return {
    points: [
      ...corners.map((place) => ({ role: 'subject', place: near(place) }) as const),
      ...(middle === null ? [] : [{ role: 'selected', place: near(middle) } as const]),
    ],
    lines: line.length > 1 ? [{ role: 'subject', places: line }] : [],
  };
}
