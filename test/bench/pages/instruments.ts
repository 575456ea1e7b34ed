/** The clocks of a bench page: the same ones for every contestant. */
import type { Task } from './contract.ts';

/**
 * Resolves with the time (performance.now) at the end of the first frame in which `hasMarks` is true. A message posted
 * from an animation frame's callback is delivered when that frame's style, layout and paint are through on the main thread.
 */
export function firstFrameWith(hasMarks: () => boolean): Promise<number> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port2.addEventListener('message', () => {
      const now = performance.now();
      if (!hasMarks()) return;
      port2.close();
      stopped = true;
      resolve(now);
    });
    port2.start();
    let stopped = false;
    const onFrame = (): void => {
      if (stopped) return;
      port1.postMessage(null);
      requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
  });
}

/**
 * Tells whether anything was drawn on a canvas that is in the document (sprites are drawn on others). `stop` puts the
 * canvas's own methods back, so that nothing is slower than it is.
 */
export function watchCanvas(): { readonly drawn: () => boolean; stop(): void } {
  const prototype = CanvasRenderingContext2D.prototype;
  let drawn = false;
  const restore: (() => void)[] = [];
  for (const name of ['drawImage', 'fill', 'fillText', 'stroke'] as const) {
    const original: unknown = Reflect.get(prototype, name);
    if (typeof original !== 'function') continue;
    const watched = function watched(this: CanvasRenderingContext2D, ...args: unknown[]): unknown {
      if (this.canvas.isConnected) drawn = true;
      return Reflect.apply(original, this, args);
    };
    Reflect.set(prototype, name, watched);
    restore.push(() => Reflect.set(prototype, name, original));
  }
  return {
    drawn: () => drawn,
    stop() {
      for (const undo of restore) undo();
    },
  };
}

/** Tasks over 50 ms on this thread, from now on. */
export function watchTasks(): () => readonly Task[] {
  const tasks: Task[] = [];
  const take = (entries: PerformanceEntryList): void => {
    for (const { startTime, duration } of entries) tasks.push({ start: startTime, duration });
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: 'longtask' });
  return () => {
    take(observer.takeRecords());
    return tasks;
  };
}

/** Notes animation frames between `record` and `take`. */
export function createFrames(): { record(): void; take(): readonly number[] } {
  let times: number[] = [];
  let running = false;
  const onFrame = (now: number): void => {
    if (!running) return;
    times.push(now);
    requestAnimationFrame(onFrame);
  };
  return {
    record() {
      times = [];
      running = true;
      requestAnimationFrame(onFrame);
    },
    take() {
      running = false;
      return times;
    },
  };
}

/** Resolves when `frames` frames in a row came in time: nothing is being worked on any more. */
export function atRest(frames = 30): Promise<void> {
  return new Promise((resolve) => {
    let calm = 0;
    let last = performance.now();
    const onFrame = (now: number): void => {
      calm = now - last < 25 ? calm + 1 : 0;
      last = now;
      if (calm >= frames) resolve();
      else requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
  });
}
