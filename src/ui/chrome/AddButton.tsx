import { useRef } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { Icon } from '../parts/icons.tsx';

/** The one main action while looking, and what became of the last camera that was begun. */
export function AddButton(): preact.JSX.Element {
  const { adding, account } = useAppState();
  const resume = useRef<HTMLButtonElement>(null);
  const idle = adding.step.value.kind === 'idle';
  const kept = adding.kept.value !== null;
  return (
    <div class="add" hidden={!idle}>
      <div class="kept-room" aria-live="polite">
        {idle && kept ? (
          <div class="kept card">
            <p>{t('add.kept')}</p>
            <div class="row">
              <button type="button" class="button primary" ref={resume} onClick={() => adding.resume()}>
                {t('add.resume')}
              </button>
              <button type="button" class="button secondary" onClick={() => adding.discard()}>
                {t('add.discard')}
              </button>
            </div>
          </div>
        ) : null}
        {idle && adding.canUndoDiscard.value ? (
          <div class="kept card">
            <p>{t('add.discarded')}</p>
            <button type="button" class="button secondary" onClick={() => adding.undoDiscard()}>
              {t('add.undo')}
            </button>
          </div>
        ) : null}
      </div>
      {account.state.value.kind === 'unavailable' ? (
        <button type="button" class="button primary main-action" id="add-camera" popovertarget="servers">
          <Icon name="plus" />
          {t('add.start')}
        </button>
      ) : (
        <button
          type="button"
          class="button primary main-action"
          id="add-camera"
          // One at a time: a camera that is waiting is gone on with or discarded first.
          onClick={() => (kept ? resume.current?.focus() : adding.start())}
        >
          <Icon name="plus" />
          {t('add.start')}
        </button>
      )}
    </div>
  );
}
