import { computed } from '@preact/signals';
import type { Camera } from '../model/camera.ts';
import { parseKey } from '../model/camera.ts';
import { directionOf } from '../model/direction.ts';
import { latOf, lonOf } from '../model/place.ts';
import type { AppState, Selected } from '../state/types.ts';
import type { Scene } from '../store/scene.ts';
import { FLAG } from '../store/scene.ts';
import type { CameraLayer, SelectedCamera } from './cameraLayer.ts';
import type { Area } from './geometry.ts';
import { findSingle } from './hitTest.ts';
import type { LeafletMap } from './leaflet.ts';
import { reveal } from './reveal.ts';
import type { Closable } from './types.ts';
import { closeAll, watch } from './types.ts';

/** Kept free round the selected camera, CSS px. */
const MARGIN = 56;

/** How far outside the view a camera may be, as a share of it, for the map to go there when it is selected. */
const SLACK = 0.5;

/** Shows the selected camera, on the free part of the map. */
export interface SelectedMark extends Closable {
  insetsChanged(): void;
}

export function createSelectedMark(
  map: LeafletMap,
  layer: CameraLayer,
  { data, selection }: Pick<AppState, 'data' | 'selection'>,
  area: () => Area,
): SelectedMark {
  const shown = computed(() => selectedCamera(selection.selected.value, data.scene.value));
  // Its place is looked at once a camera: every new scene brings it again, and the map may have moved on.
  const found = computed(() => (shown.value === null ? null : selection.key.value));
  const show = (slack: number): void => {
    const camera = shown.peek();
    if (camera !== null) reveal(map, camera.place, area(), MARGIN, slack);
  };
  const closers = [
    watch(shown, (camera) => {
      layer.setSelected(camera);
    }),
    watch(found, () => {
      show(SLACK);
    }),
  ];
  return {
    insetsChanged() {
      show(0);
    },
    close() {
      closeAll(closers);
    },
  };
}

const TYPE_INDEX = { node: 0, way: 1, relation: 2 } as const;

/** What is drawn for the selection: the scene knows how the camera looks where it stands alone, its tags tell the rest. */
export function selectedCamera(selected: Selected, scene: Scene | null): SelectedCamera | null {
  if (selected.kind === 'none') return null;
  const key = parseKey(selected.key);
  const index = key === null || scene === null ? -1 : findSingle(scene.marks, TYPE_INDEX[key.type], key.id);
  const marks = scene?.marks;
  if (selected.kind === 'found') {
    const { camera } = selected;
    const direction = directionOf(camera.tags);
    return {
      place: { lat: camera.lat, lon: camera.lon },
      flags: marks?.flags[index] ?? flagsOf(camera),
      sectors: direction.kind === 'known' ? direction.sectors : [],
    };
  }
  if (index === -1 || marks === undefined) return null;
  return {
    place: { lat: latOf(marks.y[index] ?? 0), lon: lonOf(marks.x[index] ?? 0) },
    flags: marks.flags[index] ?? 0,
    sectors: [],
  };
}

function flagsOf(camera: Camera): number {
  const { kind } = directionOf(camera.tags);
  const direction = kind === 'none' ? FLAG.noDirection : kind === 'not-understood' ? FLAG.oddDirection : 0;
  return direction | (camera.type === 'node' ? 0 : FLAG.area);
}
