import { t } from '../../i18n/index.ts';
import { keyOf } from '../../model/camera.ts';
import { useAppState } from '../context.ts';
import { Out } from '../parts/Link.tsx';
import { Modal } from '../parts/Modal.tsx';
import { LastEdit } from './LastEdit.tsx';
import { OpenProblemNote } from './OpenProblemNote.tsx';

/** Someone else deleted the camera while it was being changed: who and when, and the two ways on. */
export function Deleted(): preact.JSX.Element | null {
  const { editor, server } = useAppState();
  const step = editor.step.value;
  const draft = editor.draft.value;
  if (step.kind !== 'deleted' || draft === null) return null;
  const removing = draft.action === 'remove';
  return (
    <Modal title={t('deleted.title')} onClose={() => editor.close()}>
      <div class="modal-body">
        <LastEdit message="deleted.who" who={step.who} when={step.when} />
        <p>{removing ? t('deleted.removing') : t('deleted.about')}</p>
        {draft.base === null ? null : (
          <p>
            <Out href={`${server.server.value.web}/${keyOf(draft.base)}/history`}>{t('camera.history')}</Out>
          </p>
        )}
        <OpenProblemNote />
      </div>
      <div class="modal-foot">
        <div class="actions">
          <button type="button" class="button secondary" onClick={() => editor.close()}>
            {t('conflict.later')}
          </button>
          {removing ? null : (
            <button type="button" class="button secondary" onClick={() => void editor.recreate()}>
              {t('deleted.recreate')}
            </button>
          )}
          <button type="button" class="button primary" onClick={() => editor.discard()}>
            {t('conflict.drop')}
          </button>
        </div>
      </div>
    </Modal>
  );
}
