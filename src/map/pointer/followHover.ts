import { keyOf } from '../../model/camera.ts';
import type { AppState } from '../../state/state.ts';
import type { Closable } from '../base/closable.ts';
import { closeAll, listen } from '../base/closable.ts';
import type { LeafletMap } from '../base/leaflet.ts';
import type { CameraLayer } from '../readers/cameraLayer.ts';
import { nearestMark, REACH, toPixel } from '../readers/hitTest.ts';

const TYPES = ['node', 'way', 'relation'] as const;

/** Says which single reader the mouse is over, for as long as it is and the map stands still. */
export function followHover(
  map: LeafletMap,
  layer: CameraLayer,
  { data, pointer: { hovered } }: Pick<AppState, 'data' | 'pointer'>,
  enabled: () => boolean,
): Closable {
  const container = map.getContainer();
  const clear = (): void => {
    hovered.value = null;
  };
  const onMove = (event: PointerEvent): void => {
    const marks = data.scene.peek()?.marks;
    const isOver = event.pointerType !== 'touch' && event.buttons === 0 && enabled() && marks !== undefined;
    const index = isOver ? nearestMark(marks, layer.screen(), map.mouseEventToContainerPoint(event), REACH.mouse) : -1;
    // A reader of the snapshot has no name until its ids are in.
    if (marks === undefined || index === -1 || marks.count[index] !== 1 || marks.id[index] === 0) {
      clear();
      return;
    }
    const key = keyOf({ type: TYPES[marks.type[index] ?? 0] ?? 'node', id: marks.id[index] ?? 0 });
    if (hovered.peek()?.key === key) return;
    const { left, top } = container.getBoundingClientRect();
    const { x, y } = toPixel(layer.screen(), marks.x[index] ?? 0, marks.y[index] ?? 0);
    hovered.value = { key, at: { x: left + x, y: top + y } };
  };
  const events = { movestart: clear, zoomstart: clear };
  map.on(events);
  const closers = [
    listen(container, 'pointermove', onMove),
    listen(container, 'pointerdown', clear),
    listen(container, 'pointerleave', clear),
  ];
  return {
    close() {
      clear();
      map.off(events);
      closeAll(closers);
    },
  };
}
