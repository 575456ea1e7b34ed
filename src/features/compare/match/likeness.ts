import { findMaker } from '../../../catalog/lookup.ts';
import type { Tags } from '../../../model/camera.ts';
import type { Sector } from '../../../model/direction.ts';
import { directionOf, middle } from '../../../model/direction.ts';
import { fold } from '../../../model/fold.ts';
import { MAKER_KEYS } from '../../../model/tagging/keys.ts';

/** Degrees; within it two directions are called the same point of the compass by its 16 letters. */
export const SAME_DIRECTION = 22.5;

/** What of a reader is compared with a row besides the place. */
export interface Look {
  readonly sectors: readonly Sector[];
  readonly maker: string;
}

/** A maker's name in the one form in which names are compared; empty for none. */
export function makerName(text: string | undefined): string {
  return text === undefined || text.trim() === '' ? '' : (findMaker(text)?.name ?? fold(text));
}

export function lookOf(tags: Tags): Look {
  const direction = directionOf(tags);
  const key = MAKER_KEYS.find((each) => (tags.get(each) ?? '').trim() !== '');
  return {
    sectors: direction.kind === 'known' ? direction.sectors : [],
    maker: makerName(key === undefined ? undefined : tags.get(key)),
  };
}

function apart(a: number, b: number): number {
  const turned = Math.abs(a - b) % 360;
  return Math.min(turned, 360 - turned);
}

/** Of direction and maker, how many both have and are the same: 0, 1 or 2. */
export function likeness(a: Look, b: Look): number {
  const facing = a.sectors.some((one) =>
    b.sectors.some((other) => apart(middle(one), middle(other)) <= SAME_DIRECTION),
  );
  return Number(facing) + Number(a.maker !== '' && a.maker === b.maker);
}
