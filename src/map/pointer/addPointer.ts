/** What a pointer is told before it presses, and what a touch screen needs: fetched once the map stands. */
import type { AppState } from '../../state/state.ts';
import type { Closable } from '../base/closable.ts';
import { closeAll } from '../base/closable.ts';
import type { Area } from '../base/geometry.ts';
import type { LeafletMap } from '../base/leaflet.ts';
import { addTouchZoom } from '../base/touchZoom.ts';
import type { CameraLayer } from '../readers/cameraLayer.ts';
import { askOfPlaces } from './askOfPlaces.ts';
import { followHover } from './followHover.ts';

/** @param enabled false while the map serves another purpose */
export function addPointer(
  map: LeafletMap,
  layer: CameraLayer,
  state: Pick<AppState, 'data' | 'pointer'>,
  area: () => Area,
  enabled: () => boolean,
): Closable {
  if (navigator.maxTouchPoints > 0) addTouchZoom(map);
  const parts = [followHover(map, layer, state, enabled), askOfPlaces(map, state.pointer, area, enabled)];
  return {
    close() {
      closeAll(parts.map((part) => () => part.close()));
    },
  };
}
