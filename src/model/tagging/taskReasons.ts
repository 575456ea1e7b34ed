import type { Camera, Tags } from '../camera.ts';
import { newestDate, parseDate } from '../date.ts';
import { directionOf } from '../direction.ts';
import { MAKER_KEYS, OPERATOR_KEYS, SURVEY_KEYS } from './keys.ts';

/** What is worth finding out about a reader. */
export type TaskReason = 'maker' | 'operator' | 'direction' | 'oddDirection' | 'survey';

/** After so long a survey is due, ms. */
const DUE = 3 * 365.25 * 86_400_000;

/** All that is missing, odd or long unseen. @param now ms since 1970 */
export function reasonsOf({ tags, timestamp }: Pick<Camera, 'tags' | 'timestamp'>, now: number): readonly TaskReason[] {
  const reasons: TaskReason[] = [];
  const direction = directionOf(tags).kind;
  if (direction === 'not-understood') reasons.push('oddDirection');
  if (direction === 'none') reasons.push('direction');
  if (!hasName(tags, MAKER_KEYS)) reasons.push('maker');
  if (!hasName(tags, OPERATOR_KEYS)) reasons.push('operator');
  const surveyed = parseDate(newestDate(SURVEY_KEYS.map((key) => tags.get(key)))?.trim() ?? '')?.from ?? null;
  // Who edited it last may have been there, or not: at least it was looked at.
  const seen = Math.max(surveyed ?? 0, timestamp ?? 0);
  if (seen > 0 && now - seen > DUE) reasons.push('survey');
  return reasons;
}

/** “Unknown” is what some write who don't know. */
function hasName(tags: Tags, keys: readonly string[]): boolean {
  return keys.some((key) => {
    const name = tags.get(key)?.trim() ?? '';
    return name !== '' && name.toLowerCase() !== 'unknown';
  });
}
