import { computed } from '@preact/signals';
import type { AppState } from '../../state/types.ts';
import type { ReadPhase } from '../../store/cameraStore.ts';
import type { AddingTools } from './editTools.ts';
import type { Area } from '../base/geometry.ts';
import type { LeafletMap } from '../base/leaflet.ts';
import { watch } from '../base/closable.ts';

/** Cameras are still coming: the network and the processor are theirs. */
const UNDER_WAY: ReadonlySet<ReadPhase['kind']> = new Set(['preview', 'reading']);

/** What the tools follow. */
type ToolsState = Pick<AppState, 'adding' | 'settings'>;

/** How the tools are had. */
export type LoadTools = () => Promise<{
  readonly createAddingTools: (map: LeafletMap, state: ToolsState, area: () => Area) => AddingTools;
}>;

/**
 * Fetches the tools for adding once what there is to see is drawn, so that they are here when the network no longer is;
 * at the latest when a camera is begun. Until then they do nothing, and then they take up what is.
 */
export function createAddingLater(
  map: LeafletMap,
  state: ToolsState & Pick<AppState, 'data'>,
  area: () => Area,
  loadTools: LoadTools,
): AddingTools {
  const { adding, data } = state;
  let tools: AddingTools | null = null;
  let phase: 'wanted' | 'loading' | 'closed' = 'wanted';
  const load = (): void => {
    if (phase !== 'wanted' || tools !== null) return;
    phase = 'loading';
    loadTools().then(
      ({ createAddingTools }) => {
        if (phase !== 'closed') tools = createAddingTools(map, state, area);
      },
      () => {
        // The next step of adding tries again.
        if (phase !== 'closed') phase = 'wanted';
      },
    );
  };
  const occasion = computed(() => {
    const { kind } = adding.step.value;
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
