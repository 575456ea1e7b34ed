import '../laterWords.ts';
import '../../styles/ui/editing.css';
import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { Icon } from '../parts/icons.tsx';
import { useKeepFocus } from '../parts/useKeepFocus.ts';
import { UploadAll } from './UploadAll.tsx';

/** What waits, beside the main button: the change begun last, the number of those to be sent, and the question whether to send them. */
export function Waiting(): preact.JSX.Element {
  const { editor, queue, panel } = useAppState();
  const self = useKeepFocus<HTMLDivElement>();
  const waiting = queue.waiting.value.length;
  const count = waiting + queue.unfinished.value.length;
  const look = (): void => panel.open('changes');
  return (
    <div class="waiting-changes" ref={self}>
      {queue.asked.value && waiting > 0 ? (
        <div class="kept card">
          <p>
            <strong>{t('changes.online')}</strong> {t('changes.online.ask', { count: waiting })}
          </p>
          <UploadAll />
          <div class="row">
            <button type="button" class="button secondary" onClick={look}>
              {t('changes.look')}
            </button>
            <button type="button" class="button secondary" onClick={() => queue.dismissAsked()}>
              {t('changes.notNow')}
            </button>
          </div>
        </div>
      ) : null}
      {queue.kept.value === null ? null : (
        <div class="kept card">
          <p>{t(queue.kept.value.action === 'add' ? 'add.kept' : 'add.keptChange')}</p>
          <div class="row">
            <button type="button" class="button primary" onClick={() => queue.resume()}>
              {t('add.resume')}
            </button>
            <button type="button" class="button secondary" onClick={() => editor.discard()}>
              {t('add.discard')}
            </button>
          </div>
        </div>
      )}
      {editor.canUndoDiscard.value ? (
        <div class="kept card">
          <p>{t('add.discarded')}</p>
          <button type="button" class="button secondary" onClick={() => editor.undoDiscard()}>
            {t('add.undo')}
          </button>
        </div>
      ) : null}
      {waiting > 0 || count > 1 ? (
        <button type="button" class="button secondary changes-badge" onClick={look}>
          <Icon name="list" />
          {t('changes.waitingCount', { count })}
        </button>
      ) : null}
    </div>
  );
}
