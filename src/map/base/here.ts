import type { ViewState } from '../../state/view.ts';
import { anchor } from './anchored.ts';
import { metresPerPixel } from './geometry.ts';
import type { LeafletMap } from './leaflet.ts';
import type { Closable } from './closable.ts';
import { watch } from './closable.ts';

/** Where the person is: a dot, and a circle as wide as the reading is uncertain. */
export function createHere(map: LeafletMap, view: Pick<ViewState, 'here'>): Closable {
  const element = document.createElement('div');
  element.className = 'map-here';
  const anchored = anchor(map, element, 'here');

  const resize = (): void => {
    const here = view.here.peek();
    if (here === null) return;
    const radius = here.accuracy / metresPerPixel(here.place.lat, map.getZoom());
    element.style.setProperty('--accuracy', `${radius.toFixed(1)}px`);
  };
  map.on('zoom viewreset', resize);
  const stop = watch(view.here, (here) => {
    anchored.moveTo(here?.place ?? null);
    resize();
  });
  return {
    close() {
      stop();
      map.off('zoom viewreset', resize);
      anchored.close();
    },
  };
}
