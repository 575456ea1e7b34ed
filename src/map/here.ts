import type { ViewRoom } from '../state/types.ts';
import type { LeafletMap } from './leaflet.ts';
import { circle, circleMarker } from './leaflet.ts';
import { latLngOf } from './leafletMath.ts';
import type { Closable } from './types.ts';
import { watch } from './types.ts';

/** Where the person is: a dot, and a circle as wide as the reading is uncertain. */
export function createHere(map: LeafletMap, view: Pick<ViewRoom, 'here'>): Closable {
  const accuracy = circle([0, 0], { radius: 0, className: 'map-accuracy', interactive: false });
  const dot = circleMarker([0, 0], { radius: 7, className: 'map-here', interactive: false });
  const stop = watch(view.here, (here) => {
    if (here === null) {
      accuracy.remove();
      dot.remove();
      return;
    }
    accuracy.setLatLng(latLngOf(here.place)).setRadius(here.accuracy).addTo(map);
    dot.setLatLng(latLngOf(here.place)).addTo(map);
  });
  return {
    close() {
      stop();
      accuracy.remove();
      dot.remove();
    },
  };
}
