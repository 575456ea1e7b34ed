import type { ViewState } from '../../state/view.ts';
import type { Closable } from './closable.ts';
import { watch } from './closable.ts';
import type { LeafletMap } from './leaflet.ts';

/** Fetches what draws where the person is once that is known; where it can't be had, the next reading tries again. */
export function createHereLater(map: LeafletMap, view: Pick<ViewState, 'here'>): Closable {
  let here: Closable | null = null;
  let phase: 'idle' | 'loading' | 'closed' = 'idle';
  const stop = watch(view.here, (reading) => {
    if (reading === null || here !== null || phase !== 'idle') return;
    phase = 'loading';
    import('./here.ts').then(
      ({ createHere }) => {
        if (phase !== 'closed') here = createHere(map, view);
      },
      () => {
        if (phase !== 'closed') phase = 'idle';
      },
    );
  });
  return {
    close() {
      phase = 'closed';
      stop();
      here?.close();
    },
  };
}
