import type { BenchView } from '../view.ts';
import { destination, FLIGHT_SECONDS, scenario } from './scenario.ts';

/** What of a Leaflet map a flight needs: the package's own, or the one made of its source modules. */
interface Flyer {
  flyTo(center: [number, number], zoom: number, options: { readonly duration: number }): unknown;
  setView(center: [number, number], zoom: number, options: { readonly animate: false }): unknown;
  once(type: 'moveend', listener: () => void): unknown;
}

/** There and back by Leaflet's `flyTo`. */
export async function flyLeaflet(map: Flyer): Promise<void> {
  await fly(map, destination);
  await fly(map, scenario.view);
}

/** Where the map opened, at once. */
export function homeLeaflet(map: Flyer | null | undefined): void {
  const { centre, zoom } = scenario.view;
  map?.setView([centre.lat, centre.lon], zoom, { animate: false });
}

async function fly(map: Flyer, { centre, zoom }: BenchView): Promise<void> {
  await new Promise<void>((resolve) => {
    map.once('moveend', resolve);
    map.flyTo([centre.lat, centre.lon], zoom, { duration: FLIGHT_SECONDS });
  });
}
