import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Where a control that had the focus is replaced by another, the focus goes to the first control that stands there now,
 * instead of being lost. The ref belongs on an element that stays.
 */
export function useKeepFocus<Kind extends HTMLElement>(): RefObject<Kind | null> {
  const self = useRef<Kind | null>(null);
  // Read while rendering: afterwards the control that had it is gone.
  const had = self.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    if (!had || document.activeElement !== document.body) return;
    self.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  });
  return self;
}
