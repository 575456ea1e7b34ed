import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';

/** Whether the sign-in outlasts the tab: off unless one asks for it. */
export function StaySignedIn(): preact.JSX.Element {
  const { account } = useAppState();
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={account.staySignedIn.value}
        onChange={({ currentTarget }) => account.setStaySignedIn(currentTarget.checked)}
      />
      <span>
        {t('account.stay')}
        <span class="field-about">{t('account.stay.about')}</span>
      </span>
    </label>
  );
}
