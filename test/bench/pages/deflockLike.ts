/**
 * After the way of DeFlock's map (its sources were read, this is our writing): markers straight from the answer, each with
 * a divIcon that shows its direction, in a markercluster that loads in chunks.
 */
import L from 'leaflet';
import 'leaflet.markercluster';
import 'leaflet.markercluster/dist/MarkerCluster.css';
import 'leaflet.markercluster/dist/MarkerCluster.Default.css';
import { isRecord } from '../../../src/model/record.ts';
import { createPeerMap, fetchAnswer, offer } from './peer.ts';

let map: L.Map | null = null;

function peerMap(): L.Map {
  map ??= createPeerMap();
  return map;
}

offer(peerMap, async () => {
  const group = L.markerClusterGroup({
    chunkedLoading: true,
    disableClusteringAtZoom: 16,
    removeOutsideVisibleBounds: true,
    maxClusterRadius: 60,
    spiderfyOnEveryZoom: false,
    spiderfyOnMaxZoom: false,
  });
  peerMap().addLayer(group);
  const answer = await fetchAnswer();
  const elements = isRecord(answer) && Array.isArray(answer['elements']) ? answer['elements'] : [];
  group.addLayers(elements.flatMap((element: unknown) => marker(element) ?? []));
});

function marker(element: unknown): L.Marker | null {
  if (!isRecord(element)) return null;
  const { lat, lon, tags } = element;
  if (typeof lat !== 'number' || typeof lon !== 'number') return null;
  const direction = isRecord(tags) ? Number.parseInt(String(tags['direction']), 10) : Number.NaN;
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
