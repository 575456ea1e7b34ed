import { t } from '../../i18n/index.ts';
import { Hidden } from '../../ui/parts/text.tsx';
import type { Found } from './useFound.ts';

/** How the search went: the count for the ear, anything else for all, and a way on where it failed. */
export function FoundWords({
  found: { hits, failed },
  known,
  online,
  onRetry,
}: {
  readonly found: Found;
  readonly known: boolean;
  readonly online: boolean;
  readonly onRetry: () => void;
}): preact.JSX.Element {
  return (
    <>
      <div role="status">
        {hits.length > 0 && known ? <Hidden>{t('search.count', { count: hits.length })}</Hidden> : null}
        {hits.length > 0 || known ? null : <p>{t('search.looking')}</p>}
        {hits.length === 0 && known && !failed ? <p>{t('search.none')}</p> : null}
        {failed && !online ? <p>{t('failure.offline')}</p> : null}
        {failed ? <p>{t('search.failed')}</p> : null}
      </div>
      {failed ? (
        <button type="button" class="button secondary" onClick={onRetry}>
          {t('status.retry')}
        </button>
      ) : null}
    </>
  );
}
