/**
 * Events of a device that is held in a known way, with the noise, the rates and the odd members that the two platforms
 * send. The angles come from an attitude by the specification's own formulas
 * (https://www.w3.org/TR/orientation-event/#device-orientation-model), not from the code that reads them.
 */
import type { OrientationSays } from '../../../src/features/compass/heading.ts';

const RADIANS = Math.PI / 180;

/** How a device is held: its heading from magnetic north, tilted up from flat (0) to upright (90), rolled about the way it looks. Degrees. */
export interface Held {
  readonly heading: number;
  readonly tilt?: number;
  readonly roll?: number;
  /** `screen.orientation.angle` */
  readonly screen?: number;
}

type Vector = readonly [east: number, north: number, up: number];

const times = ([x, y, z]: Vector, by: number): Vector => [x * by, y * by, z * by];
const plus = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

/** `a` turned towards `b`, both of them axes at a right angle. */
function turned(a: Vector, b: Vector, degrees: number): Vector {
  return plus(times(a, Math.cos(degrees * RADIANS)), times(b, Math.sin(degrees * RADIANS)));
}

/** Alpha, beta and gamma of a device that is held so. */
export function anglesOf({
  heading,
  tilt = 0,
  roll = 0,
  screen = 0,
}: Held): Pick<OrientationSays, 'alpha' | 'beta' | 'gamma'> {
  const ahead: Vector = [Math.sin(heading * RADIANS), Math.cos(heading * RADIANS), 0];
  const level: Vector = [ahead[1], -ahead[0], 0];
  const sky: Vector = [0, 0, 1];
  const screenUp = turned(ahead, sky, tilt);
  const out = turned(sky, times(ahead, -1), tilt);
  // Rolled about the screen's own axis while upright, about its upper edge while flat.
  const [right, up, face] =
    tilt > 45
      ? [turned(level, screenUp, roll), turned(screenUp, times(level, -1), roll), out]
      : [turned(level, out, roll), screenUp, turned(out, times(level, -1), roll)];
  // The screen's content stands turned on the device.
  const x = turned(right, up, screen);
  const y = turned(up, times(right, -1), screen);
  const beta = Math.asin(Math.max(-1, Math.min(1, y[2])));
  const upright = face[2] >= 0;
  return {
    alpha: angle(upright ? Math.atan2(-y[0], y[1]) : Math.atan2(y[0], -y[1])),
    beta: (upright ? beta : (beta >= 0 ? Math.PI : -Math.PI) - beta) / RADIANS,
    gamma: (upright ? Math.atan2(-x[2], face[2]) : Math.atan2(x[2], -face[2])) / RADIANS,
  };
}

function angle(radians: number): number {
  return (radians / RADIANS + 360) % 360;
}

/** A hand's tremor: the same each time, and zero in the mean. */
function tremor(index: number, width: number): number {
  return width * Math.sin(index * 2.399) * Math.SQRT2;
}

/** One event and its name. */
export interface Sent {
  readonly name: 'deviceorientation' | 'deviceorientationabsolute';
  readonly says: OrientationSays;
}

/** Chrome on Android, 60 a second: each reading twice, once from anywhere and once from north. */
export function android(held: Held, width: number, count = 90): Sent[] {
  return Array.from({ length: count }, (_, index) => {
    const shaken = { ...held, heading: held.heading + tremor(index, width) };
    const absolute = anglesOf(shaken);
    return [
      {
        name: 'deviceorientation' as const,
        says: { ...anglesOf({ ...shaken, heading: shaken.heading + 131 }), absolute: false },
      },
      { name: 'deviceorientationabsolute' as const, says: { ...absolute, absolute: true } },
    ];
  }).flat();
}

/**
 * Safari: alpha from anywhere, the heading of the device's upper edge in steps of a degree that hold for some readings,
 * and how far off it may be.
 */
export function iphone(held: Held, width: number, accuracy: number, count = 90): Sent[] {
  return Array.from({ length: count }, (_, index) => {
    const heading = held.heading - (held.screen ?? 0) + tremor(Math.floor(index / 4), width);
    return {
      name: 'deviceorientation' as const,
      says: {
        ...anglesOf({ ...held, heading: held.heading + 77 }),
        absolute: false,
        webkitCompassHeading: accuracy < 0 ? -1 : (Math.round(heading) + 720) % 360,
        webkitCompassAccuracy: accuracy,
      },
    };
  });
}
