import type { AlongReader } from '../count/countAlong.ts';
import { away } from '../../../model/around.ts';
import type { CameraKey } from '../../../model/camera.ts';
import { keyOf } from '../../../model/camera.ts';
import { directionOf } from '../../../model/direction.ts';
import type { Place } from '../../../model/place.ts';
import type { Overlay, OverlayArea } from '../../../state/overlays.ts';
import type { Lines } from './trips.ts';

/** Metres that a sight line is drawn long. */
const SIGHT = 60;
/** Degrees from one point of its arc to the next, at most. */
const STEP = 15;

/** The route, the readers along it, and the sight lines of those that face it. */
export function routeOverlay(
  lines: Lines,
  readers: readonly AlongReader[],
  pick: (reader: CameraKey) => void,
): Overlay {
  const keys = new Map<string, CameraKey>(readers.map(({ reader }) => [keyOf(reader), keyOf(reader)]));
  return {
    lines: lines.map((line) => ({ role: 'subject', places: unwrapped(line) })),
    areas: readers.filter(({ faces }) => faces === true).flatMap(({ reader }) => sights(reader, reader.tags)),
    points: readers.map(({ reader, faces }) => ({
      role: faces === true ? 'selected' : 'context',
      place: { lat: reader.lat, lon: reader.lon },
      id: keyOf(reader),
    })),
    pick(id) {
      const key = keys.get(id);
      if (key !== undefined) pick(key);
    },
  };
}

/** On one copy of the world: each point the short way from the one before. */
function unwrapped(line: readonly Place[]): readonly Place[] {
  const places: Place[] = [];
  for (const { lat, lon } of line) {
    const before = places.at(-1)?.lon ?? lon;
    places.push({ lat, lon: lon - Math.round((lon - before) / 360) * 360 });
  }
  return places;
}

function sights(place: Place, tags: ReadonlyMap<string, string>): readonly OverlayArea[] {
  const direction = directionOf(tags);
  if (direction.kind !== 'known') return [];
  return direction.sectors.map(({ from, width }) => {
    const steps = Math.max(1, Math.ceil(width / STEP));
    const arc = Array.from({ length: steps + 1 }, (_, step) => away(place, from + (width * step) / steps, SIGHT));
    return { role: 'selected', rings: [[place, ...arc]] };
  });
}
