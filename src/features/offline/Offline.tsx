import { signal } from '@preact/signals';
import { t } from '../../i18n/index.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { Note } from '../../ui/parts/Message.tsx';
import { createInstalling } from './installing.ts';
import { register } from './registration.ts';

export { default as words } from './en.json';

export default function offline(ctx: FeatureContext): FeatureParts {
  // A page that is being worked on has no versions.
  if (!import.meta.env.PROD) return {};
  const isNewer = register(ctx);
  const installing = createInstalling(globalThis, ctx.storage);
  const later = signal(false);

  /** A newer version, else the offer to install; neither while a change is open. */
  function Notice(): preact.JSX.Element | null {
    if (ctx.busy.value) return null;
    if (isNewer.value && !later.value)
      return (
        <Choice
          words={t('offline.update')}
          yes={t('offline.update.take')}
          no={t('offline.update.later')}
          onYes={() => location.reload()}
          onNo={() => {
            later.value = true;
          }}
        />
      );
    if (!installing.offered.value || ctx.panel.shown.value !== null) return null;
    return (
      <Choice
        words={t('offline.install')}
        yes={t('offline.install.yes')}
        no={t('offline.install.no')}
        onYes={installing.accept}
        onNo={installing.refuse}
      />
    );
  }
  return { notice: Notice };
}

interface Asked {
  readonly words: string;
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

function Choice({ words, yes, no, onYes, onNo }: Asked): preact.JSX.Element {
  return (
    <Note tone="plain">
      <p>{words}</p>
      <div class="row">
        <button type="button" class="button secondary" onClick={onNo}>
          {no}
        </button>
        <button type="button" class="button primary" onClick={onYes}>
          {yes}
        </button>
      </div>
    </Note>
  );
}
