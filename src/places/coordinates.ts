import { plainNumerals } from '../model/numerals.ts';
import type { Place } from '../model/place.ts';

/** A number and the letter of its hemisphere, where one stands beside it. */
interface Figure {
  readonly degrees: number;
  readonly letter: string;
}

/**
 * Latitude and longitude as people paste them: `33.755, -84.39`, `33.755° N 84.39° W`, `W84.39 N33.755`, `33,755; -84,39`.
 * Null for anything else, and where sign and letter contradict each other. Whether it is on the earth is not asked.
 */
export function parseCoordinates(text: string): Place | null {
  const plain = plainNumerals(text).replaceAll('°', '').replaceAll(/\s+/g, ' ').trim().toUpperCase();
  const decimal = /\d,\d/g;
  const pointed =
    !plain.includes('.') && plain.match(decimal)?.length === 2 ? plain.replaceAll(decimal, commaToPoint) : plain;
  const parts = pointed.split(/([+-]?\d+(?:\.\d+)?)/);
  const [before = '', first = '', between = '', second = '', behind = '', ...more] = parts;
  if (more.length > 0 || second === '' || between === '') return null;
  const letters = before === '' ? /^ ?([NSEW]?)[ ,;]*$/ : /^[ ,;]+([NSEW]?) ?$/;
  const middle = letters.exec(between)?.[1];
  if (middle === undefined) return null;
  const [one, two] = before === '' ? [middle, behind.trim()] : [before.trim(), middle];
  if (before !== '' && behind.trim() !== '') return null;
  const a = figure(first, one);
  const b = figure(second, two);
  if (a === null || b === null) return null;
  const crossed = isOf('EW', a) && isOf('NS', b);
  if (!crossed && (isOf('EW', a) || isOf('NS', b))) return null;
  return crossed ? { lat: b.degrees, lon: a.degrees } : { lat: a.degrees, lon: b.degrees };
}

function commaToPoint(pair: string): string {
  return pair.replace(',', '.');
}

function isOf(letters: string, { letter }: Figure): boolean {
  return letter !== '' && letters.includes(letter);
}

/** Null where the sign says another hemisphere than the letter, or where that is none. */
function figure(number: string, letter: string): Figure | null {
  const contrary = letter === 'S' || letter === 'W' ? '+' : '-';
  if (!/^[NSEW]?$/.test(letter) || (letter !== '' && number.startsWith(contrary))) return null;
  const degrees = Number(number);
  return { degrees: contrary === '+' ? -Math.abs(degrees) || 0 : degrees, letter };
}
