import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';

/** Whether the sign-in outlasts the tab: off unless one asks for it. */
export function StaySignedIn(): preact.JSX.Element {
  const { account } = useAppState();
  const { host, pathname: folder } = new URL('.', document.baseURI);
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={account.staySignedIn.value}
        onChange={({ currentTarget }) => account.setStaySignedIn(currentTarget.checked)}
      />
      <span>
        {t('account.stay')}
        <span class="field-about">
          {t('account.stay.about')}
          {folder === '/' ? null : ` ${t('account.stay.shared', { host })}`}
        </span>
      </span>
    </label>
  );
}
