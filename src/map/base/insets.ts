import type { Area, Insets } from './geometry.ts';
import { freeArea } from './geometry.ts';
import type { LeafletMap } from './leaflet.ts';
import type { Closable } from './closable.ts';

/** How much of the map the page's panels cover, told by custom properties on the document's element. */
export interface Covered extends Closable {
  /** The part of the map that is free just now. */
  area(): Area;
}

/** Follows `--map-inset-inline-start`, `-block-start` and `-block-end`; `changed` is called when one has changed. */
export function followInsets(map: LeafletMap, changed: () => void): Covered {
  const root = document.documentElement;
  let known = readInsets(root);
  const observer = new MutationObserver(() => {
    const now = readInsets(root);
    const same =
      now.inlineStart === known.inlineStart && now.blockStart === known.blockStart && now.blockEnd === known.blockEnd;
    if (same) return;
    known = now;
    changed();
  });
  observer.observe(root, { attributes: true, attributeFilter: ['style', 'class'] });
  return {
    area() {
      const { x, y } = map.getSize();
      return freeArea(x, y, known, getComputedStyle(map.getContainer()).direction === 'rtl');
    },
    close() {
      observer.disconnect();
    },
  };
}

function readInsets(root: HTMLElement): Insets {
  const style = getComputedStyle(root);
  const px = (name: string): number => Number.parseFloat(style.getPropertyValue(name)) || 0;
  return {
    inlineStart: px('--map-inset-inline-start'),
    blockStart: px('--map-inset-block-start'),
    blockEnd: px('--map-inset-block-end'),
  };
}
