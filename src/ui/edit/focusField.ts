import { fieldId } from '../parts/Field.tsx';

/** Frames that a form may take to be drawn, its part of the page to be fetched included: half a minute. */
const MOST_FRAMES = 1800;

/** Opens what a control of the panel is folded in, then goes there. */
export function focusIn(selector: string): void {
  const field = document.querySelector<HTMLElement>(`.panel ${selector}`);
  field?.closest('details')?.setAttribute('open', '');
  field?.focus();
}

/**
 * Goes to a field of a form that was just opened: once it is drawn, however long that takes, and has had the focus at its title.
 * Nowhere if the focus was moved on meanwhile.
 */
export function focusField(name: string): void {
  const field = `#${fieldId(name)}`;
  const from = document.activeElement;
  let frames = 0;
  const look = (): void => {
    frames += 1;
    if (document.querySelector(`.panel ${field}`) !== null) {
      requestAnimationFrame(() => requestAnimationFrame(() => focusIn(field)));
    } else if (frames < MOST_FRAMES && mayMove(from)) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** The focus is where it was, gone with what had it, or at a title: nobody has moved it. */
function mayMove(from: Element | null): boolean {
  const now = document.activeElement;
  return now === null || now === document.body || now === from || now.hasAttribute('data-start');
}
