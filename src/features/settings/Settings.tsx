import { t } from '../../i18n/index.ts';
import type { Units } from '../../state/settings.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { BaseMapChoice } from '../../ui/parts/BaseMapChoice.tsx';
import { Choice } from '../../ui/parts/Choice.tsx';
import { ServerPicker } from '../../ui/dialogs/ServerPicker.tsx';
import { StaySignedIn } from '../../ui/dialogs/StaySignedIn.tsx';
import { Window } from '../../ui/dialogs/Window.tsx';

import { LanguageChoice } from './LanguageChoice.tsx';

export { default as words } from './en.json';

export default function settings(ctx: FeatureContext): FeatureParts {
  return { dialog: () => <Settings ctx={ctx} /> };
}

const UNITS: readonly Units[] = ['auto', 'metric', 'imperial'];
const KEYS = ['tab', 'arrows', 'zoom', 'next', 'escape'] as const;

/** What one may want otherwise; each choice holds at once. */
function Settings({ ctx }: { readonly ctx: FeatureContext }): preact.JSX.Element {
  return (
    <Window title={t('settings.title')}>
      <Choice
        legend={t('settings.units')}
        name="units"
        options={UNITS.map((value) => ({ value, label: t(`settings.units.${value}`) }))}
        value={ctx.settings.units.value}
        onChoose={(units) => ctx.settings.setUnits(units)}
      />
      <LanguageChoice ctx={ctx} />
      <BaseMapChoice name="settings-base-map" />
      <ServerPicker />
      {ctx.account.state.value.kind === 'unavailable' ? null : <StaySignedIn />}
      <h3>{t('settings.keys')}</h3>
      <dl class="keys">
        {KEYS.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{t(`keys.${key}`)}</kbd>
            </dt>
            <dd>{t(`keys.${key}.about`)}</dd>
          </div>
        ))}
      </dl>
    </Window>
  );
}
