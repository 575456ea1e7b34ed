import { t } from '../../i18n/index.ts';
import type { Action } from '../../state/edit/draft.ts';

/** What the form and the lists call a change. */
export function titleOf(action: Action): string {
  return action === 'add' ? t('form.title') : t(`edit.title.${action}`);
}
