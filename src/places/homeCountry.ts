/** In which country a browser is, as far as it says so by itself: nothing is asked of anyone. */
import table from 'virtual:countries';
import type { Country } from './countryTable.ts';
import { decodeCountries } from './countryTable.ts';

/**
 * The country of a time zone (a browser in American English in Berlin is in Germany), else of the first language that
 * names one; null where neither does.
 * @param timeZone by its name in the IANA database
 * @param languages BCP 47 tags, the preferred first
 */
export function homeCountry(timeZone: string | undefined, languages: readonly string[]): Country | null {
  const countries = decodeCountries(table);
  const byZone = countries.find(({ zones }) => timeZone !== undefined && zones.includes(timeZone));
  if (byZone !== undefined) return byZone;
  for (const language of languages) {
    const region = regionOf(language);
    const byRegion = countries.find(({ code }) => code === region);
    if (byRegion !== undefined) return byRegion;
  }
  return null;
}

/** The region that a tag names; none is guessed for a language alone. */
function regionOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).region;
  } catch {
    return undefined;
  }
}
