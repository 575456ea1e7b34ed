/** Sound, vibration and a screen that stays on: each where the device has it, and none an error where it has not. */

/** Hz and s of the sound: two short tones, the higher one for a reader that faces the way. */
const TONE = { facing: 880, other: 587, length: 0.12 } as const;

export interface Bell {
  ring(faces: boolean | null): void;
  close(): void;
}

/** Call it from within a tap: browsers let no sound begin otherwise. */
export function createBell(): Bell {
  const audio = new AudioContext();
  return {
    ring(faces) {
      const start = audio.currentTime;
      for (const at of [0, TONE.length * 1.5]) {
        const tone = audio.createOscillator();
        const loudness = audio.createGain();
        tone.frequency.value = faces === false ? TONE.other : TONE.facing;
        loudness.gain.setValueAtTime(0.2, start + at);
        loudness.gain.exponentialRampToValueAtTime(0.001, start + at + TONE.length);
        tone.connect(loudness).connect(audio.destination);
        tone.start(start + at);
        tone.stop(start + at + TONE.length);
      }
    },
    close() {
      void audio.close().catch(() => undefined);
    },
  };
}

export function mayVibrate(): boolean {
  return 'vibrate' in navigator && matchMedia('(any-pointer: coarse)').matches;
}

/** Keeps the screen on until it is called off; a page that was hidden asks again. @param changed whether it is on */
export function keepScreenOn(changed: (isOn: boolean) => void): () => void {
  let lock: WakeLockSentinel | null = null;
  let isOver = false;
  const ask = (): void => {
    // Older browsers have none.
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
    navigator.wakeLock.request('screen').then(
      (given) => {
        if (isOver) {
          void given.release().catch(() => undefined);
          return;
        }
        lock = given;
        changed(true);
        given.addEventListener('release', () => changed(false));
      },
      // A low battery says no.
      () => changed(false),
    );
  };
  document.addEventListener('visibilitychange', ask);
  ask();
  return () => {
    isOver = true;
    document.removeEventListener('visibilitychange', ask);
    void lock?.release().catch(() => undefined);
  };
}
