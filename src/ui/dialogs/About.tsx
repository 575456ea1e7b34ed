import { t } from '../../i18n/index.ts';
import { useApp } from '../context.ts';
import { Out } from '../parts/Link.tsx';
import { Modal } from '../parts/Modal.tsx';

/** What this is, where its data comes from, and what it does not do with yours. */
export function About(): preact.JSX.Element {
  const { state, windows } = useApp();
  const close = (): void => {
    windows.dialog.value = 'none';
  };
  return (
    <Modal title={t('about.title')} onClose={close}>
      <div class="modal-body">
        <p>{t('about.what')}</p>
        <h3>{t('about.data')}</h3>
        <p>{t('about.crowd')}</p>
        <p>
          <Out href="https://www.openstreetmap.org/copyright">{t('about.license')}</Out>
        </p>
        <p>
          <Out href="https://www.geonames.org/">{t('about.towns')}</Out>
        </p>
        <p>
          <Out href="https://nsi.guide/">{t('about.operators')}</Out>
        </p>
        <h3>{t('about.privacy')}</h3>
        <p>{t('about.privacy.text')}</p>
        <p class="muted">{t('about.version', { version: state.config.version })}</p>
      </div>
      <div class="modal-foot">
        <div class="actions">
          <button type="button" class="button primary" onClick={close}>
            {t('action.close')}
          </button>
        </div>
      </div>
    </Modal>
  );
}
