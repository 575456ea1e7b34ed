import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

/**
 * Something that opens from a button with `popovertarget={id}` and closes by Escape or a click beside it.
 * The focus goes into it, and the browser brings it back. What it holds is there only while it is open.
 */
export function Popover({
  id,
  label,
  class: kind,
  children,
}: {
  readonly id: string;
  readonly label: string;
  /** For its place. */
  readonly class?: 'from-controls';
  readonly children: ComponentChildren;
}): preact.JSX.Element {
  const self = useRef<HTMLDivElement>(null);
  const open = useSignal(false);
  return (
    <div
      ref={self}
      id={id}
      class={kind === undefined ? 'popover' : `popover ${kind}`}
      popover="auto"
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      onBeforeToggle={(event) => {
        if (event.newState === 'open') open.value = true;
      }}
      onToggle={(event) => {
        if (event.newState === 'open') self.current?.focus();
        else open.value = false;
      }}
    >
      {open.value ? children : null}
    </div>
  );
}

/** Closes a popover from within, after a choice in it. */
export function closePopover(event: Event): void {
  if (event.currentTarget instanceof Element) event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
}
