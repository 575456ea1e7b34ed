import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

/** A native dialog over everything, open as long as it is rendered. Closing gives the focus back to where it came from. */
export function Modal({
  title,
  onClose,
  locked = false,
  wide = false,
  atAction = false,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  /** While something is under way, Escape does nothing. */
  readonly locked?: boolean;
  readonly wide?: boolean;
  /** The focus begins at the button within that has `data-main`, not at the title. */
  readonly atAction?: boolean;
  readonly children: ComponentChildren;
}): preact.JSX.Element {
  const self = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const dialog = self.current;
    dialog?.showModal();
    if (atAction) dialog?.querySelector<HTMLElement>('[data-main]')?.focus();
    return () => dialog?.close();
    // oxlint-disable-next-line react/exhaustive-deps -- where it begins is decided once
  }, []);
  return (
    <dialog
      ref={self}
      class={wide ? 'modal wide' : 'modal'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        if (!locked) onClose();
      }}
      onKeyDown={(event) => {
        // A browser lets a second Escape through, whatever `cancel` says.
        if (event.key !== 'Escape') return;
        event.preventDefault();
        if (!locked) onClose();
      }}
    >
      <h2 id={heading} tabIndex={-1} autoFocus class="modal-title">
        {title}
      </h2>
      {children}
    </dialog>
  );
}
