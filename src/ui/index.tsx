import { effect } from '@preact/signals';
import { render } from 'preact';
import { chooseLanguage } from '../i18n/index.ts';
import { languageIn } from '../state/permalink.ts';
import type { AppState } from '../state/state.ts';
import { Shell } from './shell/Shell.tsx';
import { AppContext, createApp } from './context.ts';
import type { Feature } from './feature.ts';

/** As long as the first words may be waited for, ms: then English stands in. */
const WORDS = 2000;

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
  // A language that can't be fetched leaves what is.
  const speak = (): Promise<unknown> | undefined => {
    const asked = languageIn(state.link.rest.value) ?? state.settings.language.value;
    return chooseLanguage(navigator.languages, page, asked)?.catch(() => undefined);
  };
  const words = speak();
  const stopLanguage = effect(() => void speak());
  const app = createApp(state, features, later);
  page.toggleAttribute('data-embed', state.link.embed);
  const draw = (): void => {
    // What index.html says until the page has started.
    root.replaceChildren();
    render(
      <AppContext.Provider value={app}>
        <Shell />
      </AppContext.Provider>,
      root,
    );
  };
  // Who reads another language is not shown English, and then something else.
  if (words === undefined) draw();
  else void Promise.race([words, new Promise((resolve) => setTimeout(resolve, WORDS))]).then(draw);
  return () => {
    stopLanguage();
    render(null, root);
    for (const side of ['inline-start', 'block-start', 'block-end']) page.style.removeProperty(`--map-inset-${side}`);
    page.style.removeProperty('--bar-block-end');
  };
}
