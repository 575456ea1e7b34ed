import { closeAll } from './closable.ts';
import type { Closable } from './closable.ts';

/** The map's colors as the canvas understands them. Names are those of the custom properties `--map-*` in styles/map. */
export interface Theme {
  readonly camera: string;
  readonly casing: string;
  /** A sight line at the camera, halfway and at its end. */
  readonly sight: readonly [string, string, string];
  readonly selectedSight: readonly [string, string, string];
  readonly localEdit: string;
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
 * The browser itself resolves them on hidden elements, since a custom property reads as it is written (`light-dark(…)`).
 */
export function createTheme(container: HTMLElement, changed: (theme: Theme) => void): Closable {
  const probe = document.createElement('span');
  probe.className = 'map-probe';
  probe.hidden = true;
  container.append(probe);

  const fade = (name: string, percents: readonly number[]): string[] =>
    percents.map((percent) => `color-mix(in srgb, var(${name}) ${percent}%, transparent)`);
  const colors = [
    ...['camera', 'casing', 'local-edit', 'selected', 'cluster-fill', 'cluster-text'].map(
      (name) => `var(--map-${name})`,
    ),
    ...fade('--map-sight', FADE),
    ...fade('--map-sight', SELECTED_FADE),
  ];
  // An element a color, so that the styles are worked out once and not for each.
  const swatches = colors.map((color) => {
    const swatch = document.createElement('i');
    swatch.style.color = color;
    return swatch;
  });
  probe.append(...swatches);
  const read = (): void => {
    const [camera = '', casing = '', localEdit = '', selected = '', clusterFill = '', clusterText = '', ...sights] =
      swatches.map((swatch) => getComputedStyle(swatch).color);
    const three = (from: number): Theme['sight'] => [
      sights[from] ?? '',
      sights[from + 1] ?? '',
      sights[from + 2] ?? '',
    ];
    changed({
      camera,
      casing,
      localEdit,
      selected,
      clusterFill,
      clusterText,
      sight: three(0),
      selectedSight: three(3),
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
