/** Watching the way, from the tap that begins it to the one that ends it. Nothing of it is kept or sent; Overpass is asked for the view, as always. */
import type { ReadonlySignal } from '@preact/signals';
import { effect, signal } from '@preact/signals';
import type { Camera, CameraKey } from '../../model/camera.ts';
import { distance } from '../../model/place.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { Ahead, AheadRules } from './lookAhead.ts';
import { lookAhead } from './lookAhead.ts';
import type { Fix, Motion } from './motion.ts';
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
/** As near as the map goes while it follows. */
const ZOOM = 15;
/** The map follows, and readers are asked for anew, every so many metres. */
const STEP = 150;
/** Readers around that are looked through. */
const MOST = 5000;
const METRES_PER_DEGREE = 111_195;
/** ms of the vibration, on and off. */
const BUZZ = { facing: [200, 100, 200], other: [200] } as const;

export function createAhead(ctx: Pick<FeatureContext, 'data' | 'view'>): AheadState {
  const watch = signal<Watch>({ kind: 'off' });
  const rules = signal<Rules>({ reach: 400, facingOnly: false, sound: true, vibration: mayVibrate() });
  const screenStaysOn = signal(false);
  let motion: Motion | null = null;
  let known: ReadonlySet<CameraKey> = new Set();
  let readers: readonly Camera[] = [];
  let lookedAt: Fix['place'] | null = null;
  let end: (() => void) | null = null;
  let bell: Bell | null = null;

  const look = (): void => {
    if (motion === null || end === null) return;
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
    lookedAt = place;
    const up = (rules.peek().reach * 1.5 + STEP) / METRES_PER_DEGREE;
    const across = up / Math.max(0.01, Math.cos((place.lat * Math.PI) / 180));
    const box = { south: place.lat - up, north: place.lat + up, west: place.lon - across, east: place.lon + across };
    ctx.data.part(box, 0, MOST, true).then(
      ({ cameras }) => {
        readers = cameras;
        look();
      },
      // A store that broke says so in its status, and gives a new scene once it is back.
      () => undefined,
    );
  };
  const onFix = ({ coords, timestamp }: GeolocationPosition): void => {
    const { latitude: lat, longitude: lon, accuracy, speed, heading } = coords;
    const place = { lat, lon };
    const isFirst = motion === null;
    motion = moved(motion, {
      place,
      accuracy,
      speed,
      heading: heading === null || Number.isNaN(heading) ? null : heading,
      time: timestamp,
    });
    if (isFirst || lookedAt === null || distance(lookedAt, place) > STEP) {
      ctx.view.go(place, isFirst ? Math.max(ZOOM, ctx.view.view.peek()?.zoom ?? ZOOM) : ctx.view.view.peek()?.zoom);
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
      if (end !== null) readAround();
    },
    start() {
      if (end !== null) return;
      [motion, known, readers, lookedAt] = [null, new Set(), [], null];
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
      [motion, readers, lookedAt] = [null, [], null];
      watch.value = { kind: 'off' };
    },
  };
}
