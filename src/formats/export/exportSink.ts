import type { Camera } from '../../model/camera.ts';

/** What every file says of itself. */
export interface ExportAbout {
  /** What the file holds, for programs that show a name. */
  readonly title: string;
  /** When the oldest of the data was true, ms since 1970; null where nothing is known of it. */
  readonly base: number | null;
  /** Which readers these are, in words: the place, and the filter. */
  readonly filter: string;
  readonly count: number;
  /** What is not in the file though it may belong there, in words; empty where nothing is known to lack. */
  readonly missing: string;
  /** Where the map shows it. */
  readonly address: string;
}

/** A file that is written piece by piece. */
export interface ExportSink {
  add(cameras: readonly Camera[]): void;
  /** The whole file. */
  finish(): readonly (string | Uint8Array<ArrayBuffer>)[];
}

export const LICENSE_LINE =
  '© OpenStreetMap contributors, Open Database License 1.0, https://www.openstreetmap.org/copyright';

/** What a file says of itself, by name, for every format alike. */
export function aboutPairs({
  base,
  filter,
  count,
  missing,
  address,
}: ExportAbout): readonly (readonly [string, string])[] {
  return [
    ['license', LICENSE_LINE],
    ['osm_base', base === null ? 'not known' : new Date(base).toISOString()],
    ['filter', filter],
    ['count', String(count)],
    ['missing', missing === '' ? 'nothing known' : missing],
    ['address', address],
  ];
}

/** The same as text, a line each. */
export function aboutText(about: ExportAbout): string {
  return aboutPairs(about)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/** The time of an edit as it is known: a snapshot keeps the day only. Null where it isn't known. */
export function editedText({ timestamp }: Pick<Camera, 'timestamp'>): string | null {
  if (timestamp === null) return null;
  const text = new Date(timestamp).toISOString();
  return timestamp % 86_400_000 === 0 ? text.slice(0, 10) : text;
}

/** The page of an object on openstreetmap.org. */
export function osmAddress({ type, id }: Pick<Camera, 'type' | 'id'>): string {
  return `https://www.openstreetmap.org/${type}/${id}`;
}

/** Degrees as OpenStreetMap keeps them: seven decimals at most, and never an exponent. */
export function degreesText(degrees: number): string {
  const fixed = degrees.toFixed(7);
  // From the end, since a regular expression would begin anew at every zero.
  let end = fixed.length;
  while (fixed.charAt(end - 1) === '0') end -= 1;
  const short = fixed.slice(0, fixed.charAt(end - 1) === '.' ? end - 1 : end);
  return short === '-0' ? '0' : short;
}

/** A text in JSON. Half of a surrogate pair, which some readers refuse even as an escape, becomes U+FFFD. */
export function jsonText(text: string): string {
  return JSON.stringify(text.toWellFormed());
}

/** The tags as a JSON object. By hand: a key such as `__proto__` is a key like any other, and numbers don't go first. */
export function tagsJson(tags: Camera['tags']): string {
  return `{${Array.from(tags, ([key, value]) => `${jsonText(key)}:${jsonText(value)}`).join(',')}}`;
}
