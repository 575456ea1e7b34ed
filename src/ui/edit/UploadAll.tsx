import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { ReadOnlyWhy } from '../parts/ReadOnlyWhy.tsx';
import { useKeepFocus } from '../parts/useKeepFocus.ts';

/** Sends all that was reviewed: one click, never by itself. Whoever is not signed in does that first. */
export function UploadAll(): preact.JSX.Element {
  const { queue, account, online, server } = useAppState();
  const self = useKeepFocus<HTMLDivElement>();
  const count = queue.waiting.value.length;
  const state = account.state.value;
  const { kind } = state;
  const busy = queue.uploading.value;
  const name = t(`server.${server.server.value.id}`);
  return (
    <div class="upload-all" ref={self}>
      <p role="status" class="muted">
        {busy ? t('changes.uploading') : online.value ? t('review.on', { server: name }) : t('changes.offline')}
      </p>
      {kind === 'unavailable' ? (
        <p>
          <ReadOnlyWhy otherwise={t('edit.readOnly', { server: name })} />
        </p>
      ) : null}
      {kind === 'signed-out' ? (
        <button type="button" class="button primary" onClick={() => account.signIn()}>
          {t('changes.signIn')}
        </button>
      ) : null}
      {kind === 'signing-in' ? (
        <button type="button" class="button secondary" onClick={() => account.cancelSignIn()}>
          {t('action.cancel')}
        </button>
      ) : null}
      {state.kind === 'signed-in' ? (
        <button
          type="button"
          class="button primary"
          disabled={!busy && !state.account.mayWrite}
          // Not disabled while it is at work: a button that is loses the focus.
          aria-disabled={busy}
          onClick={() => (busy ? undefined : void queue.upload())}
        >
          {t('changes.uploadAll', { count })}
        </button>
      ) : null}
    </div>
  );
}
