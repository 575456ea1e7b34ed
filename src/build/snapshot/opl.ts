/** Reads OSM objects as osmium writes them in OPL: a line each (https://osmcode.org/opl-file-format/). */

/** What an object of a line is, as far as a snapshot wants it. */
export interface OplObject {
  readonly type: 'n' | 'w' | 'r';
  readonly id: number;
  readonly version: number;
  /** s since 1970; 0 where the line doesn't say. */
  readonly edited: number;
  readonly tags: readonly (readonly [key: string, value: string])[];
  /** Of a node, degrees; null where it has none. */
  readonly place: { readonly lat: number; readonly lon: number } | null;
  /** Ids of a way's nodes, or of a relation's members with their letters in front (`n1`, `w2`). */
  readonly members: readonly string[];
}

/** Null for a line that is none, such as an empty one, a changeset, or an object that was deleted. */
export function parseOplLine(line: string): OplObject | null {
  const type = line[0];
  if (type !== 'n' && type !== 'w' && type !== 'r') return null;
  const [head = '', ...fields] = line.split(' ');
  const id = Number(head.slice(1));
  if (!Number.isSafeInteger(id)) return null;
  const field = (letter: string): string => fields.find((each) => each.startsWith(letter))?.slice(1) ?? '';
  if (field('d') === 'D') return null;
  const [lat, lon] = [field('y'), field('x')];
  return {
    type,
    id,
    version: Number(field('v')) || 0,
    edited: Math.floor((Date.parse(field('t')) || 0) / 1000),
    tags: field('T').split(',').flatMap(tagOf),
    place: lat === '' || lon === '' ? null : { lat: Number(lat), lon: Number(lon) },
    members: membersOf(type, field('N'), field('M')),
  };
}

function tagOf(written: string): (readonly [string, string])[] {
  const [key, value] = written.split('=');
  return key === undefined || value === undefined ? [] : [[unescape(key), unescape(value)]];
}

function membersOf(type: string, nodes: string, members: string): readonly string[] {
  // A node may have its place behind it (`n1x2y3`), a member its role (`w1@outer`).
  if (type === 'w') return nodes.split(',').flatMap((node) => /^n-?\d+/.exec(node)?.[0] ?? []);
  return members.split(',').flatMap((member) => /^[nwr]-?\d+/.exec(member)?.[0] ?? []);
}

/** `%20%` is the character U+0020. */
function unescape(text: string): string {
  return text.replaceAll(/%([0-9a-f]{1,6})%/g, (written, code: string) => {
    const point = Number.parseInt(code, 16);
    return point > 0x10_ff_ff ? written : String.fromCodePoint(point);
  });
}
