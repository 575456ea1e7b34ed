import { useSignal } from '@preact/signals';
import { t } from '../../i18n/index.ts';
import { Copy } from '../../ui/parts/Copy.tsx';
import { Foreign, Hidden } from '../../ui/parts/text.tsx';
import type { Kept } from './keptPresets.ts';
import type { PresetForm } from './preset.ts';
import { LONGEST, saysSomething } from './preset.ts';
import { linkWith } from './presetLink.ts';

/** What is kept under names: to be shared and forgotten, and what is reviewed to be kept, too. */
export function KeptList({ kept, form }: { readonly kept: Kept; readonly form: PresetForm }): preact.JSX.Element {
  const name = useSignal('');
  return (
    <>
      <ul class="presets-list">
        {kept.presets.value.map((preset) => (
          <li key={preset.name} class="row">
            <span class="push">
              <Foreign text={preset.name} />
            </span>
            <Copy label={t('presets.link')} text={() => linkWith(location.href, JSON.stringify(preset))} />
            <button type="button" class="button link" onClick={() => kept.forget(preset.name)}>
              {t('presets.forget')} <Hidden>{preset.name}</Hidden>
            </button>
          </li>
        ))}
      </ul>
      {saysSomething(form) ? (
        <div class="field">
          <label for="preset-name">{t('presets.name')}</label>
          <div class="row">
            <input
              id="preset-name"
              dir="auto"
              autocomplete="off"
              maxLength={LONGEST}
              value={name.value}
              onInput={({ currentTarget }) => {
                name.value = currentTarget.value;
              }}
            />
            <button
              type="button"
              class="button secondary"
              aria-disabled={name.value.trim() === ''}
              onClick={() => {
                const given = name.peek().trim().toWellFormed();
                if (given === '') return;
                kept.keep({ name: given, form });
                name.value = '';
              }}
            >
              {t('presets.save')}
            </button>
          </div>
        </div>
      ) : null}
    </>
  );
}
