import { failureMessage } from '../../i18n/failureMessage.ts';
import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { FailureWords, Note } from '../parts/Message.tsx';

/** Why signing in failed, and the way on. */
export function SignInProblem(): preact.JSX.Element | null {
  const { account } = useAppState();
  const problem = account.problem.value;
  if (problem === null) return null;
  return (
    <Note
      tone={account.state.value.kind === 'signing-in' ? 'warn' : 'bad'}
      title={t(account.state.value.kind === 'signing-in' ? 'account.problem.waiting' : 'account.problem')}
    >
      <FailureWords message={failureMessage(problem, 'signing-in')} said={problem.details.said} />
      <button type="button" class="button secondary" onClick={() => account.dismissProblem()}>
        {t('account.dismiss')}
      </button>
    </Note>
  );
}
