import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { failureMessage } from '../../i18n/failureMessage.ts';
import { formatAge, formatDateTime, formatDistance, t } from '../../i18n/index.ts';
import type { CameraKey } from '../../model/camera.ts';
import { Failure } from '../../model/failure.ts';
import type { Version } from '../../osm/types.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { useKeepFocus } from '../../ui/parts/useKeepFocus.ts';
import { PanelHead } from '../../ui/panel/PanelHead.tsx';
import { Out } from '../../ui/parts/Link.tsx';
import { FailureWords, Note } from '../../ui/parts/Message.tsx';
import { Foreign } from '../../ui/parts/text.tsx';
import { DiffTable } from '../../ui/edit/DiffTable.tsx';

export { default as words } from './en.json';

export default function history(ctx: FeatureContext): FeatureParts {
  return { panel: () => <HistoryPanel ctx={ctx} /> };
}

/** Every version of a reader: who, when, why, and what changed. */
function HistoryPanel({ ctx }: { readonly ctx: FeatureContext }): preact.JSX.Element | null {
  const subject = ctx.panel.shown.value?.subject ?? null;
  return subject === null ? null : <History key={subject} ctx={ctx} cameraKey={subject} />;
}

function History({
  ctx,
  cameraKey,
}: {
  readonly ctx: FeatureContext;
  readonly cameraKey: CameraKey;
}): preact.JSX.Element {
  const { panel, server } = ctx;
  const found = useSignal<readonly Version[] | Failure | null>(null);
  const asked = useSignal(0);
  useEffect(() => {
    let outdated = false;
    found.value = null;
    void ctx.history(cameraKey).then((answer) => {
      if (!outdated) found.value = answer;
    });
    return () => {
      outdated = true;
    };
  }, [ctx, cameraKey, found, asked.value]);
  const versions = found.value;
  const self = useKeepFocus<HTMLElement>();
  return (
    <section class="panel-content" aria-label={t('history.title')} ref={self}>
      <PanelHead onClose={() => panel.close('history')}>{t('history.title')}</PanelHead>
      <p>
        <Out href={`${server.server.value.web}/${cameraKey}/history`}>{t('history.onOsm', { id: cameraKey })}</Out>
      </p>
      <div role="status">
        {versions === null ? <p>{t('history.loading')}</p> : null}
        {versions instanceof Failure ? (
          <Note tone="warn">
            <FailureWords message={failureMessage(versions, 'opening')} said={versions.details.said} />
            <button
              type="button"
              class="button secondary"
              onClick={() => {
                asked.value += 1;
              }}
            >
              {t('status.retry')}
            </button>
          </Note>
        ) : null}
      </div>
      {versions === null || versions instanceof Failure ? null : (
        <ol class="versions" reversed>
          {versions.map((version) => (
            <li key={version.version}>
              <VersionItem ctx={ctx} version={version} cameraKey={cameraKey} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function VersionItem({
  ctx: { now, server, settings },
  version: { version, when, who, changeset, comment, visible, changed, moved },
  cameraKey,
}: {
  readonly ctx: FeatureContext;
  readonly version: Version;
  readonly cameraKey: CameraKey;
}): preact.JSX.Element {
  const { web } = server.server.value;
  return (
    <article class="version">
      <h3>
        {t('history.version', { version: String(version) })}{' '}
        {visible ? null : <span class="change-word">{t('history.deleted')}</span>}
      </h3>
      <p class="muted">
        {when === null ? (
          t('when.unknown')
        ) : (
          <time dateTime={new Date(when).toISOString()} title={formatDateTime(when)}>
            {formatAge(when, now.value)}
          </time>
        )}
        {' · '}
        {who === null ? (
          t('who.unknown')
        ) : (
          <Out href={`${web}/user/${encodeURIComponent(who)}`}>
            <Foreign text={who} />
          </Out>
        )}
      </p>
      {comment === null ? (
        <p class="unknown">{t('history.noComment')}</p>
      ) : (
        <blockquote>
          <Foreign text={comment} />
        </blockquote>
      )}
      {moved > 0 ? <p>{t('move.by', { distance: formatDistance(moved, settings.units.value) })}</p> : null}
      {changed === null ? (
        <p class="muted">{t('history.redacted')}</p>
      ) : !visible ? null : changed.size === 0 ? (
        moved > 0 ? null : (
          <p class="muted">{t('diff.nothing')}</p>
        )
      ) : (
        <details class="tags" open={changed.size <= 3}>
          <summary>
            {version === 1 ? t('history.tags', { count: changed.size }) : t('history.changed', { count: changed.size })}
          </summary>
          <DiffTable diff={changed} />
        </details>
      )}
      <ul class="links">
        <li>
          <Out href={`${web}/changeset/${changeset}`}>{t('upload.changeset', { id: String(changeset) })}</Out>
        </li>
        <li>
          <Out href={`${web}/${cameraKey}/history/${version}`}>
            {t('history.onOsmVersion', { version: String(version) })}
          </Out>
        </li>
      </ul>
    </article>
  );
}
