/** The yardstick for frames: Leaflet with nothing on it. */
import type L from 'leaflet';
import { atRest, createFrames } from './instruments.ts';
import { flyLeaflet } from './leafletFlight.ts';
import { createPeerMap } from './leafletPeer.ts';

const frames = createFrames();
let map: L.Map | null = null;

window.bareMap = {
  async start() {
    map = createPeerMap();
    await atRest();
  },
  async fly() {
    if (map !== null) await flyLeaflet(map);
  },
  recordFrames: frames.record,
  takeFrames: frames.take,
};
