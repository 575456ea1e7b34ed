import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FeatureContext } from '../state/featureContext.ts';
import type { AppState } from '../state/state.ts';
import type { Feature } from './feature.ts';
import type { LoadableFeature } from './loadFeatures.ts';
import { createFeatures } from './loadFeatures.ts';

/** Everything that a component may read and do. */
export interface App {
  readonly state: AppState;
  /** Reading it in a component renders again when more of them have come. */
  readonly features: readonly LoadableFeature[];
  readonly offers: FeatureContext['offers'];
  /** Fetches those that the first view does without, unless they are here. A failure is forgotten: the next call tries again. */
  fetchFeatures(): void;
}

/** Handed down by `mountUi`; a component outside of it has no state to show. */
export const AppContext = createContext<App | null>(null);

/** Joins a state and the features that are plugged into it. */
export function createApp(
  state: AppState,
  features: readonly Feature[],
  later?: () => Promise<readonly Feature[]>,
): App {
  const { all, add, offers } = createFeatures(features, state);
  let fetching = later === undefined;
  return {
    state,
    offers,
    get features() {
      return all.value;
    },
    fetchFeatures() {
      if (fetching) return;
      fetching = true;
      later?.().then(add, () => {
        fetching = false;
      });
    },
  };
}

/** The app that the component belongs to. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('A component of Sightline was rendered outside of mountUi');
  return app;
}

/** Its state: most components need nothing else. */
export function useAppState(): AppState {
  return useApp().state;
}
