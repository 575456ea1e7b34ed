import { computed } from '@preact/signals';
import type { AppState } from '../state/types.ts';
import type { AddingTools } from './adding.ts';
import type { Area } from './geometry.ts';
import type { LeafletMap } from './leaflet.ts';
import { watch } from './types.ts';

/** What the tools follow. */
type ToolsState = Pick<AppState, 'adding' | 'settings'>;

/** How the tools are had. */
export type LoadTools = () => Promise<{
  readonly createAddingTools: (map: LeafletMap, state: ToolsState, area: () => Area) => AddingTools;
}>;

/**
 * Fetches the tools for adding once the first cameras are drawn, so that they are here when the network no longer is;
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
    return kind === 'idle' && data.scene.value !== null ? 'drawn' : kind;
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
