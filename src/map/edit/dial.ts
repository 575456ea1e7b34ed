import { formatBearing, t } from '../../i18n/index.ts';
import { turn } from '../../model/compass.ts';
import type { Sector } from '../../model/direction.ts';
import { bearing, middle } from '../../model/direction.ts';
import { bearingOf, nearestOf, onRing, snap, STEP, turned, valueOf, widestGap } from './dialAngles.ts';
import type { DialHandle } from './dialHandle.ts';
import { createDialHandle } from './dialHandle.ts';
import { createDialRing } from './dialRing.ts';
import { DomEvent } from '../base/leaflet.ts';
import type { Closable } from '../base/closable.ts';

/** Radius of the ring on which the handles move, CSS px: as large as there is room for, within these; below `none` there is none. */
const RADIUS = { none: 44, least: 60, most: 92 } as const;

/** What a handle on the ring reaches beyond it, and a little more, CSS px. */
const BEYOND = 26;

/** A pointer nearer to the middle than this says no direction, CSS px. */
const DEAD_ZONE = 12;

/** More handles than this would cover each other; more directions can still be typed. */
const MAX_HANDLES = 8;

/**
 * A ring with a handle a direction, which is pressed anywhere to point there. The truth is what `show` was last told: a
 * handle only asks for a change. "+" offers a handle that says nothing until it is turned, pressed or accepted.
 */
export interface Dial extends Closable {
  show(directions: readonly Sector[]): void;
  /** Makes it as large as fits a square of so many CSS px, and returns how far from its middle it reaches, CSS px. Where not even a small one fits it is not there. */
  fit(side: number): number;
}

export function createDial(host: HTMLElement, change: (directions: readonly Sector[]) => void): Dial {
  const dial = document.createElement('div');
  dial.className = 'dial';
  dial.setAttribute('role', 'group');
  dial.setAttribute('aria-label', t('map.dial'));
  const ring = createDialRing();
  const add = document.createElement('button');
  add.type = 'button';
  add.className = 'dial-add';
  add.textContent = '+';
  dial.append(ring.element, add);
  host.append(dial);
  // Leaflet would take a drag of a handle for one of the map.
  DomEvent.disableClickPropagation(dial);

  let radius: number = RADIUS.most;
  let directions: readonly Sector[] = [];
  /** Where the handle stands that says nothing yet; it is the last one. */
  let offered: number | null = null;
  const handles: DialHandle[] = [];

  const put = (element: HTMLElement, degrees: number): void => {
    const { x, y } = onRing(degrees, radius);
    element.style.transform = `translate(-50%, -50%) translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
  };
  const at = (index: number): number | null => {
    const sector = directions[index];
    return sector === undefined ? offered : middle(sector);
  };
  const turnTo = (index: number, degrees: number): void => {
    const to = turn(Math.round(degrees));
    const sector = directions[index];
    if (sector === undefined) {
      offered = null;
      change([...directions, bearing(to)]);
    } else if (valueOf(turned(sector, to)) !== valueOf(sector)) {
      change(directions.with(index, turned(sector, to)));
    }
  };
  const drop = (): void => {
    offered = null;
    draw();
  };
  const remove = (index: number): void => {
    if (index >= directions.length) drop();
    else change(directions.toSpliced(index, 1));
    (handles[Math.min(index, handles.length - 1)]?.element ?? add).focus();
  };
  const bearingAt = (event: MouseEvent): number | null => {
    const origin = dial.getBoundingClientRect();
    const [dx, dy] = [event.clientX - origin.left, event.clientY - origin.top];
    if (Math.hypot(dx, dy) < DEAD_ZONE) return null;
    return snap(bearingOf(dx, dy), event.shiftKey ? STEP.fine : STEP.usual);
  };

  const addHandle = (): void => {
    const index = handles.length;
    const handle = createDialHandle({
      at: () => at(index),
      turnTo: (degrees) => turnTo(index, degrees),
      accept: () => {
        if (index === directions.length && offered !== null) turnTo(index, offered);
      },
      remove: () => remove(index),
      drag: (event) => {
        const degrees = bearingAt(event);
        if (degrees !== null) turnTo(index, degrees);
      },
      giveUp: () => {
        if (index < directions.length) return false;
        remove(index);
        return true;
      },
      // What was not meant in the end is not left standing. Its own going is no leaving.
      left: () => {
        if (index === directions.length && offered !== null && handles[index] === handle) drop();
      },
    });
    handles.push(handle);
    // Before "+", so that Tab goes through the directions first.
    add.before(handle.element);
  };

  const draw = (): void => {
    const count = Math.min(directions.length + (offered === null ? 0 : 1), MAX_HANDLES);
    while (handles.length > count) handles.pop()?.close();
    while (handles.length < count) addHandle();
    handles.forEach(({ element }, index) => {
      const degrees = at(index);
      if (degrees === null) return;
      const isOffered = index >= directions.length;
      const value = Math.round(degrees) % 360;
      element.classList.toggle('offered', isOffered);
      element.setAttribute('aria-label', t('form.directionN', { n: index + 1 }));
      element.setAttribute('aria-valuenow', String(value));
      const words = formatBearing(value);
      element.setAttribute('aria-valuetext', isOffered ? t('map.dial.offered', { direction: words }) : words);
      put(element, degrees);
    });
    add.hidden = offered !== null || directions.length >= MAX_HANDLES;
    add.setAttribute('aria-label', directions.length === 0 ? t('form.direction.set') : t('form.direction.add'));
    put(add, widestGap(directions.map((sector) => middle(sector))));
  };

  ring.draw(radius);
  draw();
  add.addEventListener('click', () => {
    offered = widestGap(directions.map((sector) => middle(sector)));
    draw();
    handles.at(-1)?.element.focus();
  });
  ring.target.addEventListener('pointerdown', (event) => {
    const degrees = event.button === 0 ? bearingAt(event) : null;
    if (degrees === null) return;
    const shown = directions.slice(0, MAX_HANDLES).map((sector) => middle(sector));
    const index = offered === null ? nearestOf(shown, degrees) : directions.length;
    turnTo(index, degrees);
    handles[index]?.take(event);
  });

  return {
    show(next) {
      directions = next;
      if (next.length >= MAX_HANDLES) offered = null;
      draw();
    },
    fit(side) {
      const fitting = side / 2 - BEYOND;
      dial.hidden = fitting < RADIUS.none;
      const now = Math.max(RADIUS.least, Math.min(RADIUS.most, fitting));
      if (now !== radius) {
        radius = now;
        ring.draw(radius);
        draw();
      }
      return radius + BEYOND;
    },
    close() {
      for (const handle of handles) handle.close();
      dial.remove();
    },
  };
}
