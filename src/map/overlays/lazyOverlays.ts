import type { OverlaysState } from '../../state/overlays.ts';
import type { Closable, Pixel } from '../base/closable.ts';
import { watch } from '../base/closable.ts';
import type { LeafletMap } from '../base/leaflet.ts';
import type { OverlayHit } from './overlayHit.ts';
import type { OverlayLayer } from './overlayLayer.ts';

/** The overlays of the state on the map. */
export interface Overlays extends Closable {
  hit(at: Pixel, reach: number): OverlayHit | null;
}

/** Fetches what draws overlays once there is one; where that fails, the next overlay tries again. */
export function createOverlaysLater(map: LeafletMap, { all }: Pick<OverlaysState, 'all'>): Overlays {
  let layer: OverlayLayer | null = null;
  let phase: 'idle' | 'loading' | 'closed' = 'idle';
  const stop = watch(all, (overlays) => {
    if (layer !== null) layer.show(overlays);
    else if (overlays.size > 0 && phase === 'idle') load();
  });
  function load(): void {
    phase = 'loading';
    import('./overlayLayer.ts').then(
      ({ createOverlayLayer }) => {
        if (phase === 'closed') return;
        layer = createOverlayLayer(map);
        layer.show(all.peek());
      },
      () => {
        if (phase !== 'closed') phase = 'idle';
      },
    );
  }
  return {
    hit: (at, reach) => layer?.hit(at, reach) ?? null,
    close() {
      phase = 'closed';
      stop();
      layer?.close();
    },
  };
}
