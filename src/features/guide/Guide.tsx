import './guide.css';
import { t } from '../../i18n/index.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { Window } from '../../ui/dialogs/Window.tsx';
import { Out } from '../../ui/parts/Link.tsx';
import type { Drawn } from './drawings.tsx';
import { Drawing, MAKERS_DRAWN, OTHERS_DRAWN } from './drawings.tsx';

export { default as words } from './en.json';

export default function guide(): FeatureParts {
  return { dialog: Guide };
}

/** How to tell makers apart, and what is no license plate reader: own drawings, each with words that say the same. */
function Guide(): preact.JSX.Element {
  return (
    <Window title={t('guide.title')} wide class="guide">
      <p>{t('guide.about')}</p>
      <p>
        <Out href="https://wiki.openstreetmap.org/wiki/Tag:surveillance:type=ALPR">{t('guide.wiki')}</Out>
      </p>
      <h3 id="guide-makers">{t('guide.makers')}</h3>
      <Drawings names={MAKERS_DRAWN} labelledBy="guide-makers" />
      <h3 id="guide-not">{t('guide.not')}</h3>
      <p>{t('guide.not.about')}</p>
      <Drawings names={OTHERS_DRAWN} labelledBy="guide-not" />
    </Window>
  );
}

function Drawings({
  names,
  labelledBy,
}: {
  readonly names: readonly Drawn[];
  readonly labelledBy: string;
}): preact.JSX.Element {
  return (
    <ul class="guide-list" aria-labelledby={labelledBy}>
      {names.map((name) => (
        <li key={name}>
          <Drawing of={name} />
          <div>
            <h4>{t(`guide.${name}`)}</h4>
            <p>{t(`guide.${name}.text`)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
