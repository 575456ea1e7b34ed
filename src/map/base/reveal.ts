import type { Place } from '../../model/place.ts';
import type { Area } from './geometry.ts';
import { moveInto } from './geometry.ts';
import type { LeafletMap } from './leaflet.ts';
import { pixelOf } from './leafletMath.ts';
import { prefersStill } from './viewSync.ts';

/**
 * Pans a place out from under a panel, `margin` px from the free area's edges. What lies outside the view by more than
 * `slack` (a share of it) is left there: someone moved the map away from it, or an address said so.
 */
export function reveal(map: LeafletMap, place: Place, area: Area, margin: number, slack: number): void {
  const point = pixelOf(map, place);
  const { x: width, y: height } = map.getSize();
  const [across, down] = [width * slack, height * slack];
  if (point.x < -across || point.y < -down || point.x > width + across || point.y > height + down) return;
  const by = moveInto(area, point, margin);
  if (Math.abs(by.x) < 1 && Math.abs(by.y) < 1) return;
  map.panBy([-by.x, -by.y], prefersStill() ? { animate: false } : {});
}
