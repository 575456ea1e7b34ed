import { t } from '../../i18n/index.ts';
import { keyOf } from '../../model/camera.ts';
import { useAppState } from '../context.ts';
import { Out } from '../parts/Link.tsx';
import { Modal } from '../parts/Modal.tsx';
import { LastEdit } from './LastEdit.tsx';
import { OpenProblemNote } from './OpenProblemNote.tsx';

/** Someone else deleted the camera while it was being changed, or made the same change: who and when, and the ways on. */
export function Deleted(): preact.JSX.Element | null {
  const { editor, server } = useAppState();
  const step = editor.step.value;
  const draft = editor.draft.value;
  if ((step.kind !== 'deleted' && step.kind !== 'unneeded') || draft === null) return null;
  const deleted = step.kind === 'deleted';
  const removing = draft.action === 'remove';
  // What one changed is nowhere else: then keeping it is the main thing.
  const isLost = deleted && !removing;
  return (
    <Modal title={t(`${step.kind}.title`)} onClose={() => editor.close()}>
      <div class="modal-body">
        <LastEdit message={`${step.kind}.who`} who={step.who} when={step.when} />
        <p>{t(!deleted ? 'unneeded.about' : removing ? 'deleted.removing' : 'deleted.about')}</p>
        {draft.base === null ? null : (
          <p>
            <Out href={`${server.server.value.web}/${keyOf(draft.base)}/history`}>{t('camera.history')}</Out>
          </p>
        )}
        <OpenProblemNote />
      </div>
      <div class="modal-foot">
        <div class="actions">
          {isLost ? (
            <>
              <button type="button" class="button secondary" onClick={() => editor.discard()}>
                {t('conflict.drop')}
              </button>
              <button type="button" class="button secondary" onClick={() => void editor.recreate()}>
                {t('deleted.recreate')}
              </button>
              <button type="button" class="button primary" onClick={() => editor.close()}>
                {t('conflict.later')}
              </button>
            </>
          ) : (
            <>
              <button type="button" class="button secondary" onClick={() => editor.close()}>
                {t('conflict.later')}
              </button>
              <button type="button" class="button primary" onClick={() => editor.discard()}>
                {t('conflict.drop')}
              </button>
            </>
          )}
        </div>
      </div>
    </Modal>
  );
}
