import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { failureMessage } from '../../i18n/failure.ts';
import { formatAge, formatDateTime, formatDistance, t } from '../../i18n/index.ts';
import type { CameraKey } from '../../model/camera.ts';
import { Failure } from '../../model/failure.ts';
import type { Version } from '../../osm/types.ts';
import { useApp, useAppState } from '../context.ts';
import { useKeepFocus } from '../parts/useKeepFocus.ts';
import { PanelHead } from '../panel/PanelHead.tsx';
import { Out } from '../parts/Link.tsx';
import { FailureWords, Note } from '../parts/Message.tsx';
import { Foreign } from '../parts/text.tsx';
import { DiffTable } from './DiffTable.tsx';

/** Every version of a camera: who, when, why, and what changed. */
export function HistoryPanel(): preact.JSX.Element | null {
  const { windows } = useApp();
  const side = windows.side.value;
  if (side.kind !== 'history') return null;
  return <History key={side.key} cameraKey={side.key} />;
}

function History({ cameraKey }: { readonly cameraKey: CameraKey }): preact.JSX.Element {
  const { state, windows } = useApp();
  const { uploads, server } = state;
  const found = useSignal<readonly Version[] | Failure | null>(null);
  const asked = useSignal(0);
  useEffect(() => {
    let outdated = false;
    found.value = null;
    void uploads.history(cameraKey).then((answer) => {
      if (!outdated) found.value = answer;
    });
    return () => {
      outdated = true;
    };
  }, [uploads, cameraKey, found, asked.value]);
  const versions = found.value;
  const self = useKeepFocus<HTMLElement>();
  return (
    <section class="panel-content" aria-label={t('history.title')} ref={self}>
      <PanelHead
        onClose={() => {
          windows.side.value = { kind: 'none' };
        }}
      >
        {t('history.title')}
      </PanelHead>
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
              <VersionItem version={version} cameraKey={cameraKey} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function VersionItem({
  version: { version, when, who, changeset, comment, visible, changed, moved },
  cameraKey,
}: {
  readonly version: Version;
  readonly cameraKey: CameraKey;
}): preact.JSX.Element {
  const { now, server, settings } = useAppState();
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
      {!visible ? null : changed.size === 0 ? (
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
