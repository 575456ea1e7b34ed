import type { Signal } from '@preact/signals';
import { signal } from '@preact/signals';
import { createContext } from 'preact';

/** What the field in the bar and its list share: the field is there from the first, the list is loaded when it is used. */
export interface BarFieldState {
  readonly text: Signal<string>;
  /** A list of hits is to be seen. */
  readonly listed: Signal<boolean>;
  /** Id of the hit that the arrow keys have come to. */
  readonly active: Signal<string | undefined>;
  /** Enter came before the hits did, or even before what lists them: the first hit is gone to once it is known. */
  readonly hurried: { current: boolean };
}

/** An empty field. */
export function createField(): BarFieldState {
  return { text: signal(''), listed: signal(false), active: signal<string | undefined>(), hurried: { current: false } };
}

/** Handed down by `BarField`. */
export const FieldContext = createContext<BarFieldState>(createField());

/** Id of the list. */
export const BAR_LIST = 'bar-hits';
