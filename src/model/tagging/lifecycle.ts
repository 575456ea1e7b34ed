import type { Tags } from '../camera.ts';
import type { Device } from './device.ts';
import { isOneOf } from './device.ts';

/** Before a key: what it tells is not so yet, or no longer (https://wiki.openstreetmap.org/wiki/Lifecycle_prefix). */
const LIFECYCLE =
  /^(proposed|planned|construction|disused|abandoned|ruins|demolished|destroyed|razed|removed|was|historic):(.+)$/;

/** The stage of its life that a key tells of, and the key without it; null for a key that speaks of now. */
export function lifecycleOf(key: string): { readonly stage: string; readonly key: string } | null {
  const [, stage, rest] = LIFECYCLE.exec(key) ?? [];
  return stage === undefined || rest === undefined ? null : { stage, key: rest };
}

/** Keys that say with `yes`, or with what it was, that all of it is not there yet, or no longer. */
const FLAGS = 'proposed planned construction disused abandoned demolished destroyed razed removed was'.split(' ');
const PREFIXES = [...FLAGS, 'ruins', 'historic'];

/** Every key that can tell that a device is not at work. */
export function stageKeys({ markings, kind }: Device): readonly string[] {
  const telling = [kind.key, ...markings.map(({ key }) => key)];
  return [...FLAGS, ...PREFIXES.flatMap((stage) => telling.map((key) => `${stage}:${key}`))];
}

/** The stage of its life that a device is in where it is not at work: gone, out of use or to come; null where it is. */
export function stageOf(device: Device, tags: Tags): string | null {
  for (const [key, value] of tags) {
    if (FLAGS.includes(key) && !isOneOf(['no', ''], value)) return key;
    const life = lifecycleOf(key);
    if (life !== null && says(device, life.key, value) && !says(device, life.key, tags.get(life.key)))
      return life.stage;
  }
  return null;
}

/** Whether a tag says that something is the device, or of its kind. */
function says({ markings, kind }: Device, key: string, value = ''): boolean {
  const values = markings.find((marking) => marking.key === key)?.values ?? [];
  const members = value.split(';').map((member) => member.trim());
  return members.some((member) => isOneOf(values, member) || (key === kind.key && isOneOf([kind.value], member)));
}
