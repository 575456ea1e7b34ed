import type { ReadonlySignal, Signal } from '@preact/signals';
import { isAbort } from '../model/failure.ts';
import type { Place } from '../model/place.ts';

/** How close the map goes to show a person where they are. */
const LOCATE_ZOOM = 16;

/** Shows the device's position when it comes, and goes there; or tells why there is none. */
export async function readPosition(
  position: Promise<GeolocationPosition>,
  {
    locating,
    here,
    view,
    go,
  }: {
    readonly locating: Signal<'idle' | 'asking' | 'denied' | 'unavailable'>;
    readonly here: Signal<{ readonly place: Place; readonly accuracy: number } | null>;
    readonly view: ReadonlySignal<{ readonly zoom: number } | null>;
    go(place: Place, zoom: number): void;
  },
): Promise<void> {
  try {
    const { coords } = await position;
    const place = { lat: coords.latitude, lon: coords.longitude };
    here.value = { place, accuracy: coords.accuracy };
    locating.value = 'idle';
    go(place, Math.max(view.peek()?.zoom ?? 0, LOCATE_ZOOM));
  } catch (error) {
    if (isAbort(error)) return;
    locating.value =
      error instanceof GeolocationPositionError && error.code === error.PERMISSION_DENIED ? 'denied' : 'unavailable';
  }
}
