import { effect, signal } from '@preact/signals';
import { formatNumber, locale } from '../../i18n/index.ts';
import { httpUrl } from '../../model/text.ts';
import type { AppState } from '../../state/state.ts';
import type { Units } from '../../state/settings.ts';
import { scaleBar, unitsOf } from './scale.ts';
import type { LeafletMap } from './leaflet.ts';
import type { Closable } from './closable.ts';

/** Longest scale bar, CSS px. */
const MAX_BAR = 96;
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
    const credit = state.view.baseMap.value.attribution;
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

  const due = signal(false);
  const timer = setTimeout(() => {
    due.value = true;
  }, SCALE_AFTER);
  const stopScale = effect(() => {
    const view = state.view.view.value;
    if (view === null || !due.value) return;
    const { value, unit, pixels } = scaleBar(view.centre.lat, view.zoom, systemOf(state.settings.units.value), MAX_BAR);
    bar.textContent = formatNumber(value, { style: 'unit', unit, unitDisplay: 'short' });
    bar.style.inlineSize = `${pixels}px`;
  });

  return {
    close() {
      clearTimeout(timer);
      stopAttribution();
      stopScale();
      corner.remove();
    },
  };
}

function systemOf(units: Units): 'metric' | 'imperial' {
  return units === 'auto' ? unitsOf(locale()) : units;
}
