/** The yardstick for frames: Leaflet with nothing on it. */
import { createPeerMap } from './leafletPeer.ts';
import { atRest, createFrames } from './instruments.ts';

const frames = createFrames();

window.bareMap = {
  async start() {
    createPeerMap();
    await atRest();
  },
  recordFrames: frames.record,
  takeFrames: frames.take,
};
