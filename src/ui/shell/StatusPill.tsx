import { failureMessage } from '../../i18n/failureMessage.ts';
import { formatBytes, formatDateTime, t } from '../../i18n/index.ts';
import type { ReadStatus, SnapshotStatus } from '../../store/cameraStore.ts';
import { isNoFilter, NO_FILTER } from '../../store/query/filter.ts';
import { useAppState } from '../context.ts';
import { Icon } from '../parts/icons.tsx';
import { Foreign, Hidden } from '../parts/text.tsx';
import { useKeepFocus } from '../parts/useKeepFocus.ts';
import { Countdown } from './Countdown.tsx';
import { MIN_READ_ZOOM } from '../../model/zoom.ts';

/**
 * The state of the data in words. The live region holds only what is worth saying once; progress and the seconds of a
 * countdown stand beside it.
 */
export function StatusPill(): preact.JSX.Element {
  const { data } = useAppState();
  const status = data.status.value;
  const { phase } = status;
  const self = useKeepFocus<HTMLDivElement>();
  return (
    <div class={`pill ${phase.kind}`} ref={self}>
      <div class="pill-dot" aria-hidden="true" />
      <div class="pill-text">
        <div role="status" class="pill-status">
          {phase.kind === 'too-wide' ? <ZoomIn /> : sentence(status)}
        </div>
        {phase.kind === 'reading' ? (
          <div class="pill-more">
            {status.inView === 0 ? null : `${countOf(status)} · `}
            {t('status.progress', {
              done: phase.boxesDone,
              count: phase.boxesTotal,
              bytes: formatBytes(phase.bytes),
            })}
          </div>
        ) : null}
        {phase.kind === 'too-wide' || (phase.kind === 'preview' && status.source !== undefined) ? (
          <SnapshotWords snapshot={data.snapshot.value} />
        ) : null}
        {phase.kind === 'failed' ? (
          <div class="pill-more">
            {phase.retryAt === null ? null : <Countdown until={phase.retryAt} />}
            <button type="button" class="button link" onClick={() => data.retry()}>
              {phase.retryAt === null ? t('status.retry') : t('status.retryNow')}
            </button>
          </div>
        ) : null}
        {isNoFilter(data.filter.value) ? null : (
          <button type="button" class="button link" onClick={() => data.setFilter(NO_FILTER)}>
            {t('filter.clear')}
          </button>
        )}
      </div>
      {phase.kind === 'done' ? (
        <button type="button" class="button quiet icon-only" onClick={() => data.refresh()}>
          <Icon name="refresh" />
          <Hidden>{t('status.refresh')}</Hidden>
        </button>
      ) : null}
      {phase.kind === 'reading' ? (
        <progress
          class="pill-progress"
          aria-label={t('status.loading')}
          max={Math.max(1, phase.boxesTotal)}
          value={phase.boxesDone}
        />
      ) : null}
    </div>
  );
}

/** How many cameras are shown; where that isn't all, of how many. */
function countOf({ inView, unfiltered }: ReadStatus): string {
  if (unfiltered !== undefined) return t('status.filtered', { shown: inView, count: unfiltered });
  return inView === 0 ? t('status.none') : t('status.inView', { count: inView });
}

function sentence(status: ReadStatus): string {
  const { phase, inView, unfiltered, base, source = 'live' } = status;
  const count = countOf(status);
  const date = base === null ? '' : t(`status.base.${source}`, { time: formatDateTime(base) });
  // What is not dated is not told: words in any case, or the page would jump.
  if (phase.kind === 'reading' && phase.after !== undefined)
    return t('status.again', { what: t(`failure.${phase.after}`, { service: t('service.overpass') }) });
  if (phase.kind === 'reading' || (phase.kind === 'preview' && base === null)) return t('status.loading');
  if (phase.kind === 'preview' && !phase.counted) return date;
  const dated = base === null ? count : `${count} · ${date}`;
  if (phase.kind !== 'failed') return dated;
  const { happened, means, next } = failureMessage(phase.failure, 'reading', {
    base,
    retries: phase.retryAt !== null,
  });
  // Where trying again is the way on, the button beside says so.
  const what = phase.failure.kind === 'offline' ? `${happened} ${means} ${next}` : `${happened} ${means}`;
  // None were counted: that does not say that there are none.
  return inView === 0 && unfiltered === undefined ? what : `${count} · ${t('status.incomplete', { what })}`;
}

/** Why the world isn't shown as a whole, where it could be. */
function SnapshotWords({ snapshot }: { readonly snapshot: SnapshotStatus }): preact.JSX.Element | null {
  if (snapshot.kind === 'refused') {
    return (
      <div class="pill-more">
        {t('snapshot.refused')} <Foreign text={snapshot.failure.details.said ?? ''} />
      </div>
    );
  }
  if (snapshot.kind !== 'loading') return null;
  return <div class="pill-more">{t('snapshot.loading', { bytes: formatBytes(snapshot.bytes) })}</div>;
}

/** From the world to where cameras are read. */
function ZoomIn(): preact.JSX.Element {
  const { view } = useAppState();
  return (
    <button
      type="button"
      class="button link"
      onClick={() => {
        const now = view.view.peek();
        if (now !== null) view.go(now.centre, Math.max(MIN_READ_ZOOM, Math.floor(now.zoom) + 1));
      }}
    >
      {t('status.zoomIn')}
    </button>
  );
}
