import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { PanelHead } from '../panel/PanelHead.tsx';
import { useKeepFocus } from '../parts/useKeepFocus.ts';
import { AccountWarnings } from './AccountWarnings.tsx';
import { DraftItem } from './DraftItem.tsx';
import { MayForget } from './MayForget.tsx';
import { OpenProblemNote } from './OpenProblemNote.tsx';
import { UploadAll } from './UploadAll.tsx';
import { UploadItem } from './UploadItem.tsx';

/** What waits to be sent, what was begun, and what was sent last. */
export function ChangesPanel(): preact.JSX.Element {
  const state = useAppState();
  const self = useKeepFocus<HTMLElement>();
  const waiting = state.queue.waiting.value;
  const unfinished = state.queue.unfinished.value;
  const uploads = state.uploads.list.value;
  return (
    <section ref={self} class="panel-content changes" aria-label={t('changes.title')}>
      <PanelHead onClose={() => state.panel.close('changes')}>{t('changes.title')}</PanelHead>
      <OpenProblemNote />
      <div role="status">
        {state.editor.canUndoDiscard.value ? (
          <div class="row dropped">
            <span class="push">{t('add.discarded')}</span>
            <button type="button" class="button secondary" onClick={() => state.editor.undoDiscard()}>
              {t('add.undo')}
            </button>
          </div>
        ) : null}
      </div>
      <section aria-labelledby="changes-queue">
        <h3 id="changes-queue">{t('changes.queue')}</h3>
        {waiting.length === 0 ? (
          <p class="muted">{t('changes.queue.empty')}</p>
        ) : (
          <>
            <AccountWarnings />
            <UploadAll />
            <MayForget />
            <ul class="changes-list">
              {waiting.map((draft) => (
                <li key={draft.id}>
                  <DraftItem draft={draft} />
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      {unfinished.length === 0 ? null : (
        <section aria-labelledby="changes-unfinished">
          <h3 id="changes-unfinished">{t('changes.unfinished')}</h3>
          <ul class="changes-list">
            {unfinished.map((draft) => (
              <li key={draft.id}>
                <DraftItem draft={draft} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="changes-uploads">
        <h3 id="changes-uploads">{t('changes.uploads')}</h3>
        {uploads.length === 0 ? (
          <p class="muted">{t('changes.uploads.empty')}</p>
        ) : (
          <ul class="changes-list">
            {uploads.map((upload) => (
              <li key={upload.id}>
                <UploadItem upload={upload} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </section>
  );
}
