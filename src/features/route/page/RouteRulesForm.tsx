import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { Choice } from '../../../ui/parts/Choice.tsx';
import { LIMITS, ROUTE_RULES } from '../count/routeRules.ts';
import type { RouteState } from './routeState.ts';

/** By which rules it is counted; each may be changed. */
export function RouteRulesForm({ state }: { readonly state: RouteState }): preact.JSX.Element {
  const { threshold, angle, travel } = state.rules.value;
  const isDefault = threshold === ROUTE_RULES.threshold && angle === ROUTE_RULES.angle && travel === ROUTE_RULES.travel;
  return (
    <details class="route-rules">
      <summary>{isDefault ? t('route.rules') : t('route.rules.changed')}</summary>
      <p class="muted small">{t('route.rules.about', { metres: threshold, degrees: angle })}</p>
      <div class="route-actions">
        <RuleField
          label={t('route.rules.threshold')}
          value={threshold}
          limits={LIMITS.threshold}
          onChange={(next) => state.setRules({ threshold: next })}
        />
        <RuleField
          label={t('route.rules.angle')}
          value={angle}
          limits={LIMITS.angle}
          onChange={(next) => state.setRules({ angle: next })}
        />
      </div>
      <Choice
        legend={t('route.rules.travel')}
        name="route-travel"
        options={[
          { value: 'either', label: t('route.rules.travel.either') },
          { value: 'front', label: t('route.rules.travel.front') },
          { value: 'rear', label: t('route.rules.travel.rear') },
        ]}
        value={travel}
        onChoose={(next) => state.setRules({ travel: next })}
      />
      {isDefault ? null : (
        <button type="button" class="button secondary" onClick={() => state.setRules(ROUTE_RULES)}>
          {t('route.rules.reset')}
        </button>
      )}
    </details>
  );
}

function RuleField({
  label,
  value,
  limits,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly limits: { readonly least: number; readonly most: number };
  readonly onChange: (value: number) => void;
}): preact.JSX.Element {
  /** What is being typed, which need not hold yet. */
  const typed = useSignal<string | null>(null);
  return (
    <label class="labelled">
      {label}
      <input
        type="number"
        min={limits.least}
        max={limits.most}
        value={typed.value ?? value}
        onInput={({ currentTarget }) => {
          typed.value = currentTarget.value;
          const next = currentTarget.valueAsNumber;
          if (next >= limits.least && next <= limits.most) onChange(next);
        }}
        onBlur={() => {
          typed.value = null;
        }}
      />
    </label>
  );
}
