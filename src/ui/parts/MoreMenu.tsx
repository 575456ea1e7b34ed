import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { MORE } from './iconPaths.ts';
import { Popover } from './Popover.tsx';

/** The least room between it and the screen's edges, CSS px. */
const EDGE = 8;

/** Its width in the style sheet, CSS px. */
const WIDTH = 288;

/** A button that opens the less usual choices, each a button of class `menu-item`; any of them closes it. */
export function MoreMenu({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}): preact.JSX.Element {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div
      class="more"
      onBeforeToggle={(event) => {
        if (event.newState === 'open' && event.target instanceof HTMLElement && button.current !== null)
          putBeside(event.target, button.current);
      }}
      onClickCapture={(event) => {
        // Before what it does, so that the focus is back on the button when what opens remembers where it was.
        if (event.target instanceof Element && event.target.closest('.menu-item') !== null)
          event.currentTarget.querySelector<HTMLElement>('[popover]')?.hidePopover();
      }}
    >
      <button type="button" ref={button} class="button secondary" popovertarget={id}>
        <Icon name={MORE} />
        {label}
      </button>
      <Popover id={id} label={label}>
        {children}
      </Popover>
    </div>
  );
}

/** On the side of the button where there is more room; within the screen. */
function putBeside(menu: HTMLElement, button: HTMLElement): void {
  const { left, right, top, bottom } = button.getBoundingClientRect();
  const width = Math.min(WIDTH, innerWidth - 2 * EDGE);
  const start = getComputedStyle(button).direction === 'rtl' ? left : right - width;
  const above = top > innerHeight - bottom;
  Object.assign(menu.style, {
    left: `${Math.max(EDGE, Math.min(start, innerWidth - width - EDGE))}px`,
    top: above ? 'auto' : `${bottom + EDGE / 2}px`,
    bottom: above ? `${innerHeight - top + EDGE / 2}px` : 'auto',
    maxHeight: `${(above ? top : innerHeight - bottom) - EDGE * 1.5}px`,
  });
}
