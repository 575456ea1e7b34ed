import { computed } from '@preact/signals';
import { formatDistance } from '../../i18n/index.ts';
import type { Place } from '../../model/place.ts';
import type { AppState } from '../../state/state.ts';
import type { Units } from '../../state/settings.ts';
import { anchor } from '../base/anchored.ts';
import { nearestLon } from '../base/geometry.ts';
import type { LeafletMap, ZoomAnimEvent } from '../base/leaflet.ts';
import { svg } from '../base/svg.ts';
import type { Closable, Pixel } from '../base/closable.ts';
import { closeAll, watch } from '../base/closable.ts';

/** A longer line ends here, CSS px: beyond any screen, and what a browser draws exactly. */
const LONGEST = 4_000;
/** How far from the new place the distance is written, CSS px: clear of the cross or the dial, and to be seen where the old place is not. */
const LABEL_REACH = { cross: 70, dial: 170 } as const;
/** It stands beyond the old place, so far from it, where that is near. */
const LABEL_BESIDE = 42;

interface Move {
  readonly from: Place;
  readonly to: Place;
  readonly metres: number;
  readonly units: Units;
  /** What stands at the new place. */
  readonly by: keyof typeof LABEL_REACH;
}

/** A line from where a camera stood to where it is being moved, with the distance. The form says the same in words. */
export function createMoveLine(map: LeafletMap, { editor, settings }: Pick<AppState, 'editor' | 'settings'>): Closable {
  const element = document.createElement('div');
  element.className = 'map-move';
  element.setAttribute('aria-hidden', 'true');
  const picture = svg('svg', { width: 1, height: 1 });
  const lines = ['casing', 'stroke'].map((part) => svg('line', { class: `map-move-${part}` }));
  const old = svg('circle', { class: 'map-move-old', r: 7 });
  picture.append(...lines, old);
  const label = document.createElement('span');
  label.className = 'map-move-label';
  element.append(picture, label);
  // It hangs at the new place: the map is there, and the old one may be anywhere.
  const anchored = anchor(map, element, 'move');

  const move = computed((): Move | null => {
    const draft = editor.draft.value;
    const { kind } = editor.step.value;
    const metres = editor.movedBy.value;
    if (draft === null || draft.base === null || draft.action === 'remove' || metres === 0) return null;
    if (kind === 'idle' || kind === 'opening' || kind === 'saved') return null;
    return {
      from: draft.base,
      to: draft.place,
      metres,
      units: settings.units.value,
      by: kind === 'placing' ? 'cross' : 'dial',
    };
  });

  const draw = ({ from, to, metres, units, by }: Move, zoom: number): void => {
    const end = offset(map, from, to, zoom);
    const length = Math.hypot(end.x, end.y);
    const shown = Math.min(length, LONGEST);
    const along = (px: number): Pixel => ({ x: (end.x / length) * px, y: (end.y / length) * px });
    const { x, y } = length === 0 ? end : along(shown);
    for (const line of lines) {
      line.setAttribute('x2', x.toFixed(1));
      line.setAttribute('y2', y.toFixed(1));
    }
    old.setAttribute('cx', x.toFixed(1));
    old.setAttribute('cy', y.toFixed(1));
    old.style.display = shown < length ? 'none' : '';
    const reach = LABEL_REACH[by];
    const at =
      length === 0 ? end : along(length > reach + LABEL_BESIDE ? reach : Math.max(length + LABEL_BESIDE, reach));
    label.textContent = formatDistance(metres, units);
    label.style.transform = `translate(-50%, -50%) translate(${at.x.toFixed(1)}px, ${at.y.toFixed(1)}px)`;
  };

  const redraw = (zoom: number): void => {
    const now = move.peek();
    if (now !== null) draw(now, zoom);
  };
  const events = {
    zoomanim: ({ zoom }: ZoomAnimEvent) => redraw(zoom),
    zoom: () => redraw(map.getZoom()),
    viewreset: () => redraw(map.getZoom()),
  };
  map.on(events);
  const closers = [
    watch(move, (now) => {
      anchored.moveTo(now?.to ?? null);
      if (now !== null) draw(now, map.getZoom());
    }),
  ];
  return {
    close() {
      closeAll(closers);
      map.off(events);
      anchored.close();
    },
  };
}

/** Where the old place lies, seen from the new one, in px of a zoom. */
function offset(map: LeafletMap, from: Place, to: Place, zoom: number): Pixel {
  return map.project([from.lat, nearestLon(from.lon, to.lon)], zoom).subtract(map.project([to.lat, to.lon], zoom));
}
