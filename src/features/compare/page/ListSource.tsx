import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { FileButton } from '../../../ui/parts/FileButton.tsx';
import type { CompareState } from './compareState.ts';

const ACCEPT = '.csv,.tsv,.txt,.geojson,.json,.kml,.xlsx,text/csv,application/geo+json';

/** Where a list comes from: a file, or what was copied out of a table. */
export function ListSource({ state }: { readonly state: CompareState }): preact.JSX.Element {
  const text = useSignal('');
  return (
    <>
      <div class="row">
        <FileButton label={t('compare.file')} accept={ACCEPT} onFile={(file) => void state.open(file)} />
      </div>
      <details>
        <summary>{t('compare.paste')}</summary>
        <form
          class="compare-paste"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.peek().trim() !== '') void state.paste(text.peek());
          }}
        >
          <textarea
            rows={5}
            dir="ltr"
            spellcheck={false}
            aria-label={t('compare.paste')}
            value={text.value}
            onInput={({ currentTarget }) => {
              text.value = currentTarget.value;
            }}
          />
          <button type="submit" class="button secondary" disabled={text.value.trim() === ''}>
            {t('compare.paste.use')}
          </button>
        </form>
      </details>
    </>
  );
}
