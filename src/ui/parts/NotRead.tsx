import { t } from '../../i18n/index.ts';
import type { DataState } from '../../state/data.ts';

/** What is in view could not be had: that is no "none". */
export function NotRead({ data }: { readonly data: Pick<DataState, 'retry'> }): preact.JSX.Element {
  return (
    <div role="status" class="row">
      <p>{t('data.notRead')}</p>
      <button type="button" class="button secondary" onClick={() => data.retry()}>
        {t('status.retry')}
      </button>
    </div>
  );
}
