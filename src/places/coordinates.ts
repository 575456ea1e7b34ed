import { plainNumerals } from '../model/numerals.ts';
import type { Place } from '../model/place.ts';

/** Longer than anything that people write coordinates with; what is longer is not looked at. */
const LONGEST = 120;

/** A piece of a text: a number as it stands, the mark of a unit, a letter of a hemisphere, the name of an axis, or what parts two numbers. */
interface Token {
  readonly kind: 'number' | 'degrees' | 'minutes' | 'seconds' | 'letter' | 'axis' | 'between';
  readonly text: string;
  /** A blank or a bracket stands before it. */
  readonly apart: boolean;
}

/** One number of a place, in degrees, and what is said of its hemisphere or axis; '' where nothing is. */
interface Figure {
  readonly degrees: number;
  readonly letter: string;
  /** How many numbers it is made of: degrees, minutes, seconds. */
  readonly parts: number;
}

/**
 * Latitude and longitude as people paste them: `33.755, -84.39`, `33.755° N 84.39° W`, `W84.39 N33.755`,
 * `33,755; -84,39`, `33°45'18"N 84°23'24"W`, `33 45.3 N, 84 23.4 W`, `(33.755/-84.39)`, `lat 33.755 lon -84.39`.
 * Null for anything else, where sign and letter contradict each other, and where it could be read in two ways. Whether
 * it is on the earth is not asked.
 */
export function parseCoordinates(text: string): Place | null {
  if (text.length > LONGEST) return null;
  const tokens = tokensOf(withPoints(plainNumerals(text).toUpperCase()));
  if (tokens === null) return null;
  const readings = tokens.flatMap((_, at) => {
    const [one, two] = [figureOf(trimmed(tokens.slice(0, at))), figureOf(trimmed(tokens.slice(at)))];
    const parted = tokens[at]?.kind === 'between' || tokens[at - 1]?.kind === 'between';
    if (one === null || two === null || !(parted || mayBegin(tokens[at], tokens[at - 1]))) return [];
    return [{ one, two, parted, even: one.parts === two.parts }];
  });
  // Where a comma or the like parts them, it says where; else both are written alike.
  const likely = readings.some(({ parted }) => parted)
    ? readings.filter(({ parted }) => parted)
    : readings.filter(({ even }) => even);
  const places = likely.flatMap(({ one, two }) => placeOf(one, two) ?? []);
  const [place, ...others] = places;
  if (place === undefined) return null;
  return others.every(({ lat, lon }) => lat === place.lat && lon === place.lon) ? place : null;
}

/** Whether a number of a place can begin here without a comma or the like: `33-84` is not two. */
function mayBegin(token: Token | undefined, before: Token | undefined): boolean {
  if (token === undefined || before === undefined) return false;
  if (token.apart || token.kind === 'letter' || token.kind === 'axis') return true;
  return (
    ['letter', 'minutes', 'seconds'].includes(before.kind) || (before.kind === 'degrees' && /^[+-]/.test(token.text))
  );
}

/** Decimal commas become points, where there are two, one for each number, and no point. */
function withPoints(text: string): string {
  const decimal = /\d,\d/g;
  const commas = text.match(decimal)?.length ?? 0;
  return !text.includes('.') && commas === 2 ? text.replaceAll(decimal, (pair) => pair.replace(',', '.')) : text;
}

const TOKEN =
  /(?<number>[+-]?\d+(?:\.\d+)?)|(?<degrees>°|DEG(?:REES?)?|D(?![A-Z]))|(?<seconds>"|\u2033|\u201D|''|SEC(?:ONDS?)?)|(?<minutes>'|\u2032|\u2019|MIN(?:UTES?)?)|(?<axis>LAT(?:ITUDE)?|LON(?:G(?:ITUDE)?)?|LNG)|(?<letter>[NSEW](?![A-Z])|NORTH|SOUTH|EAST|WEST)|(?<between>[,;/|])|(?<blank>[\s()[\]:=])/gy;

/** The text in pieces; null where anything in it is none. */
function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  let apart = false;
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index !== end) return null;
    const [whole] = match;
    end += whole.length;
    const kind = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)?.[0];
    if (kind === 'blank' || kind === undefined) {
      apart = true;
      continue;
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the names of the groups above
    tokens.push({ kind: kind as Token['kind'], text: whole, apart });
    apart = false;
  }
  return end === text.length ? tokens : null;
}

/** Without what parts numbers at either end. */
function trimmed(tokens: readonly Token[]): readonly Token[] {
  const first = tokens.findIndex(({ kind }) => kind !== 'between');
  const last = tokens.findLastIndex(({ kind }) => kind !== 'between');
  return first === -1 ? [] : tokens.slice(first, last + 1);
}

/** Reads one number of a place: degrees, perhaps with minutes and seconds, and a letter or an axis on one side. */
function figureOf(tokens: readonly Token[]): Figure | null {
  const rest = [...tokens];
  const take = (...kinds: readonly Token['kind'][]): string => {
    const [next] = rest;
    if (next === undefined || !kinds.includes(next.kind)) return '';
    rest.shift();
    return next.kind === 'axis' ? next.text.slice(0, 2) : next.kind === 'letter' ? next.text.slice(0, 1) : next.text;
  };
  const before = take('letter', 'axis');
  const number = take('number');
  if (number === '') return null;
  take('degrees');
  const minutes = take('number');
  if (minutes !== '') take('minutes');
  const seconds = minutes === '' ? '' : take('number');
  if (seconds !== '') take('seconds');
  const after = take('letter');
  if (rest.length > 0 || (before !== '' && after !== '')) return null;
  const smaller = [minutes, seconds].filter((part) => part !== '');
  // Only the last may have a fraction, and sixty of one are one of the next.
  const whole = [number, ...smaller].slice(0, -1);
  if (whole.some((part) => part.includes('.'))) return null;
  if (smaller.some((part) => /^[+-]/.test(part) || Number(part) >= 60)) return null;
  return signed(
    number,
    Number(minutes) / 60 + Number(seconds) / 3600,
    before === '' ? after : before,
    smaller.length + 1,
  );
}

/** Null where the sign says another hemisphere than the letter. */
function signed(number: string, fraction: number, letter: string, parts: number): Figure | null {
  const contrary = letter === 'S' || letter === 'W' ? '+' : '-';
  if (/^[NSEW]$/.test(letter) && number.startsWith(contrary)) return null;
  const size = Math.abs(Number(number)) + fraction;
  const negative = number.startsWith('-') || letter === 'S' || letter === 'W';
  return { degrees: negative ? -size || 0 : size, letter, parts };
}

/** Null where both are of one axis. */
function placeOf(one: Figure, two: Figure): Place | null {
  const [a, b] = [axisOf(one), axisOf(two)];
  if (a === b && a !== '') return null;
  // A single letter says of the first which it is; of the second it has to say what is expected.
  if (a === '' && b === 'lat') return null;
  if (a === 'lon' && b === '') return null;
  return a === 'lon' ? { lat: two.degrees, lon: one.degrees } : { lat: one.degrees, lon: two.degrees };
}

function axisOf({ letter }: Figure): '' | 'lat' | 'lon' {
  if (letter === '') return '';
  return ['N', 'S', 'LA'].includes(letter) ? 'lat' : 'lon';
}
