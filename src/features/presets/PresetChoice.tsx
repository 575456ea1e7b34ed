import { useSignal } from '@preact/signals';
import { t } from '../../i18n/index.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import { Foreign, Said } from '../../ui/parts/text.tsx';
import type { Kept } from './keptPresets.ts';
import type { PresetForm } from './preset.ts';
import { isSame, namesIn, presetFormOf } from './preset.ts';

/** Fills in a new reader as the last one was, or as what is kept under a name. Nothing is there for who has neither. */
export function PresetChoice({
  ctx: { editor },
  kept,
}: {
  readonly ctx: Pick<FeatureContext, 'editor'>;
  readonly kept: Kept;
}): preact.JSX.Element | null {
  const done = useSignal<{ readonly before: PresetForm; readonly taken: PresetForm } | null>(null);
  const draft = editor.draft.value;
  const last = kept.last.value;
  const presets = kept.presets.value;
  if (draft === null || (last === null && presets.length === 0)) return null;
  const now = presetFormOf(draft.form);
  const filled = done.value !== null && isSame(done.value.taken, now) ? done.value : null;
  const take = (taken: PresetForm): void => {
    done.value = { before: now, taken };
    editor.change(taken);
  };
  return (
    <div class="presets" role="group" aria-label={t('presets.fill')}>
      <div class="row">
        {last === null ? null : (
          <button type="button" class="button secondary" onClick={() => take(last)}>
            {t('presets.last')}
          </button>
        )}
        {presets.map((preset) => (
          <button key={preset.name} type="button" class="button secondary" onClick={() => take(preset.form)}>
            <Foreign text={preset.name} />
          </button>
        ))}
      </div>
      <div role="status" class="row">
        {filled === null ? null : (
          <>
            <span class="push">
              <Said message="presets.filled" with={{ what: <Foreign text={namesIn(now).join(' · ')} /> }} />
            </span>
            <button
              type="button"
              class="button secondary"
              onClick={() => {
                done.value = null;
                editor.change(filled.before);
              }}
            >
              {t('presets.undo')}
            </button>
          </>
        )}
      </div>
    </div>
  );
}
