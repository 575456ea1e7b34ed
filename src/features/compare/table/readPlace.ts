import { plainNumerals } from '../../../model/numerals.ts';
import type { Place } from '../../../model/place.ts';
import { isOnEarth } from '../../../model/place.ts';
import { parseCoordinates } from '../../../places/coordinates.ts';

/** Why a row has no place. */
export type NoPlace = 'empty' | 'not-understood' | 'off-earth' | 'zero' | 'grid';

const NUMBER = /^[+-]?(?:\d{1,12}(?:[.,]\d{0,20})?|[.,]\d{1,20})$/;
const WKT =
  /^(?:SRID=4326;)?\s*POINT\s*(?:Z\s*)?\(\s*([+-]?\d{1,12}(?:\.\d{1,20})?)\s+([+-]?\d{1,12}(?:\.\d{1,20})?)(?:\s+[+-]?\d[\d.]*)?\s*\)$/i;
/** Degrees; what is larger can only be metres or feet of some grid. */
const LARGEST_DEGREES = 1000;

function numberOf(text: string): number | null {
  const plain = plainNumerals(text.slice(0, 60)).trim().replace(/°$/, '').trim();
  return NUMBER.test(plain) ? Number(plain.replace(',', '.')) : null;
}

function checked(lat: number, lon: number): Place | NoPlace {
  if (lat === 0 && lon === 0) return 'zero';
  if (Math.abs(lat) > LARGEST_DEGREES || Math.abs(lon) > LARGEST_DEGREES) return 'grid';
  return isOnEarth({ lat, lon }) ? { lat, lon } : 'off-earth';
}

/** Latitude and longitude from two cells: decimal degrees with point or comma, degrees and minutes, letters of hemispheres. */
export function placeOfTwo(lat: string, lon: string): Place | NoPlace {
  if (lat.trim() === '' && lon.trim() === '') return 'empty';
  const [a, b] = [numberOf(lat), numberOf(lon)];
  if (a !== null && b !== null) return checked(a, b);
  const read = parseCoordinates(`${lat.slice(0, 50).replace(',', '.')}, ${lon.slice(0, 50).replace(',', '.')}`);
  return read === null ? 'not-understood' : checked(read.lat, read.lon);
}

/** A place from one cell: WKT's point, or a pair as people write them; `isLonFirst` by the column's name. */
export function placeOfOne(text: string, isLonFirst: boolean): Place | NoPlace {
  if (text.trim() === '') return 'empty';
  const point = WKT.exec(text.slice(0, 200).trim());
  if (point !== null) return checked(Number(point[2]), Number(point[1]));
  const read = parseCoordinates(text.slice(0, 110));
  if (read === null) return 'not-understood';
  return isLonFirst ? checked(read.lon, read.lat) : checked(read.lat, read.lon);
}
