import type { Signal } from '@preact/signals';
import { signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CameraKey } from '../model/camera.ts';
import type { AppState } from '../state/types.ts';

/** How much of a phone's screen the sheet takes. */
export type Rest = 'peek' | 'half' | 'full';

/** What the panel shows of its own, in place of the camera or the list. */
export type Side =
  | { readonly kind: 'none' }
  /** What waits to be sent, and what was sent last. */
  | { readonly kind: 'changes' }
  | { readonly kind: 'history'; readonly key: CameraKey };

/** What only the components know: which window of their own is open. */
export interface Windows {
  readonly dialog: Signal<'none' | 'settings' | 'about' | 'guide'>;
  readonly side: Signal<Side>;
  readonly rest: Signal<Rest>;
}

/** Everything that a component may read and do. */
export interface App {
  readonly state: AppState;
  readonly windows: Windows;
}

/** Handed down by `mountUi`; a component outside of it has no state to show. */
export const AppContext = createContext<App | null>(null);

/** The app around a state, with all windows closed. */
export function createApp(state: AppState): App {
  return { state, windows: { dialog: signal('none'), side: signal({ kind: 'none' }), rest: signal('half') } };
}

/** The app that the component belongs to. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('A component of Sightline was rendered outside of mountUi');
  return app;
}

/** Its rooms: most components need nothing else. */
export function useAppState(): AppState {
  return useApp().state;
}
