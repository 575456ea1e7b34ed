import type { DistanceUnits } from '../../i18n/formatMeasures.ts';
import { formatDistance } from '../../i18n/formatMeasures.ts';
import { t } from '../../i18n/index.ts';
import type { AheadState } from './aheadState.ts';
import { REACHES } from './aheadState.ts';
import { mayVibrate } from './signals.ts';

/** From how far, of which readers, and how. */
export function AheadSettings({
  state,
  units,
}: {
  readonly state: AheadState;
  readonly units: DistanceUnits;
}): preact.JSX.Element {
  const { reach, facingOnly, sound, vibration } = state.rules.value;
  const check = (label: string, checked: boolean, change: (checked: boolean) => void): preact.JSX.Element => (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={({ currentTarget }) => change(currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
  return (
    <div class="ahead-settings">
      <label class="labelled">
        {t('ahead.reach')}
        <select
          value={String(reach)}
          onChange={({ currentTarget }) => state.setRules({ reach: Number(currentTarget.value) })}
        >
          {REACHES.map((metres) => (
            <option key={metres} value={String(metres)}>
              {formatDistance(metres, units)}
            </option>
          ))}
        </select>
      </label>
      {check(t('ahead.facingOnly'), facingOnly, (next) => state.setRules({ facingOnly: next }))}
      {check(t('ahead.sound'), sound, (next) => state.setRules({ sound: next }))}
      {mayVibrate() ? check(t('ahead.vibration'), vibration, (next) => state.setRules({ vibration: next })) : null}
    </div>
  );
}
