import { useEffect, useRef } from 'preact/hooks';

/**
 * Calls `close` at Escape, unless something on top of the page (a dialog, a popover, a list of suggestions) closes by it.
 * `close` tells whether it closed anything.
 */
export function useEscape(close: () => boolean): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      if (document.querySelector('dialog[open], :popover-open') !== null) return;
      const { target } = event;
      if (target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.list !== null)) return;
      if (latest.current()) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
