/** What the peers on Leaflet have in common. */
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { MAX_ZOOM } from '../view.ts';
import { flyLeaflet, homeLeaflet } from './leafletFlight.ts';
import { offer } from './peer.ts';
import { scenario } from './scenario.ts';

/** The map as Leaflet makes it. Without tiles: drawn in software, they would cost more frames than any marks. */
export function createPeerMap(): L.Map {
  const { centre, zoom } = scenario.view;
  return L.map('map', { center: [centre.lat, centre.lon], zoom, maxZoom: MAX_ZOOM });
}

/** Offers a page whose marks are Leaflet's markers. `show` fetches the answer and puts all its cameras on the map. */
export function offerMarkers(show: (map: L.Map) => Promise<void>): void {
  let map: L.Map | null = null;
  const mark = (): Element | null => document.querySelector('.leaflet-marker-pane .leaflet-marker-icon');
  offer({
    async show() {
      map = createPeerMap();
      await show(map);
    },
    hasMarks: () => mark() !== null,
    shown() {
      let count = 0;
      map?.eachLayer((layer) => {
        // Clusters are markers, too.
        if (layer instanceof L.MarkerCluster) count += layer.getChildCount();
        else if (layer instanceof L.Marker) count += 1;
      });
      return count;
    },
    home: () => homeLeaflet(map),
    async fly() {
      if (map !== null) await flyLeaflet(map);
    },
    visible: () => (mark()?.getBoundingClientRect().width ?? 0) > 0,
  });
}
