import { formatDistance, t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { fieldId } from '../parts/Field.tsx';
import { MOVE_LIMIT } from '../../state/edit/draft.ts';
import { Note } from '../parts/Message.tsx';
import { UseWords } from './Uses.tsx';

/** How far a camera was moved, the way back, and where that is far the question whether it is the same one. */
export function MoveQuestion(): preact.JSX.Element | null {
  const { editor, settings } = useAppState();
  const metres = editor.movedBy.value;
  const draft = editor.draft.value;
  if (draft === null || draft.base === null || metres === 0) return null;
  const far = metres > MOVE_LIMIT;
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
        <p class="muted push">
          {t(!draft.moveSeen ? 'move.by' : draft.uses.length > 0 ? 'move.others.said' : 'move.same.said', { distance })}
        </p>
        {back}
      </div>
    );
  }
  return (
    <Note tone="warn">
      <h3 id={fieldId('move')} tabIndex={-1} class="note-title">
        {t(far ? 'move.ask' : 'move.others', { distance })}
      </h3>
      {far ? <p>{t('move.ask.about')}</p> : null}
      {draft.uses.map((use) => (
        <p key={use.key}>
          <UseWords use={use} />
        </p>
      ))}
      <div class="row">
        <button type="button" class="button secondary" onClick={answer(() => editor.confirmMove(true))}>
          {t(draft.uses.length > 0 ? 'move.others.yes' : 'move.same')}
        </button>
        {back}
      </div>
    </Note>
  );
}
