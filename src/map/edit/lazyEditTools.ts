import { computed } from '@preact/signals';
import type { AppState } from '../../state/state.ts';
import type { ReadPhase } from '../../store/cameraStore.ts';
import type { EditTools } from './editTools.ts';
import type { Area } from '../base/geometry.ts';
import type { LeafletMap } from '../base/leaflet.ts';
import { watch } from '../base/closable.ts';

/** Cameras are still coming: the network and the processor are theirs. */
const UNDER_WAY: ReadonlySet<ReadPhase['kind']> = new Set(['preview', 'reading']);

/** What the tools follow. */
type ToolsState = Pick<AppState, 'editor' | 'settings' | 'sketch'>;

/** How the tools are had. */
export type LoadTools = () => Promise<{
  readonly createEditTools: (map: LeafletMap, state: ToolsState, area: () => Area) => EditTools;
}>;

/**
 * Fetches the tools for editing once what there is to see is drawn, so that they are here when the network no longer is;
 * at the latest when a camera is begun. Until then they do nothing, and then they take up what is.
 */
export function createLazyEditTools(
  map: LeafletMap,
  state: ToolsState & Pick<AppState, 'data'>,
  area: () => Area,
  loadTools: LoadTools,
): EditTools {
  const { editor, data, sketch } = state;
  let tools: EditTools | null = null;
  let phase: 'wanted' | 'loading' | 'closed' = 'wanted';
  const load = (): void => {
    if (phase !== 'wanted' || tools !== null) return;
    phase = 'loading';
    loadTools().then(
      ({ createEditTools }) => {
        if (phase !== 'closed') tools = createEditTools(map, state, area);
      },
      () => {
        // The next step of editing tries again.
        if (phase !== 'closed') phase = 'wanted';
      },
    );
  };
  const occasion = computed(() => {
    // Drawing by hand wants the tools as placing does.
    const kind = sketch.value ? 'placing' : editor.step.value.kind;
    const isUnderWay = UNDER_WAY.has(data.status.value.phase.kind);
    return kind === 'idle' && data.scene.value !== null && !isUnderWay ? 'drawn' : kind;
  });
  const stop = watch(occasion, (now) => {
    if (now !== 'idle') load();
  });
  return {
    key: (event) => tools?.key(event) ?? false,
    obey: (wish) => tools?.obey(wish) ?? false,
    insetsChanged: () => tools?.insetsChanged(),
    close() {
      phase = 'closed';
      stop();
      tools?.close();
    },
  };
}
