import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { Note } from '../parts/Message.tsx';
import { SignInProblem } from './lazies.ts';

/** What else is to be told just now: each once, and only as long as it is so. */
export function Notices(): preact.JSX.Element {
  const { view, account, online } = useAppState();
  const locating = view.locating.value;
  return (
    <div class="notices" aria-live="polite">
      {online.value ? null : (
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
    </div>
  );
}
