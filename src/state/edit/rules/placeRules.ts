import type { Rule } from './finding.ts';

/** Closer than this a pole can be told from the next one on the map. */
const CLOSE_ZOOM = 17;

/** Placed on a map that was too far out. */
export const zoomedOut: Rule = ({ draft: { placedAt } }) =>
  placedAt !== null && placedAt < CLOSE_ZOOM
    ? { kind: 'zoomed-out', strong: false, field: 'place', params: { zoom: Math.round(placedAt) } }
    : null;
