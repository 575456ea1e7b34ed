import type { CameraKey, Tags } from '../camera.ts';
import type { Device } from './device.ts';
import { isOneOf } from './device.ts';
import { KEY } from './keys.ts';
import type { MainTag } from './mainKeys.ts';
import { mainTags, mayFace } from './mainKeys.ts';

/** A way or relation that a node has a place in. */
export interface Use {
  readonly key: CameraKey;
  /** Its name, or the tag that tells what it is. Untrusted text; empty where it has neither. */
  readonly name: string;
}

/** Why a node stays when the device on it goes. */
export type Stay = { readonly kind: 'also'; readonly tag: MainTag } | { readonly kind: 'used'; readonly use: Use };

/** What reporting a device removed does: the node goes, or only what was the device's. */
export type Removal =
  | { readonly kind: 'delete' }
  /** `tags` are those that stay, in their order. */
  | { readonly kind: 'untag'; readonly tags: Tags; readonly why: readonly Stay[] };

/**
 * What taking a device off the map does to its node. One that is something else as well, or that a way or relation
 * uses, stays with all that is not for certain the device's.
 */
export function removalOf(device: Device, tags: Tags, uses: readonly Use[]): Removal {
  const others = new Map<string, string>();
  for (const [key, value] of tags) {
    const rest = withoutDevice(device, key, value);
    if (rest !== null) others.set(key, rest);
  }
  // Another camera on the same node: what is said of one may be said of the other.
  const shares = device.markings.flatMap(({ key }): readonly MainTag[] => {
    const value = others.get(key);
    return value === undefined || value === 'no' ? [] : [{ key, value }];
  });
  if (shares.length > 0) {
    const kept = new Map([...tags].flatMap(([key, value]) => keptBeside(device, key, value)));
    return { kind: 'untag', tags: kept, why: whyOf(shares.concat(mainTags(others)), uses) };
  }
  for (const key of others.keys()) if (isOwn(device, key)) others.delete(key);
  const main = mainTags(others);
  if (main.length === 0 && uses.length === 0) return { kind: 'delete' };
  if (!main.some(mayFace)) others.delete(KEY.direction);
  return { kind: 'untag', tags: others, why: whyOf(main, uses) };
}

function whyOf(main: readonly MainTag[], uses: readonly Use[]): readonly Stay[] {
  return [...main.map((tag): Stay => ({ kind: 'also', tag })), ...uses.map((use): Stay => ({ kind: 'used', use }))];
}

/** Whether a key speaks of the device alone. */
function isOwn({ ownKeys }: Device, key: string): boolean {
  return ownKeys.some((own) => key === own || key.startsWith(`${own}:`));
}

/** A value without the members that say that it is the device: of a marking, and of what every new one carries. Null where nothing else is in it. */
function withoutDevice({ markings, kind }: Device, key: string, value: string): string | null {
  const gone = [
    ...(markings.find((marking) => marking.key === key)?.values ?? []),
    ...(key === kind.key ? [kind.value] : []),
  ];
  if (gone.length === 0) return value;
  const members = value.split(';').map((member) => member.trim());
  if (!members.some((member) => isOneOf(gone, member))) return value;
  const rest = members.filter((member) => member !== '' && !isOneOf(gone, member));
  return rest.length === 0 ? null : rest.join(';');
}

/** A tag of a node that stays such a device of another kind. */
function keptBeside(device: Device, key: string, value: string): readonly (readonly [string, string])[] {
  if (key === device.kind.key) return [[key, value]];
  const rest = withoutDevice(device, key, value);
  return rest === null ? [] : [[key, rest]];
}
