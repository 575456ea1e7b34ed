import { effect } from '@preact/signals';
import { formatNumber, locale } from '../../i18n/index.ts';
import type { Units } from '../../state/settings.ts';
import type { AppState } from '../../state/state.ts';
import { scaleBar, unitsOf } from './scale.ts';

/** Longest scale bar, CSS px. */
const MAX_BAR = 96;

/** Keeps `bar` as long, and as labelled, as the map's scale. Returns the way to stop. */
export function showScale(
  bar: HTMLElement,
  { view: { view }, settings }: Pick<AppState, 'view' | 'settings'>,
): () => void {
  return effect(() => {
    if (view.value === null) return;
    const { centre, zoom } = view.value;
    const { value, unit, pixels } = scaleBar(centre.lat, zoom, systemOf(settings.units.value), MAX_BAR);
    bar.textContent = formatNumber(value, { style: 'unit', unit, unitDisplay: 'short' });
    bar.style.inlineSize = `${pixels}px`;
  });
}

function systemOf(units: Units): 'metric' | 'imperial' {
  return units === 'auto' ? unitsOf(locale()) : units;
}
