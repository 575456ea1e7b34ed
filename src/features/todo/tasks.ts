/** What is worth finding out about readers: pure. */
import type { Camera, CameraKey } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import { newestDate, parseDate } from '../../model/date.ts';
import { directionOf, directionTag } from '../../model/direction.ts';
import { SURVEY_KEYS } from '../../model/tagging/keys.ts';
import { makerOf, operatorOf } from '../../ui/panel/facts.ts';

export type TaskReason = 'maker' | 'operator' | 'direction' | 'oddDirection' | 'survey';

export interface Task {
  readonly camera: Camera;
  readonly reasons: readonly TaskReason[];
}

/** After so long a survey is due, ms. */
const DUE = 3 * 365.25 * 86_400_000;

/** The readers about which something is to be found out, in their order, without those that were set aside as they are now. */
export function tasksOf(cameras: readonly Camera[], aside: ReadonlySet<string>, now: number): readonly Task[] {
  return cameras.flatMap((camera): readonly Task[] => {
    if (camera.type !== 'node' || aside.has(asideName(camera))) return [];
    const reasons = reasonsOf(camera, now);
    return reasons.length === 0 ? [] : [{ camera, reasons }];
  });
}

/** Names a reader at its version: one that was changed since comes back. */
export function asideName(camera: Pick<Camera, 'type' | 'id' | 'version'>): `${CameraKey}@${number}` {
  return `${keyOf(camera)}@${camera.version}`;
}

/** What stands in its direction tag, where that is not understood. */
export function oddDirection({ tags }: Camera): string {
  return directionTag(tags)?.value ?? '';
}

function reasonsOf({ tags, timestamp }: Camera, now: number): readonly TaskReason[] {
  const reasons: TaskReason[] = [];
  const direction = directionOf(tags).kind;
  if (direction === 'not-understood') reasons.push('oddDirection');
  if (direction === 'none') reasons.push('direction');
  if (makerOf(tags) === null) reasons.push('maker');
  if (operatorOf(tags) === null) reasons.push('operator');
  const surveyed = parseDate(newestDate(SURVEY_KEYS.map((key) => tags.get(key)))?.trim() ?? '')?.from ?? null;
  // Who edited it last may have been there, or not: at least it was looked at.
  const seen = Math.max(surveyed ?? 0, timestamp ?? 0);
  if (seen > 0 && now - seen > DUE) reasons.push('survey');
  return reasons;
}
