import { describe, expect, test } from 'vitest';
import type { Page } from '../../../src/features/compass/listenToCompass.ts';
import { listenToCompass, TAKES, WAITS } from '../../../src/features/compass/listenToCompass.ts';
import type { Sent } from './traces.ts';
import { android, iphone } from './traces.ts';

/** A window whose time and events are sent by hand. */
function pageWith(type: unknown = () => undefined): {
  readonly page: Page;
  readonly after: (ms: number, callback: () => void) => () => void;
  send(sent: readonly Sent[]): void;
  pass(ms: number): void;
} {
  const target = new EventTarget();
  let now = 0;
  const timers = new Map<() => void, number>();
  return {
    page: Object.assign(target, { DeviceOrientationEvent: type, screen: { orientation: { angle: 0 } } }),
    after(ms, callback) {
      timers.set(callback, now + ms);
      return () => timers.delete(callback);
    },
    send(sent) {
      for (const { name, says } of sent) target.dispatchEvent(Object.assign(new Event(name), says));
    },
    pass(ms) {
      now += ms;
      for (const [callback, at] of timers) {
        if (at > now) continue;
        timers.delete(callback);
        callback();
      }
    },
  };
}

describe.each([
  ['Android', android({ heading: 359 }, 4)],
  ['an iPhone', iphone({ heading: 359 }, 4, 10)],
])('%s', (_, trace) => {
  test('is read for a moment, and then left alone', async () => {
    const { page, after, send, pass } = pageWith();
    const asked = listenToCompass(page, after);
    await Promise.resolve();
    send(trace);
    pass(TAKES);
    // What comes later counts no more.
    send(android({ heading: 180 }, 0, 500));
    const found = await asked;
    expect(found).toMatchObject({ kind: 'heading' });
    if (found.kind === 'heading') expect(Math.abs(((found.magnetic + 180) % 360) - 179)).toBeLessThan(2);
  });
});

test('iOS is asked within the tap, and its no is told', async () => {
  let asked = 0;
  const refusing = Object.assign(() => undefined, {
    requestPermission: () => {
      asked += 1;
      return Promise.resolve('denied');
    },
  });
  const answer = listenToCompass(pageWith(refusing).page, () => () => undefined);
  // Before anything was waited for.
  expect(asked).toBe(1);
  expect(await answer).toEqual({ kind: 'denied' });
});

test('so is a browser that refuses by throwing', async () => {
  const throwing = Object.assign(() => undefined, {
    requestPermission: () => Promise.reject(new Error('not within a tap')),
  });
  expect(await listenToCompass(pageWith(throwing).page, () => () => undefined)).toEqual({ kind: 'denied' });
});

test('a device without a sensor is not waited for any longer', async () => {
  const { page, after, pass } = pageWith();
  const asked = listenToCompass(page, after);
  await Promise.resolve();
  pass(WAITS);
  expect(await asked).toEqual({ kind: 'none' });
});
