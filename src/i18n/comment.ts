import type { Draft } from '../model/draft.ts';
import { t } from './index.ts';

/** The changeset comment that is suggested for a change; `undoes` is the upload that it takes back. */
export function suggestComment(
  { action, form, base, reason }: Draft,
  undoes: { readonly changeset: number } | null,
): string {
  if (undoes !== null) return t('comment.undo', { changeset: String(undoes.changeset) });
  const maker = form.maker?.name ?? '';
  switch (action) {
    case 'add':
      return maker === '' ? t('comment.add') : t('comment.addMaker', { maker });
    case 'change':
      return base?.tags.get('manufacturer') === undefined || maker === ''
        ? t('comment.change')
        : t('comment.changeMaker', { maker });
    case 'confirm':
      return t('comment.confirm');
    case 'remove':
      return reason.trim() === '' ? t('comment.remove') : t('comment.removeReason', { reason: reason.trim() });
    case 'restore':
      return t('comment.restore');
  }
}
