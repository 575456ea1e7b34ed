import { t } from '../../i18n/index.ts';
import { useAppState } from '../context.ts';
import { Hidden } from '../parts/text.tsx';
import type { Found } from './useFound.ts';

/** How the search went: the count for the ear, anything else for all, and a way on where it failed. */
export function FoundWords({
  found: { hits, failed },
  known,
  onRetry,
}: {
  readonly found: Found;
  readonly known: boolean;
  readonly onRetry: () => void;
}): preact.JSX.Element {
  const { online } = useAppState();
  return (
    <>
      <div role="status">
        {hits.length > 0 && known ? <Hidden>{t('search.count', { count: hits.length })}</Hidden> : null}
        {hits.length > 0 || known ? null : <p>{t('search.looking')}</p>}
        {hits.length === 0 && known && !failed ? <p>{t('search.none')}</p> : null}
        {failed && !online.value ? <p>{t('failure.offline')}</p> : null}
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
