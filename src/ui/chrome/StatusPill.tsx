import { failureMessage } from '../../i18n/failure.ts';
import { formatBytes, formatDateTime, t } from '../../i18n/index.ts';
import { MIN_READ_ZOOM } from '../../state/types.ts';
import type { ReadStatus } from '../../store/cameraStore.ts';
import { useAppState } from '../context.ts';
import { Icon } from '../parts/icons.tsx';
import { Hidden } from '../parts/text.tsx';
import { Countdown } from './Countdown.tsx';

/**
 * The state of the data in words. The live region holds only what is worth saying once; progress and the seconds of a
 * countdown stand beside it.
 */
export function StatusPill(): preact.JSX.Element {
  const { data } = useAppState();
  const status = data.status.value;
  const { phase } = status;
  return (
    <div class={`pill ${phase.kind}`}>
      <div class="pill-dot" aria-hidden="true" />
      <div class="pill-text">
        <div role="status" class="pill-status">
          {phase.kind === 'too-wide' ? <ZoomIn /> : sentence(status)}
        </div>
        {phase.kind === 'reading' ? (
          <div class="pill-more">
            {status.inView === 0 ? null : `${t('status.inView', { count: status.inView })} · `}
            {t('status.progress', {
              done: phase.boxesDone,
              count: phase.boxesTotal,
              bytes: formatBytes(phase.bytes),
            })}
          </div>
        ) : null}
        {phase.kind === 'failed' ? (
          <div class="pill-more">
            {phase.retryAt === null ? null : <Countdown until={phase.retryAt} />}
            <button type="button" class="button link" onClick={() => data.retry()}>
              {phase.retryAt === null ? t('status.retry') : t('status.retryNow')}
            </button>
          </div>
        ) : null}
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

function sentence({ phase, inView, base }: ReadStatus): string {
  const count = inView === 0 ? t('status.none') : t('status.inView', { count: inView });
  const dated = base === null ? count : `${count} · ${t('status.base', { time: formatDateTime(base) })}`;
  if (phase.kind === 'reading') return t('status.loading');
  if (phase.kind !== 'failed') return dated;
  const { happened, means, next } = failureMessage(phase.failure, 'reading', {
    base,
    retries: phase.retryAt !== null,
  });
  // Where trying again is the way on, the button beside says so.
  const what = phase.failure.kind === 'offline' ? `${happened} ${means} ${next}` : `${happened} ${means}`;
  return inView === 0 && base === null ? what : `${count} · ${t('status.incomplete', { what })}`;
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
