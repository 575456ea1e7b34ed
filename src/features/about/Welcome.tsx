import './about.css';
import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { t } from '../../i18n/index.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import { Icon } from '../../ui/parts/icons.tsx';
import { Hidden } from '../../ui/parts/text.tsx';

const SEEN = 'welcomed';

/**
 * The first visit's line: what this is, and what one can do with it. It goes for good once it was closed or followed, and
 * gives way while a panel is open.
 */
export function createWelcome({
  storage,
  panel,
  link,
}: Pick<FeatureContext, 'storage' | 'panel' | 'link'>): ComponentType {
  const isNew = signal(storage.get(SEEN) === null && !link.embed);
  const seen = (): void => {
    isNew.value = false;
    storage.set(SEEN, 'yes');
  };
  return function Welcome() {
    if (!isNew.value || panel.shown.value !== null) return null;
    return (
      <div class="note plain welcome">
        <p class="note-body">{t('about.welcome')}</p>
        <button
          type="button"
          class="button secondary"
          onClick={() => {
            seen();
            panel.openDialog('about');
          }}
        >
          {t('about.title')}
        </button>
        <button type="button" class="button quiet icon-only" onClick={seen}>
          <Icon name="close" />
          <Hidden>{t('action.close')}</Hidden>
        </button>
      </div>
    );
  };
}
