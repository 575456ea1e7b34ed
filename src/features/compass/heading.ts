/** The way that a device points, by what its browsers tell: angles are degrees, headings clockwise from magnetic north. */
import { turn } from '../../model/compass.ts';

/** What is read of `deviceorientation` and `deviceorientationabsolute` (https://www.w3.org/TR/orientation-event/). */
export interface OrientationSays {
  readonly alpha: number | null;
  readonly beta: number | null;
  readonly gamma: number | null;
  /** Whether `alpha` counts from north, and not from where the device happened to point. */
  readonly absolute: boolean;
  /** iOS alone: where the device's upper edge points; negative where it does not know. */
  readonly webkitCompassHeading?: number;
  /** iOS alone: how far off that may be; negative where the compass is not calibrated. */
  readonly webkitCompassAccuracy?: number;
}

export type Reading =
  /** `accuracy`: how far off it may be, as the device says; null where it says nothing. */
  | { readonly kind: 'heading'; readonly magnetic: number; readonly accuracy: number | null }
  /** The device can't tell north just now. */
  | { readonly kind: 'uncalibrated' }
  /** Held so that no edge of it points anywhere. */
  | { readonly kind: 'tilted' }
  /** Nothing about north: the event counts from anywhere, or there is no sensor. */
  | { readonly kind: 'none' };

const RADIANS = Math.PI / 180;
/** Of the axis that is looked along, what has to lie level: steeper than 60° it points up rather than anywhere. */
const LEVEL = 0.5;

/**
 * Where the person looks who holds the device before them: flat, the way of the screen's upper edge; upright, the way
 * of its back; and anything between.
 * @param screenAngle how far the screen's content is turned against the device, as `screen.orientation.angle` says
 */
export function readHeading(event: OrientationSays, screenAngle: number): Reading {
  const { webkitCompassHeading: compass, beta } = event;
  if (compass === undefined) return fromAngles(event, screenAngle);
  const accuracy = event.webkitCompassAccuracy ?? null;
  if (!(compass >= 0) || (accuracy !== null && accuracy < 0)) return { kind: 'uncalibrated' };
  // What iOS says is of the device's upper edge, also where that points to the sky.
  if (beta !== null && Math.abs(Math.cos(beta * RADIANS)) < LEVEL) return { kind: 'tilted' };
  return { kind: 'heading', magnetic: turn(compass + screenAngle), accuracy };
}

/**
 * By the rotation that alpha, beta and gamma stand for. The axis from the screen's left to its right stays level however
 * far the device is tilted to or from its holder, flat and upright included: ahead is a quarter turn to its left.
 */
function fromAngles({ alpha, beta, gamma, absolute }: OrientationSays, screenAngle: number): Reading {
  if (!absolute || alpha === null) return { kind: 'none' };
  const a = part(alpha);
  const b = part(beta ?? 0);
  const g = part(gamma ?? 0);
  const screen = part(screenAngle);
  // The device's own axes, to its right and to its upper edge, as far as they go east and north.
  const right = { east: a.cos * g.cos - a.sin * b.sin * g.sin, north: a.sin * g.cos + a.cos * b.sin * g.sin };
  const up = { east: -a.sin * b.cos, north: a.cos * b.cos };
  const east = screen.cos * right.east - screen.sin * up.east;
  const north = screen.cos * right.north - screen.sin * up.north;
  if (!(Math.hypot(east, north) >= LEVEL)) return { kind: 'tilted' };
  return { kind: 'heading', magnetic: turn(Math.atan2(east, north) / RADIANS - 90), accuracy: null };
}

function part(angle: number): { readonly sin: number; readonly cos: number } {
  return { sin: Math.sin(angle * RADIANS), cos: Math.cos(angle * RADIANS) };
}
