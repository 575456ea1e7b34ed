import { t } from '../../i18n/index.ts';
import type { Units } from '../../state/types.ts';
import { useAppState } from '../context.ts';
import { BaseMapChoice } from '../parts/BaseMapChoice.tsx';
import { Choice } from '../parts/Choice.tsx';
import { ServerPicker } from './ServerPicker.tsx';
import { StaySignedIn } from './StaySignedIn.tsx';
import { Window } from './Window.tsx';

const UNITS: readonly Units[] = ['auto', 'metric', 'imperial'];
const KEYS = ['tab', 'arrows', 'zoom', 'next', 'escape'] as const;

/** What one may want otherwise; each choice holds at once. */
export function Settings(): preact.JSX.Element {
  const state = useAppState();
  return (
    <Window title={t('settings.title')}>
      <Choice
        legend={t('settings.units')}
        name="units"
        options={UNITS.map((value) => ({ value, label: t(`settings.units.${value}`) }))}
        value={state.settings.units.value}
        onChoose={(units) => state.settings.setUnits(units)}
      />
      <BaseMapChoice name="settings-base-map" />
      <ServerPicker />
      {state.account.state.value.kind === 'unavailable' ? null : <StaySignedIn />}
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
