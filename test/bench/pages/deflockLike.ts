/**
 * After the way of DeFlock's map (its sources were read, this is our writing): markers straight from the answer, each with
 * a divIcon that shows its direction, in a markercluster that loads in chunks.
 */
import L from 'leaflet';
import 'leaflet.markercluster';
import 'leaflet.markercluster/dist/MarkerCluster.css';
import 'leaflet.markercluster/dist/MarkerCluster.Default.css';
import { fetchElements, readCamera } from './answer.ts';
import { offerMarkers } from './leafletPeer.ts';

offerMarkers(async (map) => {
  const group = L.markerClusterGroup({
    chunkedLoading: true,
    disableClusteringAtZoom: 16,
    removeOutsideVisibleBounds: true,
    maxClusterRadius: 60,
    spiderfyOnEveryZoom: false,
    spiderfyOnMaxZoom: false,
  });
  map.addLayer(group);
  const elements = await fetchElements();
  group.addLayers(elements.flatMap((element) => marker(element) ?? []));
});

function marker(element: unknown): L.Marker | null {
  const camera = readCamera(element);
  if (camera === null) return null;
  const { lat, lon, tags } = camera;
  const direction = Number.parseInt(String(tags['direction']), 10);
  const sight = Number.isNaN(direction)
    ? ''
    : `<path d="M30 30L15 0H45Z" fill="#3f54f3" fill-opacity=".4" transform="rotate(${direction} 30 30)"/>`;
  return L.marker([lat, lon], {
    icon: L.divIcon({
      className: 'camera',
      html: `<svg width="60" height="60" viewBox="0 0 60 60">${sight}<circle cx="30" cy="30" r="7" fill="#3f54f3"/></svg>`,
      iconSize: [60, 60],
      iconAnchor: [30, 30],
    }),
  });
}
