import type { Heading } from './averageHeading.ts';
import { averageHeading } from './averageHeading.ts';
import type { OrientationSays, Reading } from './heading.ts';
import { readHeading } from './heading.ts';

/** How long the readings are taken that are averaged, ms. */
export const TAKES = 1500;
/** How long the first one may be waited for, ms. */
export const WAITS = 3000;

/** What tells where the device points: a window. */
export type Page = Pick<Window, 'addEventListener' | 'removeEventListener'> & {
  readonly screen?: { readonly orientation?: { readonly angle: number } };
  readonly DeviceOrientationEvent?: unknown;
};

export type Asked = Heading | { readonly kind: 'denied' };

/** Whether this device can be asked at all: a browser on a desk knows the events, too, and never has one. */
export function mayHaveCompass(page: Page & Pick<Window, 'matchMedia'>): boolean {
  return page.DeviceOrientationEvent !== undefined && page.matchMedia('(any-pointer: coarse)').matches;
}

/**
 * Asks the device where it points. Call it from within a tap: iOS asks the person then, and at no other time.
 * @param after calls back once after so many ms
 */
export async function listenToCompass(
  page: Page,
  after: (ms: number, callback: () => void) => () => void,
): Promise<Asked> {
  if (!(await isAllowed(page.DeviceOrientationEvent))) return { kind: 'denied' };
  return new Promise((resolve) => {
    const readings: Reading[] = [];
    const finish = (): void => {
      for (const name of EVENTS) page.removeEventListener(name, onEvent);
      resolve(averageHeading(readings));
    };
    let stopTimer = after(WAITS, finish);
    const onEvent = (event: Event): void => {
      const reading = readHeading(saidBy(event), page.screen?.orientation?.angle ?? 0);
      if (reading.kind === 'none') return;
      if (readings.length === 0) {
        stopTimer();
        stopTimer = after(TAKES, finish);
      }
      readings.push(reading);
    };
    for (const name of EVENTS) page.addEventListener(name, onEvent);
  });
}

/** Chrome counts from north in the second only; iOS has the first alone. */
const EVENTS = ['deviceorientation', 'deviceorientationabsolute'] as const;

async function isAllowed(type: unknown): Promise<boolean> {
  if (typeof type !== 'function' || !('requestPermission' in type)) return true;
  const { requestPermission: ask } = type;
  if (typeof ask !== 'function') return true;
  try {
    const answer: unknown = await ask.call(type);
    return answer === 'granted';
  } catch {
    return false;
  }
}

/** Of an event whose type not every browser knows. */
function saidBy(event: Event): OrientationSays {
  const heading = numberOf(event, 'webkitCompassHeading');
  const accuracy = numberOf(event, 'webkitCompassAccuracy');
  return {
    alpha: numberOf(event, 'alpha'),
    beta: numberOf(event, 'beta'),
    gamma: numberOf(event, 'gamma'),
    absolute: event.type === 'deviceorientationabsolute' || ('absolute' in event && event.absolute === true),
    ...(heading === null ? {} : { webkitCompassHeading: heading }),
    ...(accuracy === null ? {} : { webkitCompassAccuracy: accuracy }),
  };
}

function numberOf(event: object, name: string): number | null {
  const value: unknown = Reflect.get(event, name);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
