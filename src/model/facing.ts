import type { Tags } from './camera.ts';
import { directionOf, middle } from './direction.ts';

/** Two cameras whose middles are this near, in degrees, look the same way: half of the usual 90° between the arms of a crossing. */
const ALIKE = 45;

/** Whether two cameras may look the same way: one direction of each is alike, or is not known. */
export function mayFaceAlike(a: Tags, b: Tags): boolean {
  const [one, other] = [directionOf(a), directionOf(b)];
  if (one.kind !== 'known' || other.kind !== 'known') return true;
  return one.sectors.some((mine) =>
    other.sectors.some(
      (theirs) => mine.width >= 360 || theirs.width >= 360 || apart(middle(mine), middle(theirs)) < ALIKE,
    ),
  );
}

/** The smaller angle between two bearings, degrees. */
function apart(a: number, b: number): number {
  const turned = Math.abs(a - b) % 360;
  return Math.min(turned, 360 - turned);
}
