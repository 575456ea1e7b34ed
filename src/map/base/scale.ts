import { metresPerPixel } from './geometry.ts';

export type UnitSystem = 'metric' | 'imperial';

/** Regions that measure roads in feet and miles: the same as where distances are told in words. */
const IMPERIAL: ReadonlySet<string> = new Set(['US', 'LR', 'MM']);

/** The units of a locale, a valid BCP 47 tag: `en-US` imperial, `de` metric. */
export function unitsOf(locale: string): UnitSystem {
  return IMPERIAL.has(new Intl.Locale(locale).region ?? '') ? 'imperial' : 'metric';
}

const METRES_PER = { meter: 1, kilometer: 1000, foot: 0.3048, mile: 1609.344 } as const;

/** A length for a scale bar: 1, 2 or 5 times a power of ten of a unit, and how many px it takes. */
export interface ScaleBar {
  readonly value: number;
  readonly unit: keyof typeof METRES_PER;
  readonly pixels: number;
}

/** The longest round length that fits into `maxPixels` at a latitude. */
export function scaleBar(lat: number, zoom: number, system: UnitSystem, maxPixels: number): ScaleBar {
  const perPixel = metresPerPixel(lat, zoom);
  const longest = perPixel * maxPixels;
  const large = system === 'metric' ? 'kilometer' : 'mile';
  const unit = longest >= METRES_PER[large] ? large : system === 'metric' ? 'meter' : 'foot';
  const value = roundDown(longest / METRES_PER[unit]);
  return { value, unit, pixels: (value * METRES_PER[unit]) / perPixel };
}

function roundDown(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length));
  const first = length / power;
  return (first >= 5 ? 5 : first >= 2 ? 2 : 1) * power;
}
