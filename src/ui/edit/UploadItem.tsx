import { formatAge, formatDateTime, t } from '../../i18n/index.ts';
import type { UploadRecord } from '../../state/edit/uploadRecord.ts';
import { useAppState } from '../context.ts';
import { FeatureButtons } from '../parts/FeatureButtons.tsx';
import { Out } from '../parts/Link.tsx';
import { Foreign, Hidden } from '../parts/text.tsx';

/** One change that was sent from here: what, when, where to see it, and the way to take it back. */
export function UploadItem({ upload }: { readonly upload: UploadRecord }): preact.JSX.Element {
  const { uploads, now, server, account } = useAppState();
  const { id, action, key, changeset, comment, at, undone } = upload;
  const { web } = server.server.value;
  return (
    <article class="change">
      <p>
        <strong>{t(`upload.did.${action}`)}</strong>{' '}
        <time class="muted" dateTime={new Date(at).toISOString()} title={formatDateTime(at)}>
          {formatAge(at, now.value)}
        </time>
      </p>
      <blockquote>
        <Foreign text={comment} />
      </blockquote>
      <ul class="links">
        <li>
          <Out href={`${web}/changeset/${changeset}`}>{t('upload.changeset', { id: String(changeset) })}</Out>
        </li>
      </ul>
      <div class="row">
        {undone ? (
          <p class="muted push">{t('changes.undone')}</p>
        ) : (
          <button
            type="button"
            class="button secondary"
            disabled={account.state.value.kind === 'unavailable'}
            onClick={() => void uploads.undo(id)}
          >
            {t('changes.undo')}
            <Hidden>: {t(`upload.did.${action}`)}</Hidden>
          </button>
        )}
        <FeatureButtons at="reader" subject={key} />
      </div>
    </article>
  );
}
