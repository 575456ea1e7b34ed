import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { t, wordsComing } from '../../i18n/index.ts';

/** A component that is fetched when it is first shown, or before by `load`. Until then, and where it can't be had, words stand for it. */
export interface Lazy {
  (): preact.JSX.Element;
  load(): void;
  /** Whether it is here. Reading it in a component renders again when it is. */
  loaded(): boolean;
}

/** Makes a component of a module that is loaded on demand. */
export function lazy(fetch: () => Promise<ComponentType>): Lazy {
  const state = signal<{ readonly kind: 'idle' | 'loading' | 'failed' } | { readonly component: ComponentType }>({
    kind: 'idle',
  });
  const load = (): void => {
    const now = state.peek();
    if ('component' in now || now.kind === 'loading') return;
    state.value = { kind: 'loading' };
    fetch().then(
      async (component) => {
        // What comes in the person's language is not shown in English first.
        await wordsComing();
        state.value = { component };
      },
      () => {
        state.value = { kind: 'failed' };
      },
    );
  };
  const Loaded = (): preact.JSX.Element => {
    const now = state.value;
    if ('component' in now) return <now.component />;
    if (now.kind === 'idle') load();
    return (
      <div class="card loading" role="status">
        {now.kind === 'failed' ? (
          <>
            <p>{t('panel.loadFailed')}</p>
            <button type="button" class="button" onClick={load}>
              {t('status.retry')}
            </button>
            <button type="button" class="button" onClick={() => location.reload()}>
              {t('panel.reload')}
            </button>
          </>
        ) : (
          <p>{t('panel.loading')}</p>
        )}
      </div>
    );
  };
  return Object.assign(Loaded, { load, loaded: () => 'component' in state.value });
}
