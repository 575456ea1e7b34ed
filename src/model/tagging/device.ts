import type { Tags } from '../camera.ts';

/** A key that tells what something is, and the values that say so: alone, or as a member of a list (`camera;ALPR`). */
export interface Marking {
  readonly key: string;
  readonly values: readonly string[];
}

/** A kind of device as OpenStreetMap tags it. The entries stand in catalog/devices.ts. */
export interface Device {
  readonly id: string;
  /** Any of these makes an object this device. */
  readonly markings: readonly Marking[];
  /** The tags that every new one carries, in OpenStreetMap's order of importance. */
  readonly baseTags: Tags;
  /** The tag of its kind, which other devices share. */
  readonly kind: { readonly key: string; readonly value: string };
  /** Keys, and beginnings of keys before a colon, that speak of such a device alone. */
  readonly ownKeys: readonly string[];
}

/** Whether tags are those of the device: exactly where `selector` makes Overpass select it. */
export function matches({ markings }: Pick<Device, 'markings'>, tags: Tags): boolean {
  return markings.some(({ key, values }) =>
    tags
      .get(key)
      ?.split(';')
      .some((member) => isOneOf(values, withoutBlanks(member))),
  );
}

/** Whether a member of a tag's list is one of these values, in whatever letter case: `alpr` is as much a reader as `ALPR`. */
export function isOneOf(values: readonly string[], member: string): boolean {
  if (values.includes(member)) return true;
  const lower = inLowerCase(member);
  return values.some((value) => inLowerCase(value) === lower);
}

/** Of the letters that Overpass's patterns know cases of: A to Z. */
function inLowerCase(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Without blanks around it: only those, as in the selector. By hand, since a pattern for the end is quadratic. */
function withoutBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (text[start] === ' ') start += 1;
  while (end > start && text[end - 1] === ' ') end -= 1;
  return text.slice(start, end);
}

/**
 * The statements of Overpass QL that select the device, one for each marking, to be put into a union.
 * @param where further filters for each, as `(south,west,north,east)`
 * @see https://wiki.openstreetmap.org/wiki/Overpass_API/Overpass_QL
 */
export function selector({ markings }: Pick<Device, 'markings'>, where: string): string {
  return markings
    .map(({ key, values }) => {
      const any = values.map(inAnyCase).join('|');
      return `nwr[${quoted(key)}~${quoted(`(^|;) *(${any}) *(;|$)`)}]${where};`;
    })
    .join('');
}

/**
 * A pattern of a value in whatever letter case. Written out, since Overpass's own way (`,i`) would hold for the key too,
 * which it then can't look up in its index.
 */
function inAnyCase(value: string): string {
  return value
    .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/[a-z]/gi, (letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`);
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
