import { mayFaceAlike } from '../../../model/facing.ts';
import type { Looked, Rule } from './finding.ts';
import type { NearCamera } from '../../../model/near.ts';
import { NEARBY_METRES, POLE_METRES, SAME_METRES } from '../../../model/near.ts';

/** Only what is new, or was moved, can be too near to another. */
function asks({ draft: { action, base, place } }: Looked): boolean {
  if (action === 'add' || action === 'restore') return true;
  return action === 'change' && base !== null && (base.lat !== place.lat || base.lon !== place.lon);
}

function likelyDuplicates({ nearby, tags }: Looked): readonly NearCamera[] {
  return nearby.filter(({ camera, metres }) => metres <= SAME_METRES && mayFaceAlike(camera.tags, tags));
}

/** Another camera that is most likely the same one. */
export const duplicate: Rule = (looked) => {
  const duplicates = asks(looked) ? likelyDuplicates(looked) : [];
  if (duplicates.length === 0) return null;
  const params = { count: duplicates.length, metres: SAME_METRES };
  return { kind: 'duplicate', strong: true, field: 'place', cameras: duplicates.map(({ camera }) => camera), params };
};

/** Another camera that may be the same one. */
export const nearbyOther: Rule = (looked) => {
  if (!asks(looked)) return null;
  const duplicates = new Set(likelyDuplicates(looked));
  const others = looked.nearby.filter((one) => one.metres <= NEARBY_METRES && !duplicates.has(one));
  if (others.length === 0) return null;
  const params = { count: others.length, metres: NEARBY_METRES };
  return { kind: 'nearby', strong: false, field: 'place', cameras: others.map(({ camera }) => camera), params };
};

/** Another camera on the same spot that looks elsewhere. */
export const pole: Rule = (looked) => {
  if (!asks(looked)) return null;
  const duplicates = new Set(likelyDuplicates(looked));
  const others = looked.nearby.filter((one) => one.metres <= POLE_METRES && !duplicates.has(one));
  if (others.length === 0) return null;
  return { kind: 'pole', strong: false, field: 'direction', cameras: others.map(({ camera }) => camera), params: {} };
};

/** What is around has not been read. */
export const neighborsUnknown: Rule = (looked) =>
  asks(looked) && !looked.nearbyKnown ? { kind: 'neighbors-unknown', strong: false, field: 'place', params: {} } : null;
