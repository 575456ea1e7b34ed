import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { PanelHead } from '../panel/PanelHead.tsx';
import { titleOf } from './actionWords.ts';

/** A change starts from what OpenStreetMap has this minute, which is being read. */
export function Opening(): preact.JSX.Element | null {
  const { editor } = useAppState();
  const step = editor.step.value;
  if (step.kind !== 'opening') return null;
  return (
    <div class="panel-content">
      <PanelHead onClose={() => editor.close()}>{titleOf(step.action)}</PanelHead>
      <p class="uploading">
        <span class="spinner" aria-hidden="true" />
        {t('edit.opening')}
      </p>
      <div class="actions">
        <button type="button" class="button secondary" onClick={() => editor.close()}>
          {t('action.cancel')}
        </button>
      </div>
    </div>
  );
}
