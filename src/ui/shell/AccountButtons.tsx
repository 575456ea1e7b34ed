import { t } from '../../i18n/index.ts';
import type { Account } from '../../osm/types.ts';
import type { SignInStatus } from '../../state/account.ts';
import { useAppState } from '../context.ts';
import { Icon } from '../parts/icons.tsx';
import { Foreign, Hidden } from '../parts/text.tsx';
import { useKeepFocus } from '../parts/useKeepFocus.ts';

/** Signing in and out, one click away at any time. */
export function AccountButtons(): preact.JSX.Element {
  const self = useKeepFocus<HTMLDivElement>();
  return (
    <div class="account-buttons" ref={self}>
      <ButtonsOf state={useAppState().account.state.value} />
    </div>
  );
}

function ButtonsOf({ state }: { readonly state: SignInStatus }): preact.JSX.Element {
  const { account } = useAppState();
  if (state.kind === 'signed-in') return <SignedIn account={state.account} onSignOut={() => account.signOut()} />;
  if (state.kind === 'checking') {
    return (
      <span class="waiting" role="status">
        {t('account.checking')}
      </span>
    );
  }
  if (state.kind === 'unavailable') {
    return (
      <button type="button" class="button quiet" popovertarget="servers">
        {t('account.readOnly')}
      </button>
    );
  }
  if (state.kind === 'signing-in') {
    return (
      <button type="button" class="button secondary sign-in" onClick={() => account.cancelSignIn()}>
        {t('action.cancel')}
      </button>
    );
  }
  return (
    <button type="button" class="button secondary sign-in" onClick={() => account.signIn()}>
      <Icon name="person" />
      <span class="long-label">{t('account.signIn')}</span>
      <span class="short-label" aria-hidden="true">
        {t('account.signIn.short')}
      </span>
    </button>
  );
}

function SignedIn({
  account,
  onSignOut,
}: {
  readonly account: Account;
  readonly onSignOut: () => void;
}): preact.JSX.Element {
  const { unreadMessages, activeBlocks, mayWrite, termsAgreed } = account;
  const notices = unreadMessages + activeBlocks + (mayWrite ? 0 : 1) + (termsAgreed === false ? 1 : 0);
  return (
    <>
      <button type="button" class="button quiet account-name" popovertarget="menu">
        <Icon name="person" />
        <span class="clip">
          <Foreign text={account.name} />
        </span>
        {notices === 0 ? null : (
          <span class="badge">
            <span aria-hidden="true">{notices}</span>
            <Hidden>{t('account.notices', { count: notices })}</Hidden>
          </span>
        )}
      </button>
      <button type="button" class="button quiet sign-out" onClick={onSignOut}>
        <Icon name="leave" />
        <span class="long-label">{t('account.signOut')}</span>
      </button>
    </>
  );
}
