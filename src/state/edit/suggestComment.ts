import { KEY } from '../../model/tagging/keys.ts';
import { shortened } from '../../model/text.ts';
import type { Env } from '../env.ts';
import type { CommentKind } from './commentKind.ts';
import type { Draft } from './draft.ts';

/** The changeset comment that is suggested for a change, no longer than OpenStreetMap takes; `undoes` is the upload that it takes back. */
export function suggestComment(
  draft: Draft,
  undoes: { readonly changeset: number } | null,
  comment: Env['comment'],
): string {
  return shortened(
    comment(undoes === null ? kindOf(draft) : 'undo', {
      maker: draft.form.maker?.name ?? '',
      reason: draft.reason.trim(),
      changeset: String(undoes?.changeset ?? ''),
    }),
  );
}

function kindOf({ action, form, base, reason }: Draft): CommentKind {
  const named = form.maker !== null && form.maker.name !== '';
  if (action === 'add') return named ? 'addMaker' : 'add';
  if (action === 'change') return named && base?.tags.has(KEY.maker) === true ? 'changeMaker' : 'change';
  return action === 'remove' && reason.trim() !== '' ? 'removeReason' : action;
}
