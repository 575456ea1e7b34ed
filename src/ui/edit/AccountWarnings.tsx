import { t } from '../../i18n/index.ts';
import type { AccountWarning } from '../../osm/types.ts';
import { accountWarnings } from '../../state/edit/rules/accountWarnings.ts';
import { useAppState } from '../context.ts';
import { Out } from '../parts/Link.tsx';
import { Note } from '../parts/Message.tsx';

/** What stands in the way of this account's writing, or soon will: told before one starts. */
export function AccountWarnings(): preact.JSX.Element | null {
  const { account, uploads, now } = useAppState();
  const state = account.state.value;
  if (state.kind !== 'signed-in') return null;
  const warnings = accountWarnings(state.account, uploads.list.value, now.value);
  return (
    <>
      {warnings.map((warning) => (
        <Note key={warning.kind} tone={isBlocking(warning) ? 'bad' : 'warn'} title={titleOf(warning)}>
          <Way warning={warning} />
        </Note>
      ))}
    </>
  );
}

function isBlocking(warning: AccountWarning): boolean {
  return warning.kind === 'block' || warning.kind === 'terms' || warning.kind === 'scope';
}

function titleOf(warning: AccountWarning): string {
  if (warning.kind === 'block') return t('account.blocks', { count: warning.count });
  if (warning.kind === 'messages') return t('account.messages', { count: warning.count });
  if (warning.kind === 'rate-limit') return t('account.rateLimit', { count: warning.left });
  return warning.kind === 'terms' ? t('account.terms') : t('account.mayNotWrite');
}

function Way({ warning }: { readonly warning: AccountWarning }): preact.JSX.Element {
  const { account, server } = useAppState();
  const { kind } = warning;
  const state = account.state.value;
  const { web } = server.server.value;
  const user = state.kind === 'signed-in' ? `${web}/user/${encodeURIComponent(state.account.name)}` : web;
  if (kind === 'block') return <Out href={`${user}/blocks`}>{t('account.blocks.next')}</Out>;
  if (kind === 'terms') return <Out href={`${web}/account/terms`}>{t('account.terms.next')}</Out>;
  if (kind === 'scope')
    return (
      <>
        <p>{t('account.mayNotWrite.next')}</p>
        <button type="button" class="button secondary" onClick={() => account.signIn()}>
          {t('account.signInAgain')}
        </button>
      </>
    );
  if (kind === 'rate-limit') return <p>{t(`account.rateLimit.${warning.counted}`)}</p>;
  return (
    <>
      <p>{t('account.messages.about')}</p>
      <Out href={`${web}/messages/inbox`}>{t('account.messages.next')}</Out>
    </>
  );
}
