import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { Waiting } from '../edit/lazyWaiting.ts';
import { Icon } from '../parts/icons.tsx';

/** The one main action while looking, and what waits to be sent. */
export function AddButton(): preact.JSX.Element {
  const { editor, queue, account } = useAppState();
  const idle = editor.step.value.kind === 'idle';
  const waits =
    idle && (queue.unfinished.value.length > 0 || queue.waiting.value.length > 0 || editor.canUndoDiscard.value);
  useEffect(() => {
    if (waits) Waiting.load();
  }, [waits]);
  return (
    <div class="add" hidden={!idle}>
      <div class="kept-place" aria-live="polite">
        {waits && Waiting.loaded() ? <Waiting /> : null}
      </div>
      {account.state.value.kind === 'unavailable' ? (
        <button type="button" class="button primary main-action" id="add-camera" popovertarget="servers">
          <Icon name="plus" />
          <span class="add-label">{t('add.start')}</span>
        </button>
      ) : (
        <button type="button" class="button primary main-action" id="add-camera" onClick={() => editor.start()}>
          <Icon name="plus" />
          <span class="add-label">{t('add.start')}</span>
        </button>
      )}
    </div>
  );
}
