/**
 * Directions as OpenStreetMap's mappers write them: `160`, `NNW`, `338-23`, `225;45`, `-30`.
 * 0 is north, degrees go clockwise, and `A-B` runs clockwise from A to B
 * (https://wiki.openstreetmap.org/wiki/Key:direction). What is not certain is "not understood": never guessed.
 */
import { CARDINALS, turn } from './compass.ts';
import { plainNumerals } from './numerals.ts';
import { DIRECTION_KEYS } from './tagging/keys.ts';
import { MAX_TEXT } from './text.ts';

/** Where a camera looks: clockwise from `from` (0 <= from < 360) over `width` degrees. A bare bearing has `bare`, and no width of its own. */
export interface Sector {
  readonly from: number;
  readonly width: number;
  /** True where only a bearing is known: `from` is then the middle minus half of BARE_WIDTH. */
  readonly bare: boolean;
}

/** What is drawn for a bare bearing: the width that 93 % of the tagged ranges have. */
export const BARE_WIDTH = 45;

export type Direction =
  | { readonly kind: 'none' }
  | { readonly kind: 'known'; readonly sectors: readonly Sector[] }
  | { readonly kind: 'not-understood' };

const WORDS: ReadonlyMap<string, string> = new Map([
  ['N', 'NORTH'],
  ['E', 'EAST'],
  ['S', 'SOUTH'],
  ['W', 'WEST'],
  ['B', 'BOUND'],
]);

/** Degrees of the compass points by their letters: `NNE`; and `NB` to `WB`, as road signs write a bearing ("northbound"). */
const LETTER_DEGREES: ReadonlyMap<string, number> = new Map(
  CARDINALS.flatMap((name, index): [string, number][] => {
    const degrees = index * 22.5;
    return name.length === 1
      ? [
          [name, degrees],
          [`${name}B`, degrees],
        ]
      : [[name, degrees]];
  }),
);

/** The same written out, without hyphens and spaces: `NORTHEAST`, `NORTHBOUND`. */
const WORD_DEGREES: ReadonlyMap<string, number> = new Map(
  [...LETTER_DEGREES].map(([letters, degrees]): [string, number] => [
    letters.replaceAll(/[NESWB]/g, (letter) => WORDS.get(letter) ?? letter),
    degrees,
  ]),
);

/** The sector drawn for a bare bearing in degrees. */
export function bearing(degrees: number): Sector {
  return { from: turn(degrees - BARE_WIDTH / 2), width: BARE_WIDTH, bare: true };
}

/** The angle a sector is centred on. */
export function middle(sector: Sector): number {
  return turn(sector.from + sector.width / 2);
}

/** An angle in figures; what stands behind it is degrees. */
const FIGURES = /^[+-]?\d{1,3}(\.\d+)?\s*(?:°|deg(?:ree)?s?\.?)?$/i;

/** A single angle: decimal degrees from -360 to 360, or a point of the compass by letters or by name; null for anything else. */
function parseAngle(text: string): number | null {
  const trimmed = text.trim();
  const upper = trimmed.toUpperCase();
  // Only words may be parted by a hyphen: `N-E` is a range, from north to east.
  const named = LETTER_DEGREES.get(upper) ?? WORD_DEGREES.get(upper.replaceAll(/[\s-]/g, ''));
  if (named !== undefined) return named;
  if (!FIGURES.test(trimmed)) return null;
  const degrees = Number.parseFloat(trimmed);
  return Math.abs(degrees) <= 360 ? turn(degrees) : null;
}

/** What stands between the ends of a range besides a hyphen, which can be a sign too. */
const UNTIL = /\bto\b|->|→|\.{2,3}|…|~/i;

function parseMember(text: string): Sector | null {
  const angle = parseAngle(text);
  if (angle !== null) return bearing(angle);
  const [start = '', end = '', more] = text.split(UNTIL.test(text) ? UNTIL : '-', 3);
  const from = parseAngle(start);
  const to = parseAngle(end);
  if (from === null || to === null || more !== undefined) return null;
  const width = turn(to - from);
  if (width === 0) {
    // 0-360 is the full circle; 90-90 and N-N say nothing.
    const isFull = Number.parseFloat(end) - Number.parseFloat(start) === 360;
    return isFull ? { from, width: 360, bare: false } : null;
  }
  return { from, width, bare: false };
}

/** A point of the compass of 32: `11,25` is one direction, `90,45` are two. */
const FINEST_POINT = 11.25;

/** Whether `90,5` is rather one number with a decimal comma than a list of two. */
function isFraction(whole: string, digits: string): boolean {
  return digits.length === 1 || (digits.length === 2 && Number(`${whole}.${digits}`) % FINEST_POINT === 0);
}

/** Takes a list at its commas, where these are no decimal ones; null where one can't tell: `112,5,202,5`. */
function splitAtCommas(text: string): readonly string[] | null {
  if (!text.includes(',')) return [text];
  // Whole numbers stand at the odd places, and what parts them at the even ones.
  const parts = text.split(/(\d+)/);
  for (let i = 1; i + 2 < parts.length; i += 2) {
    const digits = parts[i + 2] ?? '';
    if (parts[i + 1] !== ',' || !isFraction(parts[i] ?? '', digits)) continue;
    if (parts[i - 1]?.endsWith('.') === true || parts[i + 3]?.startsWith('.') === true) continue;
    if (parts[i - 1] !== ',' && parts[i + 3] !== ',') parts[i + 1] = '.';
    else if (digits !== '0') return null;
  }
  return parts.join('').split(',');
}

/**
 * Reads one tag value. A list is known only where every member is, since half of an answer looks like a whole one.
 * Members are set apart by `;` or `,`; empty members are passed over. OpenStreetMap holds no value longer than MAX_TEXT.
 */
export function parseDirection(value: string | undefined): Direction {
  if (value !== undefined && value.length > MAX_TEXT) return { kind: 'not-understood' };
  const sectors: Sector[] = [];
  for (const list of plainNumerals(value ?? '').split(';')) {
    const members = splitAtCommas(list);
    if (members === null) return { kind: 'not-understood' };
    for (const member of members) {
      if (member.trim() === '') continue;
      const sector = parseMember(member);
      if (sector === null) return { kind: 'not-understood' };
      if (!sectors.some((other) => other.from === sector.from && other.width === sector.width)) sectors.push(sector);
    }
  }
  return sectors.length === 0 ? { kind: 'none' } : { kind: 'known', sectors };
}

/** The tag that speaks for the lens: `camera:direction` before `direction`. A blank one does not hide the other. */
export function directionTag(
  tags: ReadonlyMap<string, string>,
): { readonly key: string; readonly value: string } | null {
  for (const key of DIRECTION_KEYS) {
    const value = tags.get(key);
    if (value !== undefined && value.trim() !== '') return { key, value };
  }
  return null;
}

/** Where the tags say that the camera looks. */
export function directionOf(tags: ReadonlyMap<string, string>): Direction {
  return parseDirection(directionTag(tags)?.value);
}

/** The tag value for directions that a person gave, in whole degrees or ranges; undefined where none is known. */
export function formatDirection(sectors: readonly Sector[]): string | undefined {
  if (sectors.length === 0) return undefined;
  const members = sectors.map((sector) => (sector.bare ? formatAngle(middle(sector)) : formatRange(sector)));
  return [...new Set(members)].join(';');
}

function formatRange({ from, width }: Sector): string {
  const [start, end] = [formatAngle(from), formatAngle(from + width)];
  if (start !== end) return `${start}-${end}`;
  // From and to the same degree says nothing: it is all around, or the narrowest range there is.
  return width >= 180 ? '0-360' : `${start}-${formatAngle(Number(start) + 1)}`;
}

/** Whole degrees, as mappers write them: finer than any hand-held compass. */
function formatAngle(degrees: number): string {
  return String(Math.round(turn(degrees)) % 360);
}
