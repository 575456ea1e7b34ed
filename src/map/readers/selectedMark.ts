import { computed, signal } from '@preact/signals';
import type { AppState } from '../../state/state.ts';
import type { CameraLayer } from './cameraLayer.ts';
import type { Area } from '../base/geometry.ts';
import type { LeafletMap } from '../base/leaflet.ts';
import { reveal } from '../base/reveal.ts';
import type { ReadDirection } from './selectedCamera.ts';
import { selectedCamera } from './selectedCamera.ts';
import type { Closable } from '../base/closable.ts';
import { closeAll, watch } from '../base/closable.ts';

/** Kept free round the selected camera, CSS px: its sight lines, and as far as the main button at the bottom reaches into the free part. */
const MARGIN = 132;

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
  const read = signal<ReadDirection | null>(null);
  /** Fetched with the first selection; a scene draws sight lines without it. */
  const loadRead = async (): Promise<void> => {
    try {
      read.value ??= (await import('../../model/direction.ts')).directionOf;
    } catch {
      // Asked for again with the next selection; the dot and its halo are drawn.
    }
  };
  const shown = computed(() => selectedCamera(selection.selected.value, data.scene.value, read.value));
  // Its place is looked at once a camera: every new scene brings it again, and the map may have moved on.
  const found = computed(() => (shown.value === null ? null : selection.key.value));
  const show = (slack: number): void => {
    const camera = shown.peek();
    if (camera !== null) reveal(map, camera.place, area(), MARGIN, slack);
  };
  const closers = [
    watch(selection.key, (key) => {
      if (key !== null) void loadRead();
    }),
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
