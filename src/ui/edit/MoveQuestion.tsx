import { formatDistance, t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { fieldId } from '../parts/Field.tsx';
import { Note } from '../parts/Message.tsx';

/** How far a camera was moved, the way back, and where that is far the question whether it is the same one. */
export function MoveQuestion(): preact.JSX.Element | null {
  const { editor, settings } = useAppState();
  const metres = editor.movedBy.value;
  const draft = editor.draft.value;
  if (draft === null || draft.base === null || metres === 0) return null;
  const distance = formatDistance(metres, settings.units.value);
  // What was pressed goes away: the focus goes on to the button that moves it again.
  const answer = (act: () => void) => (): void => {
    act();
    document.querySelector<HTMLElement>(`.panel #${fieldId('place')}`)?.focus();
  };
  const back = (
    <button type="button" class="button secondary" onClick={answer(() => editor.moveBack())}>
      {t('move.back')}
    </button>
  );
  if (!editor.moveAsked.value) {
    return (
      <div class="row moved">
        <p class="muted push">{draft.moveSeen ? t('move.same.said', { distance }) : t('move.by', { distance })}</p>
        {back}
      </div>
    );
  }
  return (
    <Note tone="warn">
      <h3 id={fieldId('move')} tabIndex={-1} class="note-title">
        {t('move.ask', { distance })}
      </h3>
      <p>{t('move.ask.about')}</p>
      <div class="row">
        <button type="button" class="button secondary" onClick={answer(() => editor.confirmMove(true))}>
          {t('move.same')}
        </button>
        {back}
      </div>
    </Note>
  );
}
