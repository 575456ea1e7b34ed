import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/index.ts';
import { Icon } from '../parts/icons.tsx';
import { Hidden } from '../parts/text.tsx';

/** Title of what is open, where the focus goes first, and its way out. */
export function PanelHead({
  children,
  onClose,
  actions,
}: {
  readonly children: ComponentChildren;
  /** Absent where another button leaves it. */
  readonly onClose?: () => void;
  /** Buttons beside the way out. */
  readonly actions?: ComponentChildren;
}): preact.JSX.Element {
  return (
    <div class="panel-head">
      <h2 tabIndex={-1} data-start>
        {children}
      </h2>
      {actions}
      {onClose === undefined ? null : (
        <button type="button" class="button quiet icon-only" onClick={onClose}>
          <Icon name="close" />
          <Hidden>{t('action.close')}</Hidden>
        </button>
      )}
    </div>
  );
}
