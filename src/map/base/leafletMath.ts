import type { Place } from '../../model/place.ts';
import { nearestLon } from './geometry.ts';
import type { LatLng, LeafletMap, Point } from './leaflet.ts';
import { DomUtil } from './leaflet.ts';
import type { Pixel } from './closable.ts';

/** Where the pixel origin will be once the map is at `centre` and `zoom`: what a zoom animation moves towards. */
export function pixelOriginAt(map: LeafletMap, centre: LatLng, zoom: number): Point {
  const pane = map.getPane('mapPane');
  const offset = pane === undefined ? { x: 0, y: 0 } : DomUtil.getPosition(pane);
  const half = map.getSize().divideBy(2);
  const middle = map.project(centre, zoom);
  return middle.subtract(half).add([offset.x, offset.y]).round();
}

/** The place under a point of the map's element. */
export function placeAt(map: LeafletMap, at: Pixel): Place {
  const { lat, lng } = map.containerPointToLatLng([at.x, at.y]);
  return { lat, lon: lng };
}

/** Where the nearest copy of a place is drawn on the map's element. */
export function pixelOf(map: LeafletMap, place: Place): Pixel {
  return map.latLngToContainerPoint([place.lat, nearestLon(place.lon, map.getCenter().lng)]);
}

/** Moves the map at once so that a place stands under a point of its element. */
export function putUnder(map: LeafletMap, place: Place, at: Pixel, zoom: number): void {
  const half = map.getSize().divideBy(2);
  const lon = nearestLon(place.lon, map.getCenter().lng);
  const middle = map.project([place.lat, lon], zoom).subtract([at.x - half.x, at.y - half.y]);
  map.setView(map.unproject(middle, zoom), zoom, { animate: false });
}
