import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { Note } from '../parts/Message.tsx';

/** Told before the first edit on this device, until it was read. */
export function FirstNotice(): preact.JSX.Element | null {
  const { editor } = useAppState();
  if (editor.noticeRead.value) return null;
  const read = ({ currentTarget }: { readonly currentTarget: Element }): void => {
    const title = currentTarget.closest('form, dialog')?.querySelector<HTMLElement>('h2[tabindex]');
    editor.readNotice();
    // The button goes, and must not take the focus with it.
    title?.focus();
  };
  return (
    <Note tone="warn" title={t('notice.title')}>
      <ul>
        <li>{t('notice.public')}</li>
        <li>{t('notice.places')}</li>
        <li>{t('notice.google')}</li>
      </ul>
      <button type="button" class="button secondary" onClick={read}>
        {t('notice.read')}
      </button>
    </Note>
  );
}
