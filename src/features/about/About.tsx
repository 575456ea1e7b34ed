import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { Out } from '../parts/Link.tsx';
import { Window } from './Window.tsx';

/** What this is, where its data comes from, and what it does not do with yours. */
export function About(): preact.JSX.Element {
  const state = useAppState();
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
      <p class="muted">{t('about.version', { version: state.config.version })}</p>
    </Window>
  );
}
