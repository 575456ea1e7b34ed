import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { PanelHead } from '../panel/PanelHead.tsx';

/** What a person draws on the map, in words and buttons: everything that a pointer does there can be done here. */
export function Sketching(): preact.JSX.Element | null {
  const { sketch, view } = useAppState();
  const now = sketch.value;
  if (now === null) return null;
  const count = now.corners.value.length;
  const title = t(`sketch.title.${now.kind}`);
  return (
    <section class="panel-content" aria-label={title}>
      <PanelHead>{title}</PanelHead>
      <p class="muted">{t('sketch.about')}</p>
      <p role="status">{t('sketch.corners', { count })}</p>
      <div class="actions">
        <button
          type="button"
          class="button secondary"
          onClick={() => {
            const middle = view.view.peek()?.centre;
            if (middle !== undefined) now.add(middle);
          }}
        >
          {t('sketch.add')}
        </button>
        {/* Not disabled: a button that is loses the focus, and this one is by being pressed. */}
        <button type="button" class="button secondary" aria-disabled={!now.canUndo.value} onClick={() => now.undo()}>
          {t('sketch.undo')}
        </button>
      </div>
      <div class="actions">
        <button type="button" class="button secondary" onClick={() => now.cancel()}>
          {t('action.cancel')}
        </button>
        <button type="button" class="button primary" disabled={!now.isWhole.value} onClick={() => now.finish()}>
          {t('sketch.done')}
        </button>
      </div>
    </section>
  );
}
