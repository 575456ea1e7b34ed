import { t } from '../../i18n/index.ts';
import { useApp } from '../context.ts';
import { Note } from '../parts/Message.tsx';
import { SignInProblem } from './lazyParts.ts';

/** What else is to be told just now: each once, and only as long as it is so. */
export function Notices(): preact.JSX.Element {
  const {
    state: { view, data, account, online },
    features,
  } = useApp();
  const locating = view.locating.value;
  const { phase } = data.status.value;
  const saidOffline = phase.kind === 'failed' && phase.failure.kind === 'offline';
  return (
    <div class="notices" aria-live="polite">
      {account.state.value.kind === 'signing-in' ? (
        <Note tone="plain">
          <p>{t('account.waiting')}</p>
        </Note>
      ) : null}
      {online.value || saidOffline ? null : (
        <Note tone="warn">
          <p>{t('status.offline')}</p>
        </Note>
      )}
      {view.tilesMissing.value ? (
        <Note tone="plain">
          <p>{t('map.tilesMissing')}</p>
        </Note>
      ) : null}
      {locating === 'idle' ? null : (
        <Note tone={locating === 'asking' ? 'plain' : 'warn'}>
          <p>
            {locating === 'asking'
              ? t('map.locating')
              : t(locating === 'denied' ? 'map.locateDenied' : 'map.locateUnavailable')}
          </p>
        </Note>
      )}
      {account.problem.value === null ? null : <SignInProblem />}
      {features.map(({ id, parts: { notice: Notice } }) => (Notice.loaded() ? <Notice key={id} /> : null))}
    </div>
  );
}
