import type { Camera, Tags } from '../../model/camera.ts';
import { parseKey } from '../../model/camera.ts';
import type { Direction } from '../../model/direction.ts';
import { latOf, lonOf } from '../../model/place.ts';
import type { Selected } from '../../state/selection.ts';
import type { Scene } from '../../store/scene/scene.ts';
import { FLAG } from '../../store/scene/scene.ts';
import type { SelectedCamera } from './cameraLayer.ts';
import { findSingle } from './hitTest.ts';

const TYPE_INDEX = { node: 0, way: 1, relation: 2 } as const;

/** Reads a direction from tags (model/direction.ts). */
export type ReadDirection = (tags: Tags) => Direction;

/**
 * What is drawn for the selection: the scene knows how the camera looks where it stands alone, its tags tell the rest.
 * `read` is null until that code is here: nothing is said of the direction then.
 */
export function selectedCamera(
  selected: Selected,
  scene: Scene | null,
  read: ReadDirection | null,
): SelectedCamera | null {
  if (selected.kind === 'none') return null;
  const key = parseKey(selected.key);
  const index = key === null || scene === null ? -1 : findSingle(scene.marks, TYPE_INDEX[key.type], key.id);
  const marks = scene?.marks;
  if (selected.kind === 'found') {
    const { camera } = selected;
    const direction = read?.(camera.tags) ?? null;
    return {
      place: { lat: camera.lat, lon: camera.lon },
      flags: marks?.flags[index] ?? flagsOf(camera, direction),
      sectors: direction?.kind === 'known' ? direction.sectors : [],
    };
  }
  if (index === -1 || marks === undefined) return null;
  return {
    place: { lat: latOf(marks.y[index] ?? 0), lon: lonOf(marks.x[index] ?? 0) },
    flags: marks.flags[index] ?? 0,
    sectors: [],
  };
}

function flagsOf({ type }: Camera, direction: Direction | null): number {
  const sight =
    direction?.kind === 'none' ? FLAG.noDirection : direction?.kind === 'not-understood' ? FLAG.oddDirection : 0;
  return sight | (type === 'node' ? 0 : FLAG.area);
}
