import { computed } from '@preact/signals';
import type { Draft } from '../../state/edit/draft.ts';
import type { Place } from '../../model/place.ts';
import { wrapLon } from '../../model/place.ts';
import { MIN_PLACE_ZOOM } from '../../model/zoom.ts';
import type { Editor } from '../../state/edit/editor.ts';
import type { Wish } from '../../state/view.ts';
import { arrow } from '../base/arrow.ts';
import type { Area } from '../base/geometry.ts';
import { boxCentre, middleOf } from '../base/geometry.ts';
import type { LeafletMap, LeafletMouseEvent } from '../base/leaflet.ts';
import { pixelOf, placeAt, putUnder } from '../base/leafletMath.ts';
import type { Closable } from '../base/closable.ts';
import { closeAll, watch } from '../base/closable.ts';
import { prefersStill } from '../base/viewSync.ts';

/** CSS px that an arrow key moves the map by while placing; with Shift, the smaller. */
const NUDGE = { usual: 8, fine: 1 } as const;

/** Nearer than this, CSS px, the crosshair already is at the place: positions round to whole pixels. */
const SAME = 0.75;

/** The crosshair. The place lies under it: moving the map moves the place, and a typed place moves the map. */
export interface Placing extends Closable {
  active(): boolean;
  key(event: KeyboardEvent): boolean;
  /** Takes over a wish while placing. */
  obey(wish: Wish): boolean;
  insetsChanged(): void;
}

export function createPlacing(map: LeafletMap, editor: Editor, area: () => Area): Placing {
  const container = map.getContainer();
  const crosshair = document.createElement('div');
  crosshair.className = 'map-crosshair';
  crosshair.setAttribute('aria-hidden', 'true');

  const minZoom = map.getMinZoom();
  let active = false;
  /** The map is being brought to the place, not the place to the map. */
  let following = false;
  let zooming = false;

  const middle = () => middleOf(area());
  const isUnder = (place: Place): boolean => {
    const [at, want] = [pixelOf(map, place), middle()];
    return Math.hypot(at.x - want.x, at.y - want.y) < SAME;
  };
  const follow = (place: Place, zoom: number): void => {
    following = true;
    putUnder(map, place, middle(), zoom);
    following = false;
  };

  const enter = (draft: Draft): void => {
    active = true;
    container.append(crosshair);
    container.classList.add('map-placing');
    map.options.scrollWheelZoom = 'center';
    map.options.touchZoom = 'center';
    map.options.doubleClickZoom = 'center';
    follow(draft.place, Math.max(map.getZoom(), MIN_PLACE_ZOOM));
    map.setMinZoom(MIN_PLACE_ZOOM);
  };
  const leave = (): void => {
    if (!active) return;
    active = false;
    map.stop();
    map.setMinZoom(minZoom);
    map.options.scrollWheelZoom = true;
    map.options.touchZoom = true;
    map.options.doubleClickZoom = true;
    container.classList.remove('map-placing');
    crosshair.remove();
  };

  const onMove = (): void => {
    const draft = editor.draft.peek();
    if (!active || following || zooming || draft === null || isUnder(draft.place)) return;
    const { lat, lon } = placeAt(map, middle());
    editor.setPlace({ lat, lon: wrapLon(lon) });
  };
  const onZoomStart = (): void => {
    zooming = true;
  };
  const onZoomEnd = (): void => {
    zooming = false;
    const draft = editor.draft.peek();
    if (active && !following && draft !== null && !isUnder(draft.place)) {
      follow(draft.place, Math.max(map.getZoom(), MIN_PLACE_ZOOM));
    }
  };
  const onClick = ({ containerPoint }: LeafletMouseEvent): void => {
    if (!active) return;
    const { x, y } = middle();
    map.panBy([containerPoint.x - x, containerPoint.y - y], prefersStill() ? { animate: false } : {});
  };
  const events = { move: onMove, zoomstart: onZoomStart, zoomend: onZoomEnd, click: onClick };
  map.on(events);

  const placing = computed(() => editor.step.value.kind === 'placing' && editor.draft.value !== null);
  const closers = [
    watch(placing, (now) => {
      const draft = editor.draft.peek();
      if (now && draft !== null) enter(draft);
      else leave();
    }),
    watch(editor.draft, (draft) => {
      if (active && !zooming && draft !== null && !isUnder(draft.place)) follow(draft.place, map.getZoom());
    }),
  ];

  return {
    active: () => active,
    key(event) {
      const by = arrow(event);
      if (!active || by === null) return false;
      const step = event.shiftKey ? NUDGE.fine : NUDGE.usual;
      map.panBy([by[0] * step, by[1] * step], { animate: false });
      return true;
    },
    obey(wish) {
      const draft = editor.draft.peek();
      if (!active || draft === null) return false;
      const { lat, lng } = map.getCenter();
      const target = wish.kind === 'box' ? boxCentre(wish.box) : wish.place;
      const zoom = Math.max(MIN_PLACE_ZOOM, wish.kind === 'box' ? map.getZoom() : wish.zoom);
      const [from, to] = [pixelOf(map, { lat, lon: lng }), pixelOf(map, target)];
      if (Math.hypot(from.x - to.x, from.y - to.y) < 2) {
        const { x, y } = middle();
        map.setZoomAround([x, y], zoom, prefersStill() ? { animate: false } : {});
        return true;
      }
      editor.setPlace({ lat: target.lat, lon: wrapLon(target.lon) });
      follow(target, zoom);
      return true;
    },
    insetsChanged() {
      const draft = editor.draft.peek();
      if (active && draft !== null && !isUnder(draft.place)) follow(draft.place, map.getZoom());
    },
    close() {
      closeAll(closers);
      map.off(events);
      leave();
    },
  };
}
