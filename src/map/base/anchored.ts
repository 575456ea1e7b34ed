import type { Place } from '../../model/place.ts';
import { nearestLon } from './geometry.ts';
import type { LeafletMap, ZoomAnimEvent } from './leaflet.ts';
import { DomUtil } from './leaflet.ts';
import { pixelOriginAt } from './leafletMath.ts';
import type { Closable } from './closable.ts';

/** An element that stays at its place on the ground. */
export interface Anchored extends Closable {
  /** Null hides it. */
  moveTo(place: Place | null): void;
}

/** Hangs an element into the pane `name`, its origin at the place that `moveTo` gives; hidden until then. */
export function anchor(map: LeafletMap, element: HTMLElement, name: string): Anchored {
  const pane = map.getPane(name) ?? map.createPane(name);
  let at: Place | null = null;
  element.classList.add('map-anchored', 'leaflet-zoom-animated');
  element.hidden = true;
  pane.append(element);

  const latLng = (place: Place): [number, number] => [place.lat, nearestLon(place.lon, map.getCenter().lng)];
  const update = (): void => {
    element.hidden = at === null;
    if (at !== null) DomUtil.setPosition(element, map.latLngToLayerPoint(latLng(at)).round());
  };
  const animate = ({ center, zoom }: ZoomAnimEvent): void => {
    if (at === null) return;
    DomUtil.setPosition(
      element,
      map
        .project(latLng(at), zoom)
        .subtract(pixelOriginAt(map, center, zoom))
        .round(),
    );
  };
  const events = { zoomanim: animate, zoom: update, viewreset: update, moveend: update };
  map.on(events);
  return {
    moveTo(place) {
      at = place;
      update();
    },
    close() {
      map.off(events);
      element.remove();
    },
  };
}
