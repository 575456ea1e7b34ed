/** Countries as one text: a line each, written by the build and read by the page. */
import type { Box } from '../model/box.ts';
import type { Place } from '../model/place.ts';

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** Where nearly all of its people live, degrees; `east` may pass 180. */
  readonly box: Box;
  /** Its largest town. */
  readonly town: Place;
  /** Its time zones, by their names in the IANA database; the old ones too. */
  readonly zones: readonly string[];
}

/** One line a country: its letters, six numbers to a tenth of a degree, its zones. */
export function encodeCountries(countries: readonly Country[]): string {
  return countries
    .map(({ code, box: { south, west, north, east }, town: { lat, lon }, zones }) =>
      [code, ...[south, west, north, east, lat, lon].map((degrees) => Math.round(degrees * 10) / 10), ...zones].join(
        ' ',
      ),
    )
    .join('\n');
}

/** Reads what `encodeCountries` wrote. A line that it did not write is left out. */
export function decodeCountries(text: string): readonly Country[] {
  return text.split('\n').flatMap((line): readonly Country[] => {
    const [code = '', ...rest] = line.split(' ');
    const [south, west, north, east, lat, lon] = rest.slice(0, 6).map(Number);
    if (south === undefined || west === undefined || north === undefined || east === undefined) return [];
    if (lat === undefined || lon === undefined) return [];
    return [{ code, box: { south, west, north, east }, town: { lat, lon }, zones: rest.slice(6) }];
  });
}
