import '../../i18n/later.ts';
import '../../styles/ui/editing.css';
import { t } from '../../i18n/index.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icons.tsx';
import { useKeepFocus } from '../parts/useKeepFocus.ts';
import { openSide } from './openSide.ts';
import { UploadAll } from './UploadAll.tsx';

/** What waits, beside the main button: the change begun last, the number of those to be sent, and the question whether to send them. */
export function Waiting(): preact.JSX.Element {
  const { state, windows } = useApp();
  const { adding } = state;
  const self = useKeepFocus<HTMLDivElement>();
  const waiting = adding.queue.value.length;
  const count = waiting + adding.unfinished.value.length;
  const look = (): void => openSide(windows, { kind: 'changes' });
  return (
    <div class="waiting-room" ref={self}>
      {adding.queueAsked.value && waiting > 0 ? (
        <div class="kept card">
          <p>
            <strong>{t('changes.online')}</strong> {t('changes.online.ask', { count: waiting })}
          </p>
          <UploadAll />
          <div class="row">
            <button type="button" class="button secondary" onClick={look}>
              {t('changes.look')}
            </button>
            <button type="button" class="button secondary" onClick={() => adding.dismissQueueAsked()}>
              {t('changes.notNow')}
            </button>
          </div>
        </div>
      ) : null}
      {adding.kept.value === null ? null : (
        <div class="kept card">
          <p>{t(adding.kept.value.action === 'add' ? 'add.kept' : 'add.keptChange')}</p>
          <div class="row">
            <button type="button" class="button primary" onClick={() => adding.resume()}>
              {t('add.resume')}
            </button>
            <button type="button" class="button secondary" onClick={() => adding.discard()}>
              {t('add.discard')}
            </button>
          </div>
        </div>
      )}
      {adding.canUndoDiscard.value ? (
        <div class="kept card">
          <p>{t('add.discarded')}</p>
          <button type="button" class="button secondary" onClick={() => adding.undoDiscard()}>
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
