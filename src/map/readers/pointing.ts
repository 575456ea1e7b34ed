import { keyOf } from '../../model/camera.ts';
import type { CameraKey } from '../../model/camera.ts';
import { latOf, lonOf, mercatorX, mercatorY } from '../../model/place.ts';
import type { AppState } from '../../state/state.ts';
import type { Marks } from '../../store/scene/scene.ts';
import { markRadius } from '../../store/scene/scene.ts';
import { anchor } from '../base/anchored.ts';
import type { Overlays } from '../overlays/lazyOverlays.ts';
import type { CameraLayer } from './cameraLayer.ts';
import type { Area } from '../base/geometry.ts';
import { middleOf, spanPixels } from '../base/geometry.ts';
import { nearestMark, nearestSingle, REACH } from './hitTest.ts';
import type { LeafletMap, LeafletMouseEvent } from '../base/leaflet.ts';
import type { Closable, Pixel } from '../base/closable.ts';
import { closeAll, listen } from '../base/closable.ts';

const TYPES = ['node', 'way', 'relation'] as const;

/** What pointer and keyboard do with the cameras while nothing is being added. */
export interface Pointing extends Closable {
  /** A key on the focused map; true where it meant something. */
  key(event: KeyboardEvent): boolean;
}

/** Clicking, hovering and stepping through cameras. `enabled` is false while the map serves another purpose. */
export function createPointing(
  map: LeafletMap,
  layer: CameraLayer,
  state: Pick<AppState, 'data' | 'panel' | 'selection' | 'view'>,
  area: () => Area,
  enabled: () => boolean,
  overlays: Pick<Overlays, 'hit'>,
): Pointing {
  const container = map.getContainer();
  const ring = document.createElement('div');
  ring.className = 'map-hover';
  const hover = anchor(map, ring, 'hover');
  let touching = false;
  let frame: number | null = null;

  const reach = (): number => (touching ? REACH.touch : REACH.mouse);
  const markAt = (at: Pixel): number => {
    const scene = state.data.scene.peek();
    if (scene === null) return -1;
    return nearestMark(scene.marks, layer.screen(), at, reach());
  };

  const open = (marks: Marks, index: number): void => {
    // A camera of the snapshot has no name until its ids are in; the list waits for them.
    if (marks.count[index] === 1 && marks.id[index] !== 0) state.selection.select(keyAt(marks, index));
    else openCluster(marks, index);
  };

  const openCluster = (marks: Marks, index: number): void => {
    const [west = 0, south = 0, east = 0, north = 0] = marks.bounds.subarray(index * 4, index * 4 + 4);
    const edges = { x1: mercatorX(west), x2: mercatorX(east), y1: mercatorY(south), y2: mercatorY(north) };
    // Where not even the closest zoom would part them, words do.
    const together = spanPixels(edges, map.getMaxZoom()) < markRadius(1) * 2;
    if (together || map.getZoom() >= map.getMaxZoom()) {
      if (!state.panel.openList()) void state.selection.step(1);
    } else state.view.goToBox({ south, west, north, east });
  };

  const clearHover = (): void => {
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
    hover.moveTo(null);
    container.classList.remove('map-pointing');
  };

  const showHover = (at: Pixel): void => {
    frame = null;
    const marks = state.data.scene.peek()?.marks;
    const index = enabled() ? markAt(at) : -1;
    if (marks === undefined || index === -1) {
      clearHover();
      if (enabled() && overlays.hit(at, reach()) !== null) container.classList.add('map-pointing');
      return;
    }
    ring.style.setProperty('--radius', `${markRadius(marks.count[index] ?? 1)}px`);
    hover.moveTo({ lat: latOf(marks.y[index] ?? 0), lon: lonOf(marks.x[index] ?? 0) });
    container.classList.add('map-pointing');
  };

  const onClick = ({ containerPoint }: LeafletMouseEvent): void => {
    if (!enabled()) return;
    const index = markAt(containerPoint);
    const marks = state.data.scene.peek()?.marks;
    const shape = index === -1 ? overlays.hit(containerPoint, reach()) : null;
    if (index !== -1 && marks !== undefined) open(marks, index);
    else if (shape !== null) shape.pick();
    else if (state.selection.key.peek() !== null) state.selection.select(null);
  };
  const events = { click: onClick, zoomstart: clearHover, dragstart: clearHover };
  map.on(events);

  const nearestToCentre = (): CameraKey | null => {
    const scene = state.data.scene.peek();
    if (scene === null) return null;
    const middle = middleOf(area());
    const index = nearestSingle(scene.marks, layer.screen(), middle, Math.hypot(middle.x, middle.y));
    return index === -1 ? null : keyAt(scene.marks, index);
  };

  const closers = [
    listen(container, 'pointerdown', (event) => (touching = event.pointerType === 'touch'), { capture: true }),
    listen(container, 'pointermove', (event) => {
      if (event.pointerType === 'touch' || event.buttons !== 0) return;
      const at = map.mouseEventToContainerPoint(event);
      if (frame !== null) cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        showHover(at);
      });
    }),
    listen(container, 'pointerleave', clearHover),
  ];

  return {
    key(event) {
      if (!enabled()) return false;
      switch (event.key) {
        case 'n':
        case 'N':
        case '.':
          void state.selection.step(1);
          return true;
        case 'p':
        case 'P':
        case ',':
          void state.selection.step(-1);
          return true;
        case 'Enter': {
          const key = state.selection.key.peek() === null ? null : nearestToCentre();
          if (key === null) void state.selection.step(1);
          else state.selection.select(key);
          return true;
        }
        case 'Escape':
          if (state.selection.key.peek() === null) return false;
          state.selection.select(null);
          return true;
        default:
          return false;
      }
    },
    close() {
      clearHover();
      closeAll(closers);
      map.off(events);
      hover.close();
    },
  };
}

function keyAt(marks: Marks, index: number): CameraKey {
  return keyOf({ type: TYPES[marks.type[index] ?? 0] ?? 'node', id: marks.id[index] ?? 0 });
}
