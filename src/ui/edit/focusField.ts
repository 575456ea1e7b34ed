import { fieldId } from '../parts/Field.tsx';

/** Frames that a form may take to be drawn, its part of the page to be fetched included: half a minute. */
const MOST_FRAMES = 1800;

/** Opens what a control of the panel is folded in, then goes there. */
export function focusIn(selector: string): void {
  const field = document.querySelector<HTMLElement>(`.panel ${selector}`);
  field?.closest('details')?.setAttribute('open', '');
  field?.focus();
}

/** The field that was asked for, until somebody goes on by hand. */
let wanted: string | null = null;

/** Goes to the field that was asked for, if one was and it is drawn. */
export function focusWanted(): boolean {
  if (wanted === null || document.querySelector(`.panel ${wanted}`) === null) return false;
  focusIn(wanted);
  return true;
}

/**
 * Goes to a field of a form that was just opened: once it is drawn, however long that takes.
 * Whatever would have the focus at the form's title meanwhile, or after, leads there too, until a key or a finger goes on.
 */
export function focusField(name: string): void {
  wanted = `#${fieldId(name)}`;
  const over = new AbortController();
  const end = (): void => {
    wanted = null;
    over.abort();
  };
  for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, end, { capture: true, signal: over.signal });
  let frames = 0;
  const look = (): void => {
    frames += 1;
    if (!over.signal.aborted && !focusWanted() && frames < MOST_FRAMES) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
