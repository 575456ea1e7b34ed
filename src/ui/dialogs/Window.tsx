import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { Modal } from '../parts/Modal.tsx';

/** A dialog that is only looked at, or whose choices hold at once: it ends with Close. */
export function Window({
  title,
  wide = false,
  class: kind = '',
  children,
}: {
  readonly title: string;
  readonly wide?: boolean;
  /** For its styles. */
  readonly class?: string;
  readonly children: ComponentChildren;
}): preact.JSX.Element {
  const { panel } = useAppState();
  const close = (): void => panel.closeDialog();
  return (
    <Modal title={title} wide={wide} onClose={close}>
      <div class={`modal-body ${kind}`}>{children}</div>
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
