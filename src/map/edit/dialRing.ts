import { t } from '../../i18n/index.ts';
import { onRing } from './dialAngles.ts';
import { svg } from '../base/svg.ts';

/** How wide the ring is to press, CSS px. */
const PRESS = 44;

/** The letters' distance from the ring, inward, CSS px. */
const LETTER = 20;

/** The picture of a dial, seen from its middle: the ring with its ticks, the letters of the compass, and what is pressed. */
export interface DialRing {
  readonly element: SVGSVGElement;
  /** The ring as wide as a finger. */
  readonly target: SVGCircleElement;
  /** @param radius CSS px */
  draw(radius: number): void;
}

export function createDialRing(): DialRing {
  const element = svg('svg', { class: 'dial-ring', width: 1, height: 1, 'aria-hidden': 'true' });
  const target = svg('circle', { class: 'dial-press', 'stroke-width': PRESS });
  return {
    element,
    target,
    draw(radius) {
      target.setAttribute('r', String(radius));
      element.replaceChildren(
        target,
        svg('circle', { class: 'dial-casing', r: radius }),
        svg('circle', { class: 'dial-circle', r: radius }),
        ...[0, 45, 90, 135, 180, 225, 270, 315].map((degrees) => tick(degrees, radius)),
        letter(0, t('map.dial.N'), radius),
        letter(90, t('map.dial.E'), radius),
        letter(180, t('map.dial.S'), radius),
        letter(270, t('map.dial.W'), radius),
      );
    },
  };
}

function tick(degrees: number, radius: number): SVGLineElement {
  const [inner, outer] = [onRing(degrees, radius - (degrees % 90 === 0 ? 8 : 4)), onRing(degrees, radius)];
  return svg('line', { class: 'dial-tick', x1: inner.x, y1: inner.y, x2: outer.x, y2: outer.y });
}

function letter(degrees: number, text: string, radius: number): SVGTextElement {
  const { x, y } = onRing(degrees, radius - LETTER);
  const element = svg('text', { class: 'dial-letter', x, y });
  element.textContent = text;
  return element;
}
