import type { ReadonlySignal } from '@preact/signals';
import { effect, untracked } from '@preact/signals';

/** Something that holds on to listeners or elements until it is closed. */
export interface Closable {
  close(): void;
}

/** A point or a way in CSS px; where it is a point, seen from the top left corner of the map's element. */
export interface Pixel {
  readonly x: number;
  readonly y: number;
}

/**
 * Calls `listener` with the signal's value now and after every change. What the listener itself reads is not followed.
 * Returns the way to stop it.
 */
export function watch<Value>(signal: ReadonlySignal<Value>, listener: (value: Value) => void): () => void {
  return effect(() => {
    const value = signal.value;
    untracked(() => {
      listener(value);
    });
  });
}

/** Adds a DOM listener; returns the way to remove it. */
export function listen<Name extends keyof HTMLElementEventMap>(
  element: HTMLElement,
  name: Name,
  listener: (event: HTMLElementEventMap[Name]) => void,
  options?: AddEventListenerOptions,
): () => void {
  element.addEventListener(name, listener, options);
  return () => {
    element.removeEventListener(name, listener, options);
  };
}

/** One way to undo many things, in reverse order, as an onion is put together. */
export function closeAll(closers: readonly (() => void)[]): void {
  for (const close of closers.toReversed()) close();
}
