import { effect } from '@preact/signals';
import { hasMessage, locale, t } from '../i18n/index.ts';
import type { AppState } from '../state/state.ts';
import type { LoadTools } from './edit/lazyEditTools.ts';
import { createLazyEditTools } from './edit/lazyEditTools.ts';
import { createCameraLayer } from './readers/cameraLayer.ts';
import { createCorner } from './base/corner.ts';
import { createHereLater } from './base/lazyHere.ts';
import { followInsets } from './base/insets.ts';
import { shortCounts } from './readers/shortCounts.ts';
import type { LeafletMap } from './base/leaflet.ts';
import { createMap as createLeaflet, DomUtil } from './base/leaflet.ts';
import { arrow } from './base/arrow.ts';
import { createOverlaysLater } from './overlays/lazyOverlays.ts';
import { createPointing } from './readers/pointing.ts';
import { MAX_ZOOM, MIN_ZOOM } from '../model/zoom.ts';
import { createSelectedMark } from './readers/selectedMark.ts';
import { createTheme } from './base/theme.ts';
import { createTiles } from './base/tiles.ts';
import type { Closable } from './base/closable.ts';
import { closeAll, listen } from './base/closable.ts';
import { createViewSync, prefersStill } from './base/viewSync.ts';

/** CSS px by an arrow key, as Leaflet does it. */
const PAN = 80;

/**
 * The map: Leaflet for the ground, a canvas for the cameras, and what a person does with them. It reads `state` and
 * tells it what happened; it starts once the element has a size. `close` leaves the element as it was.
 */
export function createMap(
  element: HTMLElement,
  state: AppState,
  loadTools: LoadTools = () => import('./edit/editTools.ts'),
): Closable {
  const { className } = element;
  element.classList.add('map');
  element.setAttribute('role', 'region');
  const hint = document.createElement('p');
  hint.id = 'map-hint';
  hint.hidden = true;
  element.append(hint);
  element.setAttribute('aria-describedby', hint.id);
  const stopWords = effect(() => {
    element.setAttribute('aria-label', t('map.region'));
    // Among the words that come a moment later.
    hint.textContent = hasMessage('map.instructions') ? t('map.instructions') : '';
  });

  let inside: Inside | null = null;
  const layOut = (): void => {
    if (inside !== null) inside.resized();
    else if (element.clientWidth > 0 && element.clientHeight > 0) inside = fill(element, state, loadTools);
  };
  const observer = new ResizeObserver(layOut);
  observer.observe(element);
  layOut();

  return {
    close() {
      observer.disconnect();
      stopWords();
      inside?.close();
      hint.remove();
      element.className = className;
      for (const name of ['role', 'aria-label', 'aria-describedby', 'tabindex']) element.removeAttribute(name);
    },
  };
}

interface Inside extends Closable {
  /** The element may have another size now. */
  resized(): void;
}

/** Everything within the map's element. */
function fill(element: HTMLElement, state: AppState, loadTools: LoadTools): Inside {
  const still = prefersStill();
  const map = createLeaflet(element, {
    attributionControl: false,
    zoomControl: false,
    // Both come later.
    boxZoom: true,
    touchZoom: true,
    bounceAtZoomLimits: true,
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    keyboardPanDelta: PAN,
    // One notch of a wheel is one zoom, also where a notch is 120 px.
    wheelPxPerZoomLevel: 120,
    zoomAnimation: !still,
    // Tiles that fade show seams and the ground through each other.
    fadeAnimation: false,
    inertia: !still,
    // The world goes round, but ends in the north and south.
    maxBounds: [
      [-85.06, -1e6],
      [85.06, 1e6],
    ],
    maxBoundsViscosity: 1,
    // The element's size is watched below; the window's says less.
    trackResize: false,
  });

  const covered = followInsets(map, () => {
    editTools.insetsChanged();
    if (canPoint()) selected.insetsChanged();
  });
  const area = () => covered.area();
  const canPoint = (): boolean => !state.sketch.peek() && ['idle', 'saved'].includes(state.editor.step.peek().kind);

  const sync = createViewSync(map, state.view, area, (wish) => editTools.obey(wish));
  sync.begin();
  const tiles = createTiles(map, state.view);
  let label = shortCounts(locale());
  const layer = createCameraLayer(map, (count) => label(count));
  const theme = createTheme(element, (next) => {
    layer.setTheme(next);
  });
  const stopScene = effect(() => {
    label = shortCounts(locale());
    layer.setScene(state.data.scene.value);
  });
  const here = createHereLater(map, state.view);
  const corner = createCorner(map, state);
  const selected = createSelectedMark(map, layer, state, area);
  const overlays = createOverlaysLater(map, state.overlays);
  const pointing = createPointing(map, layer, state, area, canPoint, overlays);
  const editTools = createLazyEditTools(map, state, area, loadTools);

  let isClosed = false;
  import('./pointer/addPointer.ts').then(
    ({ addPointer }) => {
      if (!isClosed) parts.push(addPointer(map, layer, state, area, canPoint));
    },
    // The buttons zoom, too.
    () => undefined,
  );

  const stopKeys = listen(element, 'keydown', (event) => {
    if (event.target !== element || event.ctrlKey || event.metaKey || event.altKey) return;
    if (editTools.key(event) || pointing.key(event) || panStill(map, event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  });

  const parts: Closable[] = [covered, sync, tiles, layer, theme, here, corner, selected, overlays, pointing, editTools];
  return {
    resized() {
      map.invalidateSize({ animate: false });
    },
    close() {
      isClosed = true;
      stopKeys();
      stopScene();
      closeAll(parts.map((part) => () => part.close()));
      endAnimation(element);
      map.remove();
    },
  };
}

/** Leaflet's timer for the end of a zoom animation outlives the map and then fails; it lets go once the end was seen. */
function endAnimation(element: HTMLElement): void {
  const end = new TransitionEvent(DomUtil.TRANSITION_END, { propertyName: 'transform' });
  element.querySelector('.leaflet-proxy')?.dispatchEvent(end);
}

/** Leaflet's keyboard pans with a glide; who asked for less motion gets the same step without it. */
function panStill(map: LeafletMap, event: KeyboardEvent): boolean {
  const by = arrow(event);
  if (by === null || !prefersStill()) return false;
  const step = event.shiftKey ? PAN * 3 : PAN;
  map.panBy([by[0] * step, by[1] * step], { animate: false });
  return true;
}
