import { directionOf, directionTag } from '../../../model/direction.ts';
import type { Rule } from './finding.ts';

/** A new camera whose direction nobody can draw. */
export const directionMissing: Rule = ({ draft, tags }) =>
  draft.action === 'add' && directionOf(tags).kind === 'none'
    ? { kind: 'direction-missing', strong: false, field: 'direction', params: {} }
    : null;

/** A direction that is not understood. */
export const directionOdd: Rule = ({ tags, changed }) => {
  const tag = directionTag(tags);
  if (tag === null || directionOf(tags).kind !== 'not-understood') return null;
  return {
    kind: 'direction-odd',
    strong: changed.has(tag.key),
    field: 'direction',
    key: tag.key,
    params: { value: tag.value },
  };
};
