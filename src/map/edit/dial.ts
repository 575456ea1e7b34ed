import { formatBearing, t } from '../../i18n/index.ts';
import type { Sector } from '../../model/direction.ts';
import { bearing, middle } from '../../model/direction.ts';
import { bearingOf, onRing, snap, STEP, turned, valueOf, widestGap } from './dialAngles.ts';
import { DomEvent } from '../base/leaflet.ts';
import type { Closable } from '../base/closable.ts';
import { listen } from '../base/closable.ts';
import { svg } from '../base/svg.ts';

/** Radius of the ring on which the handles move, CSS px. With 44 px handles it fits a screen of 320 px. */
export const DIAL_RADIUS = 92;

/** A pointer nearer to the middle than this says no direction, CSS px. */
const DEAD_ZONE = 12;

/** More handles than this would cover each other; more directions can still be typed. */
const MAX_HANDLES = 8;

/** Degrees by Page Up and Page Down. */
const LEAP = 45;

/** A ring with a handle a direction. The truth is what `show` was last told: a handle only asks for a change. */
export interface Dial extends Closable {
  show(directions: readonly Sector[]): void;
}

export function createDial(host: HTMLElement, change: (directions: readonly Sector[]) => void): Dial {
  const dial = document.createElement('div');
  dial.className = 'dial';
  dial.setAttribute('role', 'group');
  dial.setAttribute('aria-label', t('map.dial'));
  const size = (DIAL_RADIUS + 4) * 2;
  const picture = svg('svg', {
    class: 'dial-ring',
    width: size,
    height: size,
    viewBox: `${-size / 2} ${-size / 2} ${size} ${size}`,
  });
  picture.setAttribute('aria-hidden', 'true');
  picture.append(
    svg('circle', { class: 'dial-casing', r: DIAL_RADIUS }),
    svg('circle', { class: 'dial-circle', r: DIAL_RADIUS }),
    ...[0, 45, 90, 135, 180, 225, 270, 315].map((degrees) => tick(degrees)),
  );
  const add = document.createElement('button');
  add.type = 'button';
  add.className = 'dial-add';
  add.textContent = '+';
  add.setAttribute('aria-label', t('form.direction.add'));
  dial.append(picture, add);
  host.append(dial);
  // Leaflet would take a drag of a handle for one of the map.
  DomEvent.disableClickPropagation(dial);

  let directions: readonly Sector[] = [];
  const handles: { readonly element: HTMLElement; readonly close: () => void }[] = [];

  const turnTo = (index: number, degrees: number): void => {
    change(directions.map((sector, at) => (at === index ? turned(sector, degrees) : sector)));
  };
  const remove = (index: number): void => {
    change(directions.filter((_, at) => at !== index));
    (handles[Math.min(index, handles.length - 1)]?.element ?? add).focus();
  };
  const stopAdd = listen(add, 'click', () => {
    change([...directions, bearing(widestGap(directions.map((sector) => middle(sector))))]);
    handles.at(-1)?.element.focus();
  });

  const onKey = (index: number, event: KeyboardEvent): void => {
    const sector = directions[index];
    if (sector === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Delete' || event.key === 'Backspace') remove(index);
    else {
      const target = keyTarget(event, middle(sector));
      if (target === null) return;
      turnTo(index, target);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const onDrag = (index: number, event: PointerEvent): void => {
    const origin = dial.getBoundingClientRect();
    const [dx, dy] = [event.clientX - origin.left, event.clientY - origin.top];
    if (Math.hypot(dx, dy) < DEAD_ZONE) return;
    const degrees = snap(bearingOf(dx, dy), event.shiftKey ? STEP.fine : STEP.usual);
    const sector = directions[index];
    if (sector !== undefined && valueOf(turned(sector, degrees)) !== valueOf(sector)) turnTo(index, degrees);
  };

  const addHandle = (): void => {
    const index = handles.length;
    const element = document.createElement('div');
    element.className = 'dial-handle';
    element.tabIndex = 0;
    element.setAttribute('role', 'slider');
    element.setAttribute('aria-valuemin', '0');
    element.setAttribute('aria-valuemax', '359');
    const closers = [
      listen(element, 'keydown', (event) => {
        onKey(index, event);
      }),
      listen(element, 'pointerdown', (event) => {
        if (event.button !== 0) return;
        element.setPointerCapture(event.pointerId);
        element.focus();
        event.preventDefault();
      }),
      listen(element, 'pointermove', (event) => {
        if (element.hasPointerCapture(event.pointerId)) onDrag(index, event);
      }),
    ];
    handles.push({
      element,
      close() {
        for (const close of closers) close();
        element.remove();
      },
    });
    // Before "+", so that Tab goes through the directions first.
    add.before(element);
  };

  return {
    show(next) {
      directions = next;
      const count = Math.min(next.length, MAX_HANDLES);
      while (handles.length > count) handles.pop()?.close();
      while (handles.length < count) addHandle();
      handles.forEach(({ element }, index) => {
        const sector = next[index];
        if (sector === undefined) return;
        const value = valueOf(sector);
        element.setAttribute('aria-label', t('form.directionN', { n: index + 1 }));
        element.setAttribute('aria-valuenow', String(value));
        element.setAttribute('aria-valuetext', formatBearing(value));
        put(element, middle(sector));
      });
      add.hidden = next.length >= MAX_HANDLES;
      put(add, widestGap(next.map((sector) => middle(sector))));
    },
    close() {
      stopAdd();
      for (const handle of handles) handle.close();
      dial.remove();
    },
  };
}

function put(element: HTMLElement, degrees: number): void {
  const { x, y } = onRing(degrees, DIAL_RADIUS);
  element.style.transform = `translate(-50%, -50%) translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
}

function tick(degrees: number): SVGLineElement {
  const [inner, outer] = [onRing(degrees, DIAL_RADIUS - (degrees % 90 === 0 ? 8 : 4)), onRing(degrees, DIAL_RADIUS)];
  return svg('line', { class: 'dial-tick', x1: inner.x, y1: inner.y, x2: outer.x, y2: outer.y });
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
