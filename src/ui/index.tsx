import { render } from 'preact';
import { chooseLanguage } from '../i18n/index.ts';
import type { AppState } from '../state/state.ts';
import { Shell } from './shell/Shell.tsx';
import { AppContext, createApp } from './context.ts';
import type { Feature } from './feature.ts';

/**
 * Renders everything but the map into `root`, and keeps it up to date with the state.
 * Sets on the document's root element its language, and in px `--map-inset-inline-start`, `-block-start`, `-block-end`
 * and `--bar-block-end`.
 * `later` brings features that the first view does without.
 * @returns takes it all away again.
 */
export function mountUi(
  root: HTMLElement,
  state: AppState,
  features: readonly Feature[] = [],
  later?: () => Promise<readonly Feature[]>,
): () => void {
  const page = root.ownerDocument.documentElement;
  // English is there at once; a language that can't be fetched leaves it so.
  chooseLanguage(navigator.languages, page).catch(() => undefined);
  const app = createApp(state, features, later);
  page.toggleAttribute('data-embed', state.link.embed);
  // What index.html says until the page has started.
  root.replaceChildren();
  render(
    <AppContext.Provider value={app}>
      <Shell />
    </AppContext.Provider>,
    root,
  );
  return () => {
    render(null, root);
    for (const side of ['inline-start', 'block-start', 'block-end']) page.style.removeProperty(`--map-inset-${side}`);
    page.style.removeProperty('--bar-block-end');
  };
}
