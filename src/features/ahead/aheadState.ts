/** Watching the way, from the tap that begins it to the one that ends it. Nothing of it is kept or sent; Overpass is asked for the view, as always. */
import type { ReadonlySignal } from '@preact/signals';
import { effect, signal } from '@preact/signals';
import type { Camera, CameraKey } from '../../model/camera.ts';
import { aroundPlace, holds } from '../../model/around.ts';
import type { Place } from '../../model/place.ts';
import { distance } from '../../model/place.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { Ahead, AheadRules } from './lookAhead.ts';
import { AGAIN, lookAhead } from './lookAhead.ts';
import type { Motion } from './motion.ts';
import { moved } from './motion.ts';
import type { Bell } from './signals.ts';
import { createBell, keepScreenOn, mayVibrate } from './signals.ts';

export type Watch =
  | { readonly kind: 'off' | 'asking' }
  | { readonly kind: 'failed'; readonly why: 'denied' | 'unavailable' }
  | { readonly kind: 'on'; readonly motion: Motion; readonly ahead: Ahead };

export interface Rules extends AheadRules {
  readonly sound: boolean;
  readonly vibration: boolean;
}

export interface AheadState {
  readonly watch: ReadonlySignal<Watch>;
  readonly rules: ReadonlySignal<Rules>;
  readonly screenStaysOn: ReadonlySignal<boolean>;
  setRules(change: Partial<Rules>): void;
  /** From within a tap. */
  start(): void;
  stop(): void;
}

/** Metres that the distances to be told at may have. */
export const REACHES = [50, 100, 200, 400, 800, 1600] as const;
/** The map follows, and readers are asked for anew, every so many metres. */
const STEP = 150;
/** Readers around that are looked through. */
const MOST = 5000;
/** ms of the vibration, on and off. */
const BUZZ = { facing: [200, 100, 200], other: [200] } as const;

export function createAhead(ctx: Pick<FeatureContext, 'data' | 'view'>): AheadState {
  const watch = signal<Watch>({ kind: 'off' });
  const rules = signal<Rules>({ reach: 400, facingOnly: false, sound: true, vibration: mayVibrate() });
  const screenStaysOn = signal(false);
  let motion: Motion | null = null;
  let known: ReadonlySet<CameraKey> = new Set();
  /** Null until the store has answered: not yet known is not none. */
  let readers: readonly Camera[] | null = null;
  let followedTo: Place | null = null;
  let end: (() => void) | null = null;
  let bell: Bell | null = null;

  const look = (): void => {
    if (motion === null || end === null || readers === null) return;
    const ahead = lookAhead(motion, readers, rules.peek(), known);
    known = ahead.known;
    watch.value = { kind: 'on', motion, ahead };
    const [first] = ahead.told;
    if (first === undefined) return;
    if (rules.peek().sound) bell?.ring(first.faces);
    if (rules.peek().vibration && mayVibrate())
      navigator.vibrate([...(first.faces === false ? BUZZ.other : BUZZ.facing)]);
  };
  const readAround = (): void => {
    const place = motion?.fix.place;
    if (place === undefined) return;
    ctx.data.part(aroundPlace(place, rules.peek().reach * AGAIN + STEP), 0, MOST, true).then(
      ({ cameras }) => {
        readers = cameras;
        look();
      },
      // A store that broke says so in its status, and gives a new scene once it is back.
      () => {
        readers ??= [];
        look();
      },
    );
  };
  /** The map reads what it shows: all that one may be told of is in it. */
  const follow = (place: Place): void => {
    followedTo = place;
    const now = ctx.view.view.peek();
    const reach = rules.peek().reach + STEP;
    if (now !== null && holds(now.box, aroundPlace(now.centre, reach))) ctx.view.go(place, now.zoom);
    else ctx.view.goToBox(aroundPlace(place, reach));
  };
  const onFix = ({ coords, timestamp }: GeolocationPosition): void => {
    const { latitude: lat, longitude: lon, accuracy, speed, heading } = coords;
    const place = { lat, lon };
    motion = moved(motion, {
      place,
      accuracy,
      speed,
      heading: heading === null || Number.isNaN(heading) ? null : heading,
      time: timestamp,
    });
    if (followedTo === null || distance(followedTo, place) > STEP) {
      follow(place);
      readAround();
    }
    look();
  };
  // What was read of the view may be new.
  effect(() => {
    void ctx.data.scene.value;
    if (end !== null) readAround();
  });

  return {
    watch,
    rules,
    screenStaysOn,
    setRules(change) {
      rules.value = { ...rules.peek(), ...change };
    },
    start() {
      if (end !== null) return;
      [motion, known, readers, followedTo] = [null, new Set(), null, null];
      watch.value = { kind: 'asking' };
      bell = createBell();
      const letGo = keepScreenOn((isOn) => {
        screenStaysOn.value = isOn;
      });
      const id = navigator.geolocation.watchPosition(
        onFix,
        ({ code, PERMISSION_DENIED }) => {
          // One that is lost on the way may come back; one that was never allowed does not.
          if (code !== PERMISSION_DENIED && motion !== null) return;
          end?.();
          watch.value = { kind: 'failed', why: code === PERMISSION_DENIED ? 'denied' : 'unavailable' };
        },
        { enableHighAccuracy: true, maximumAge: 1000 },
      );
      end = () => {
        end = null;
        navigator.geolocation.clearWatch(id);
        letGo();
        bell?.close();
        bell = null;
        screenStaysOn.value = false;
      };
    },
    stop() {
      end?.();
      [motion, readers, followedTo] = [null, null, null];
      watch.value = { kind: 'off' };
    },
  };
}
