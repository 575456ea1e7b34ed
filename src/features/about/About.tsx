import { t } from '../../i18n/index.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { Window } from '../../ui/dialogs/Window.tsx';
import { Out } from '../../ui/parts/Link.tsx';

export { default as words } from './en.json';

export default function about({ config }: FeatureContext): FeatureParts {
  return { dialog: () => <About version={config.version} /> };
}

/** What this is, where its data comes from, and what it does not do with yours. */
function About({ version }: { readonly version: string }): preact.JSX.Element {
  return (
    <Window title={t('about.title')}>
      <p>{t('about.what')}</p>
      <h3>{t('about.data')}</h3>
      <p>{t('about.crowd')}</p>
      <p>
        <Out href="https://www.openstreetmap.org/copyright">{t('about.license')}</Out>
      </p>
      <p>
        <Out href="https://www.geonames.org/">{t('about.towns')}</Out>
      </p>
      <p>
        <Out href="https://nsi.guide/">{t('about.operators')}</Out>
      </p>
      <h3>{t('about.privacy')}</h3>
      <p>{t('about.privacy.text')}</p>
      <p>
        <Out href={new URL('licenses.txt', document.baseURI).href}>{t('about.licenses')}</Out>
      </p>
      <p class="muted">{t('about.version', { version })}</p>
    </Window>
  );
}
