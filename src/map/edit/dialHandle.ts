import type { Closable } from '../base/closable.ts';
import { closeAll, listen } from '../base/closable.ts';
import { STEP } from './dialAngles.ts';

/** Degrees by Page Up and Page Down. */
const LEAP = 45;

/** What is done to a handle of the dial. Degrees are bearings. */
export interface HandleActions {
  /** Where it stands. */
  at(): number | null;
  turnTo(degrees: number): void;
  /** It is where it should be. */
  accept(): void;
  remove(): void;
  /** A pointer that holds it is here. */
  drag(event: PointerEvent): void;
  /** True where Escape meant something to it. */
  giveUp(): boolean;
  left(): void;
}

/** A handle of the dial: a slider for the keyboard and for who is told of it, and something to drag. */
export interface DialHandle extends Closable {
  readonly element: HTMLElement;
  /** Goes on with a pointer that was pressed elsewhere on the dial. */
  take(event: PointerEvent): void;
}

export function createDialHandle(actions: HandleActions): DialHandle {
  const element = document.createElement('div');
  element.className = 'dial-handle';
  element.tabIndex = 0;
  element.setAttribute('role', 'slider');
  element.setAttribute('aria-valuemin', '0');
  element.setAttribute('aria-valuemax', '359');
  const take = (event: PointerEvent): void => {
    element.setPointerCapture(event.pointerId);
    element.focus();
    event.preventDefault();
  };
  const onKey = (event: KeyboardEvent): void => {
    const at = actions.at();
    if (at === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = keyTarget(event, at);
    if (target !== null) actions.turnTo(target);
    else if (event.key === 'Delete' || event.key === 'Backspace') actions.remove();
    else if (event.key === 'Enter' || event.key === ' ') actions.accept();
    else if (event.key !== 'Escape' || !actions.giveUp()) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const closers = [
    listen(element, 'keydown', onKey),
    listen(element, 'pointerdown', (event) => {
      if (event.button === 0) take(event);
    }),
    listen(element, 'pointermove', (event) => {
      if (element.hasPointerCapture(event.pointerId)) actions.drag(event);
    }),
    listen(element, 'pointerup', (event) => {
      if (element.hasPointerCapture(event.pointerId)) actions.accept();
    }),
    listen(element, 'blur', () => actions.left()),
  ];
  return {
    element,
    take,
    close() {
      closeAll(closers);
      element.remove();
    },
  };
}

/** Where a key sends a slider that stands at `degrees`; null for keys that mean nothing to it. */
function keyTarget({ key, shiftKey }: KeyboardEvent, degrees: number): number | null {
  const step = shiftKey ? STEP.fine : STEP.usual;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return degrees + step;
    case 'ArrowLeft':
    case 'ArrowDown':
      return degrees - step;
    case 'PageUp':
      return degrees + LEAP;
    case 'PageDown':
      return degrees - LEAP;
    case 'Home':
      return 0;
    case 'End':
      return 359;
    default:
      return null;
  }
}
