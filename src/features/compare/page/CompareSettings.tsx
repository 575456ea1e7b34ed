import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import type { FeatureContext } from '../../../state/featureContext.ts';
import type { CompareState } from './compareState.ts';
import { LIMITS } from './compareState.ts';

/** How far off the same reader may be, where readers that are on no row are counted, and the comparison itself. */
export function CompareSettings({
  state,
}: {
  readonly ctx: FeatureContext;
  readonly state: CompareState;
}): preact.JSX.Element {
  const text = useSignal(String(state.threshold.peek()));
  const value = Number(text.value);
  const good = /^\d{1,4}$/.test(text.value) && value >= LIMITS.least && value <= LIMITS.most;
  return (
    <form
      class="compare-settings"
      onSubmit={(event) => {
        event.preventDefault();
        if (!good) return;
        state.setThreshold(value);
        void state.compare();
      }}
    >
      <label class="labelled">
        {t('compare.threshold')}
        <input
          type="text"
          inputMode="numeric"
          value={text.value}
          aria-invalid={!good}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value.trim();
          }}
        />
      </label>
      <div class="row">
        <button type="button" class="button secondary" onClick={() => void state.drawArea()}>
          {t('compare.area.draw')}
        </button>
        {state.area.value === null ? null : (
          <button type="button" class="button secondary" onClick={() => state.dropArea()}>
            {t('compare.area.drop')}
          </button>
        )}
      </div>
      <button type="submit" class="button primary" disabled={!good}>
        {t('compare.go')}
      </button>
    </form>
  );
}
