import type { ReadonlySignal } from '@preact/signals';
import type { Place } from '../../model/place.ts';
import type { Sketch } from '../../state/sketch.ts';
import { LEAST_CORNERS } from '../../state/sketch.ts';
import { arrow } from '../base/arrow.ts';
import type { Closable, Pixel } from '../base/closable.ts';
import { closeAll, listen, watch } from '../base/closable.ts';
import type { Area } from '../base/geometry.ts';
import { middleOf } from '../base/geometry.ts';
import type { LeafletMap, LeafletMouseEvent } from '../base/leaflet.ts';
import { pixelOf, placeAt } from '../base/leafletMath.ts';

/** CSS px that an arrow key moves the map by under the cross; with Shift, the smaller. */
const STEP = { usual: 40, fine: 4 } as const;
/** How far from a corner or a side a pointer still means it, CSS px. */
const REACH = { mouse: 10, touch: 22 } as const;
/** A pointer that moved less than this pressed, CSS px. */
const STILL = 4;

/** What a pointer has taken hold of: a corner, and whether it moved since. */
interface Held {
  readonly corner: number;
  readonly pointer: number;
  readonly from: Pixel;
  moved: boolean;
}

/** Drawing on the map: a press sets a corner, dragging moves one, and the arrow keys move the map beneath a cross. */
export interface SketchTool extends Closable {
  key(event: KeyboardEvent): boolean;
}

/** Follows the state's sketch; the lines themselves are an overlay of it. */
export function createSketchTool(
  map: LeafletMap,
  sketches: ReadonlySignal<Sketch | null>,
  area: () => Area,
): SketchTool {
  const container = map.getContainer();
  const crosshair = document.createElement('div');
  crosshair.className = 'map-crosshair';
  crosshair.setAttribute('aria-hidden', 'true');
  let held: Held | null = null;
  /** The click that follows a press on a corner is no new one. */
  let passOver = false;

  const cornerAt = (sketch: Sketch, at: Pixel, reach: number): number => {
    let [best, nearest] = [-1, reach];
    for (const [number, corner] of sketch.corners.peek().entries()) {
      const { x, y } = pixelOf(map, corner);
      const away = Math.hypot(x - at.x, y - at.y);
      // Of several on one spot the newest.
      if (away <= nearest) [best, nearest] = [number, away];
    }
    return best;
  };
  /** The side under a pointer, by the number of the corner that it ends at; -1 where there is none. */
  const sideAt = (sketch: Sketch, at: Pixel, reach: number): number => {
    const pixels = sketch.corners.peek().map((corner) => pixelOf(map, corner));
    const first = pixels[0];
    const isClosed = sketch.kind === 'area' && pixels.length >= LEAST_CORNERS.area;
    const ring = first === undefined || !isClosed ? pixels : [...pixels, first];
    return ring.findIndex((end, number) => {
      const start = ring[number - 1];
      return start !== undefined && toSide(at, start, end) <= reach;
    });
  };
  const pressed = (sketch: Sketch, corner: number): void => {
    const last = sketch.corners.peek().length - 1;
    if (corner === (sketch.kind === 'line' ? last : 0) || corner === last) sketch.finish();
  };

  const onClick = ({ containerPoint }: LeafletMouseEvent): void => {
    const sketch = sketches.peek();
    if (sketch === null || passOver) passOver = false;
    else sketch.add(placeAt(map, containerPoint));
  };
  const down = (event: PointerEvent): void => {
    passOver = false;
    const sketch = sketches.peek();
    if (sketch === null || !event.isPrimary || event.button !== 0 || held !== null) return;
    const at = map.mouseEventToContainerPoint(event);
    const reach = event.pointerType === 'touch' ? REACH.touch : REACH.mouse;
    let corner = cornerAt(sketch, at, reach);
    if (corner === -1) {
      const side = event.pointerType === 'touch' ? -1 : sideAt(sketch, at, reach);
      if (side === -1) return;
      sketch.add(placeAt(map, at), side);
      corner = side;
      passOver = true;
    }
    held = { corner, pointer: event.pointerId, from: at, moved: false };
    map.dragging.disable();
  };
  const move = (event: PointerEvent): void => {
    const sketch = sketches.peek();
    if (held === null || event.pointerId !== held.pointer || sketch === null) return;
    const at = map.mouseEventToContainerPoint(event);
    if (!held.moved) {
      if (Math.hypot(at.x - held.from.x, at.y - held.from.y) < STILL) return;
      held.moved = true;
      // A corner that was put into a side and dragged at once is one change.
      if (!passOver) sketch.hold();
    }
    sketch.move(held.corner, placeAt(map, at));
  };
  const up = (event: PointerEvent): void => {
    const sketch = sketches.peek();
    if (held === null || event.pointerId !== held.pointer) return;
    const { corner, moved } = held;
    held = null;
    map.dragging.enable();
    const isPress = !moved && !passOver && event.type === 'pointerup';
    passOver = true;
    if (isPress && sketch !== null) pressed(sketch, corner);
  };
  const enter = (): void => {
    container.append(crosshair);
    container.classList.add('map-sketching');
    map.doubleClickZoom.disable();
    map.on('click', onClick);
  };
  const leave = (): void => {
    map.off('click', onClick);
    if (held !== null) map.dragging.enable();
    held = null;
    map.doubleClickZoom.enable();
    container.classList.remove('map-sketching');
    crosshair.remove();
  };
  const middle = (): Place => placeAt(map, middleOf(area()));

  let isActive = false;
  const closers = [
    watch(sketches, (sketch) => {
      if ((sketch !== null) === isActive) return;
      isActive = sketch !== null;
      if (isActive) enter();
      else leave();
    }),
    listen(container, 'pointerdown', down, { capture: true }),
    listen(container, 'pointermove', move),
    listen(container, 'pointerup', up),
    listen(container, 'pointercancel', up),
    () => {
      if (isActive) leave();
    },
  ];

  return {
    key(event) {
      const sketch = sketches.peek();
      if (sketch === null) return false;
      const by = arrow(event);
      if (by !== null) {
        const step = event.shiftKey ? STEP.fine : STEP.usual;
        map.panBy([by[0] * step, by[1] * step], { animate: false });
        return true;
      }
      const under = cornerAt(sketch, middleOf(area()), REACH.mouse);
      if (event.key === 'Enter') {
        if (under !== -1 && under === sketch.corners.peek().length - 1) sketch.finish();
        else sketch.add(middle());
      } else if (event.key === 'Backspace') sketch.undo();
      else if (event.key === 'Delete') {
        if (under !== -1) sketch.remove(under);
      } else if (event.key === 'Escape') sketch.cancel();
      else return false;
      return true;
    },
    close: () => closeAll(closers),
  };
}

function toSide(at: Pixel, start: Pixel, end: Pixel): number {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : ((at.x - start.x) * dx + (at.y - start.y) * dy) / square;
  const along = Math.max(0, Math.min(1, share));
  return Math.hypot(start.x + along * dx - at.x, start.y + along * dy - at.y);
}
