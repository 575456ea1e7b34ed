/** What is worth finding out about readers: pure. */
import type { Camera, CameraKey } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import { directionTag } from '../../model/direction.ts';
import type { TaskReason } from '../../model/tagging/taskReasons.ts';
import { reasonsOf } from '../../model/tagging/taskReasons.ts';

export interface Task {
  readonly camera: Camera;
  readonly reasons: readonly TaskReason[];
}

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
