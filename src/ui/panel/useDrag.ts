import type { HTMLAttributes } from 'preact';
import { useRef } from 'preact/hooks';

/** How much of a phone's screen the sheet takes. */
export type Rest = 'peek' | 'half' | 'full';

/** A pointer that moved less than this, px, meant a click. */
const SLACK = 6;
/** Faster than this, px a ms, a flick goes on in its direction. */
const FLICK = 0.5;

interface Drag {
  readonly pointer: number;
  readonly fromY: number;
  readonly fromHeight: number;
  moved: boolean;
  lastY: number;
  lastTime: number;
  speed: number;
}

/** Handlers for the grip of a sheet: it follows the pointer, and comes to the nearest rest when let go. */
export function useDrag(
  sheet: { readonly current: HTMLElement | null },
  settle: (rest: Rest) => void,
): Pick<
  HTMLAttributes<HTMLDivElement>,
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel' | 'onClickCapture'
> {
  const drag = useRef<Drag | null>(null);
  const justDragged = useRef(false);
  const end = (): void => {
    const now = drag.current;
    const panel = sheet.current;
    drag.current = null;
    if (now === null || panel === null) return;
    justDragged.current = now.moved;
    const height = panel.getBoundingClientRect().height;
    panel.style.removeProperty('height');
    delete panel.dataset['dragging'];
    if (now.moved) settle(nearestRest(height - now.speed * 120, panel.parentElement?.clientHeight ?? innerHeight));
  };
  return {
    onPointerDown(event) {
      const panel = sheet.current;
      if (panel === null || !event.isPrimary || event.button !== 0) return;
      drag.current = {
        pointer: event.pointerId,
        fromY: event.clientY,
        fromHeight: panel.getBoundingClientRect().height,
        moved: false,
        lastY: event.clientY,
        lastTime: event.timeStamp,
        speed: 0,
      };
    },
    onPointerMove(event) {
      const now = drag.current;
      const panel = sheet.current;
      if (now === null || panel === null || event.pointerId !== now.pointer) return;
      const up = now.fromY - event.clientY;
      if (!now.moved && Math.abs(up) < SLACK) return;
      if (!now.moved) event.currentTarget.setPointerCapture(event.pointerId);
      now.moved = true;
      const time = Math.max(1, event.timeStamp - now.lastTime);
      const speed = (event.clientY - now.lastY) / time;
      now.speed = Math.abs(speed) < FLICK ? 0 : speed;
      now.lastY = event.clientY;
      now.lastTime = event.timeStamp;
      panel.dataset['dragging'] = '';
      panel.style.setProperty('height', `${Math.max(64, now.fromHeight + up)}px`);
    },
    onPointerUp: end,
    onPointerCancel: end,
    onClickCapture(event) {
      // The click that ends a drag is none.
      if (justDragged.current) event.stopPropagation();
      justDragged.current = false;
    },
  };
}

/** The rest that a height in px belongs to, on a stage of that height. */
export function nearestRest(height: number, stage: number): Rest {
  const share = height / stage;
  if (share < 0.35) return 'peek';
  return share < 0.7 ? 'half' : 'full';
}
