import site from 'virtual:site';
import { t } from '../../i18n/index.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { Window } from '../../ui/dialogs/Window.tsx';
import { Out } from '../../ui/parts/Link.tsx';
import { Foreign, Said } from '../../ui/parts/text.tsx';
import { createWelcome } from './Welcome.tsx';

export { default as words } from './en.json';

export default function about(ctx: FeatureContext): FeatureParts {
  const { version } = ctx.config;
  return { dialog: () => <About version={version} />, notice: createWelcome(ctx) };
}

/** What this is, who runs it, where its data comes from, and who is told what. The page `about.html` says the same. */
function About({ version }: { readonly version: string }): preact.JSX.Element {
  return (
    <Window title={t('about.title')}>
      <p>{t('about.what')}</p>
      <h3>{t('about.wrong')}</h3>
      <p>{t('about.wrong.text')}</p>
      <h3>{t('about.runs')}</h3>
      <p>
        {site.operator === null ? (
          t('about.runs.unknown')
        ) : (
          <Said message="about.runs.by" with={{ operator: <Foreign text={site.operator} /> }} />
        )}
      </p>
      {site.contact === null ? null : (
        <p>
          <Out href={site.contact}>{t('about.runs.contact')}</Out>
        </p>
      )}
      <p>{t('about.runs.not')}</p>
      {site.source === null ? null : (
        <p>
          <Out href={site.source}>{t('about.source')}</Out>
        </p>
      )}
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
      <p>{t('about.told')}</p>
      <ul>
        {(['tiles', 'overpass', 'osm', 'features'] as const).map((what) =>
          site.told[what].length === 0 ? null : (
            <li key={what}>
              <Said message={`about.told.${what}`} with={{ hosts: <Foreign text={site.told[what].join(', ')} /> }} />
            </li>
          ),
        )}
      </ul>
      <p>
        <Out href={new URL('about.html', document.baseURI).href}>{t('about.page')}</Out>
      </p>
      <p>
        <Out href={new URL('licenses.txt', document.baseURI).href}>{t('about.licenses')}</Out>
      </p>
      <p class="muted">{t('about.version', { version })}</p>
    </Window>
  );
}
