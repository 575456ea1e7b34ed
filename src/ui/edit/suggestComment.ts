import type { Draft } from '../../state/edit/draft.ts';
import { shortened } from '../../model/text.ts';
import { KEY } from '../../model/tagging/keys.ts';
import { t } from '../../i18n/index.ts';

/** The changeset comment that is suggested for a change, no longer than OpenStreetMap takes; `undoes` is the upload that it takes back. */
export function suggestComment(draft: Draft, undoes: { readonly changeset: number } | null): string {
  return shortened(suggested(draft, undoes));
}

function suggested({ action, form, base, reason }: Draft, undoes: { readonly changeset: number } | null): string {
  if (undoes !== null) return t('comment.undo', { changeset: String(undoes.changeset) });
  const maker = form.maker?.name ?? '';
  const named = maker === '' ? '' : 'Maker';
  if (action === 'add') return t(`comment.add${named}`, { maker });
  if (action === 'change')
    return t(base?.tags.has(KEY.maker) === true ? `comment.change${named}` : 'comment.change', { maker });
  if (action === 'remove' && reason.trim() !== '') return t('comment.removeReason', { reason: reason.trim() });
  return t(`comment.${action}`);
}
