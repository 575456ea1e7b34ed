import { wrapLon } from '../../model/place.ts';
import type { PointerState } from '../../state/pointer.ts';
import type { Closable, Pixel } from '../base/closable.ts';
import { closeAll, listen } from '../base/closable.ts';
import type { Area } from '../base/geometry.ts';
import { middleOf } from '../base/geometry.ts';
import type { LeafletMap } from '../base/leaflet.ts';
import { placeAt } from '../base/leafletMath.ts';

/** How long a finger rests until it asks, ms: what Android takes, a little more than iOS does. */
const LONG = 550;

/** A finger that wanders further than this is moving the map, CSS px. */
const STILL = 10;

/** The other mouse button, a finger that rests, or the menu key with the focus on the map: what is here? */
export function askOfPlaces(
  map: LeafletMap,
  { asked }: Pick<PointerState, 'asked'>,
  area: () => Area,
  enabled: () => boolean,
): Closable {
  const container = map.getContainer();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let begun: PointerEvent | null = null;
  let wasLong = false;
  let byKey = false;

  const ask = (at: Pixel): void => {
    if (!enabled()) return;
    const { lat, lon } = placeAt(map, at);
    const { left, top } = container.getBoundingClientRect();
    asked.value = { place: { lat, lon: wrapLon(lon) }, at: { x: left + at.x, y: top + at.y } };
  };
  const forget = (): void => {
    clearTimeout(timer);
    begun = null;
  };

  const closers = [
    listen(container, 'contextmenu', (event) => {
      if (!enabled()) return;
      event.preventDefault();
      // Of a finger some browsers tell by this, and some don't.
      if (wasLong) return;
      wasLong = begun !== null;
      forget();
      ask(byKey ? middleOf(area()) : map.mouseEventToContainerPoint(event));
    }),
    listen(container, 'keydown', ({ key }) => {
      byKey = key === 'ContextMenu' || key === 'F10';
    }),
    listen(container, 'pointerdown', (event) => {
      byKey = false;
      wasLong = false;
      forget();
      if (event.pointerType !== 'touch' || !event.isPrimary) return;
      begun = event;
      timer = setTimeout(() => {
        begun = null;
        wasLong = true;
        ask(map.mouseEventToContainerPoint(event));
      }, LONG);
    }),
    listen(container, 'pointermove', (event) => {
      if (begun !== null && Math.hypot(event.clientX - begun.clientX, event.clientY - begun.clientY) > STILL) forget();
    }),
    listen(container, 'pointerup', forget),
    listen(container, 'pointercancel', forget),
    // The finger that asked has not pressed what it rests on, nor what has opened under it.
    listen(
      document.documentElement,
      'click',
      (event) => {
        if (!wasLong) return;
        wasLong = false;
        event.stopPropagation();
        event.preventDefault();
      },
      { capture: true },
    ),
    listen(document.documentElement, 'pointerdown', () => (wasLong = false), { capture: true }),
  ];
  return {
    close() {
      forget();
      closeAll(closers);
    },
  };
}
