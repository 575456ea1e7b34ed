import { failureMessage } from '../../i18n/failureMessage.ts';
import { t } from '../../i18n/index.ts';
import { stopsAt } from '../../state/edit/rules/problems.ts';
import { useAppState } from '../context.ts';
import { StaySignedIn } from '../dialogs/StaySignedIn.tsx';
import { FailureWords, Note } from '../parts/Message.tsx';
import { ReadOnlyWhy } from '../parts/ReadOnlyWhy.tsx';
import { Foreign, Said } from '../parts/text.tsx';
import { useKeepFocus } from '../parts/useKeepFocus.ts';

/** The foot of the review: what is going on, who sends it where, and the one thing to do next. */
export function ReviewActions(): preact.JSX.Element {
  const { editor } = useAppState();
  const step = editor.step.value;
  const self = useKeepFocus<HTMLDivElement>();
  return (
    <div class="modal-foot" ref={self}>
      <div role="status">
        {step.kind === 'uploading' ? (
          <p class="uploading">
            <span class="spinner" aria-hidden="true" />
            {t(`upload.${step.step}`)}
          </p>
        ) : null}
        {step.kind === 'failed' ? (
          <Note tone="bad" title={t('upload.failed')}>
            <FailureWords message={failureMessage(step.failure, 'uploading')} said={step.failure.details.said} />
          </Note>
        ) : null}
        {step.kind === 'unknown' ? (
          <Note tone="warn" title={t('upload.unknown')}>
            <p>{t('upload.unknown.about')}</p>
            {step.checking ? <p>{t('upload.checkingAgain')}</p> : null}
            {!step.checking && step.failure.kind === 'offline' ? <p>{t('failure.offline')}</p> : null}
          </Note>
        ) : null}
      </div>
      {step.kind === 'unknown' ? (
        <div class="actions">
          <button type="button" class="button secondary" onClick={() => editor.close()}>
            {t('action.close')}
          </button>
          <button
            type="button"
            class="button primary"
            // Not disabled: a button that is loses the focus.
            aria-disabled={step.checking}
            onClick={() => (step.checking ? undefined : void editor.checkAgain())}
          >
            {t('upload.checkAgain')}
          </button>
        </div>
      ) : (
        <Sending busy={step.kind === 'uploading'} />
      )}
    </div>
  );
}

function Sending({ busy }: { readonly busy: boolean }): preact.JSX.Element {
  const { editor, account, server } = useAppState();
  const state = account.state.value;
  const name = t(`server.${server.server.value.id}`);
  const problem = account.problem.value;
  const self = useKeepFocus<HTMLDivElement>();
  const unchanged = editor.unchanged.value;
  const stops = stopsAt(editor.found.value, 'review');
  const ready = editor.ready.value && stops.length === 0;
  const mayWrite = state.kind === 'signed-in' && state.account.mayWrite;
  return (
    <>
      {unchanged ? <p class="muted">{t('edit.unchanged')}</p> : null}
      {stops.some(({ kind }) => kind !== 'unchanged') ? <p class="field-problem">{t('review.refused')}</p> : null}
      {state.kind === 'signed-out' || state.kind === 'signing-in' ? (
        <div aria-live="polite">
          {problem === null ? null : (
            <Note tone="bad">
              <FailureWords message={failureMessage(problem, 'signing-in')} said={problem.details.said} />
            </Note>
          )}
          <p>{state.kind === 'signing-in' ? t('account.waiting') : t('review.signIn')}</p>
        </div>
      ) : null}
      {state.kind === 'signed-out' ? <StaySignedIn /> : null}
      {state.kind === 'unavailable' ? (
        <p>
          <ReadOnlyWhy otherwise={t('review.readOnly', { server: name })} />
        </p>
      ) : null}
      <div class="actions" ref={self}>
        {state.kind === 'signing-in' ? (
          <button type="button" class="button secondary" onClick={() => account.cancelSignIn()}>
            {t('action.cancel')}
          </button>
        ) : (
          <button type="button" class="button secondary" disabled={busy} onClick={() => editor.backToForm()}>
            {t('review.back')}
          </button>
        )}
        <p class="who">
          {state.kind === 'signed-in' ? (
            <strong>
              <Said message="review.as" with={{ name: <Foreign text={state.account.name} /> }} />
            </strong>
          ) : null}{' '}
          <span>{t('review.on', { server: name })}</span>
        </p>
        {state.kind === 'checking' ? <p role="status">{t('account.checking')}</p> : null}
        {busy ? null : (
          <button type="button" class="button secondary" disabled={!ready} onClick={() => editor.enqueue()}>
            {t('review.later')}
          </button>
        )}
        {state.kind === 'signed-out' ? (
          <button type="button" class="button primary" onClick={() => account.signIn()}>
            {t('account.signIn')}
          </button>
        ) : null}
        {state.kind === 'signed-in' ? (
          <button
            type="button"
            class="button primary"
            data-main
            disabled={!busy && !(ready && mayWrite)}
            aria-disabled={busy}
            onClick={() => (busy ? undefined : void editor.upload())}
          >
            {t('review.upload')}
          </button>
        ) : null}
      </div>
    </>
  );
}
