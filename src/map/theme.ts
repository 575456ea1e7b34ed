import { closeAll } from './types.ts';
import type { Closable } from './types.ts';

/** The map's colors as the canvas understands them. Names are those of the custom properties `--map-*` in styles/map. */
export interface Theme {
  readonly camera: string;
  readonly casing: string;
  /** A sight line at the camera, halfway and at its end. */
  readonly sight: readonly [string, string, string];
  readonly selectedSight: readonly [string, string, string];
  readonly own: string;
  readonly selected: string;
  readonly clusterFill: string;
  readonly clusterText: string;
}

/** What changes the tokens' values. */
const QUERIES = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'] as const;

/** Opacity of a sight line from the camera to its end. */
const FADE = [62, 34, 1] as const;
const SELECTED_FADE = [88, 60, 12] as const;

/**
 * Reads the tokens, and again whenever the person's color scheme, contrast or forced colors change.
 * The browser itself resolves them on a hidden element, since a custom property reads as it is written (`light-dark(…)`).
 */
export function createTheme(container: HTMLElement, changed: (theme: Theme) => void): Closable {
  const probe = document.createElement('span');
  probe.className = 'map-probe';
  probe.hidden = true;
  container.append(probe);

  const resolve = (color: string): string => {
    probe.style.color = color;
    return getComputedStyle(probe).color;
  };
  const fade = (name: string, [a, b, c]: readonly [number, number, number]): [string, string, string] => {
    const at = (percent: number): string => resolve(`color-mix(in srgb, var(${name}) ${percent}%, transparent)`);
    return [at(a), at(b), at(c)];
  };
  const read = (): void => {
    changed({
      camera: resolve('var(--map-camera)'),
      casing: resolve('var(--map-casing)'),
      sight: fade('--map-sight', FADE),
      selectedSight: fade('--map-sight', SELECTED_FADE),
      own: resolve('var(--map-own)'),
      selected: resolve('var(--map-selected)'),
      clusterFill: resolve('var(--map-cluster-fill)'),
      clusterText: resolve('var(--map-cluster-text)'),
    });
  };

  const closers = QUERIES.map((query) => {
    const media = matchMedia(query);
    media.addEventListener('change', read);
    return () => {
      media.removeEventListener('change', read);
    };
  });
  read();
  return {
    close() {
      closeAll(closers);
      probe.remove();
    },
  };
}
