import { effect } from '@preact/signals';
import { httpUrl } from '../../model/httpUrl.ts';
import type { AppState } from '../../state/state.ts';
import type { LeafletMap } from './leaflet.ts';
import type { Closable } from './closable.ts';

/** A page's first Intl.NumberFormat takes some 15 ms: the cameras come first, ms. */
const SCALE_AFTER = 150;

/**
 * What stands in the map's lower corners: the scale, and whose map this is. Leaflet's own controls write HTML from
 * strings; these are text nodes.
 */
export function createCorner(map: LeafletMap, state: Pick<AppState, 'view' | 'settings'>): Closable {
  const corner = document.createElement('div');
  corner.className = 'map-corner';
  const scale = document.createElement('div');
  scale.className = 'map-scale';
  const bar = document.createElement('div');
  bar.className = 'map-scale-bar';
  scale.append(bar);
  const attribution = document.createElement('div');
  attribution.className = 'map-attribution';
  corner.append(scale, attribution);
  map.getContainer().append(corner);

  const stopAttribution = effect(() => {
    const credit = state.view.ground.value.attribution;
    const href = credit === null ? null : httpUrl(credit.href);
    if (credit === null || href === null) {
      attribution.replaceChildren(credit?.text ?? '');
      return;
    }
    const link = document.createElement('a');
    link.href = href;
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = credit.text;
    attribution.replaceChildren(link);
  });

  let stopScale: (() => void) | null = null;
  let isClosed = false;
  const timer = setTimeout(() => {
    import('./scaleLine.ts').then(
      ({ showScale }) => {
        if (!isClosed) stopScale = showScale(bar, state);
      },
      // The map is as good without its scale.
      () => undefined,
    );
  }, SCALE_AFTER);

  return {
    close() {
      clearTimeout(timer);
      stopAttribution();
      isClosed = true;
      stopScale?.();
      corner.remove();
    },
  };
}
