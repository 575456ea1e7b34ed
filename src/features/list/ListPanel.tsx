import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { formatAge, t } from '../../i18n/index.ts';
import type { Camera } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { PanelHead } from '../../ui/panel/PanelHead.tsx';
import { ReaderSummary } from '../../ui/panel/ReaderSummary.tsx';
import { NotRead } from '../../ui/parts/NotRead.tsx';
import { rowsOf } from './rows.ts';

export { default as words } from './en.json';

export default function list(ctx: FeatureContext): FeatureParts {
  return { panel: () => <ListPanel ctx={ctx} /> };
}

/** Enough to walk through; more is what the map is for. */
const LIMIT = 100;

/** The cameras in view as a list, nearest to its centre first. */
function ListPanel({ ctx }: { readonly ctx: FeatureContext }): preact.JSX.Element {
  const { data, panel, selection, view, settings, overlays, pointer } = ctx;
  const cameras = useSignal<readonly Camera[] | 'failed' | null>(null);
  const scene = data.scene.value;
  const snapshot = data.snapshot.value;
  const nameless = snapshot.kind === 'ready' && snapshot.details === 'failed';
  const now = view.view.value;
  useEffect(() => {
    let outdated = false;
    data.inView(LIMIT).then(
      (next) => {
        if (!outdated) cameras.value = next ?? 'failed';
      },
      () => {
        if (!outdated) cameras.value = 'failed';
      },
    );
    return () => {
      outdated = true;
    };
  }, [data, cameras, scene, now, nameless]);
  const total = data.status.value.inView;
  const found = cameras.value === 'failed' ? null : cameras.value;
  const rows = found === null || now === null ? [] : rowsOf(found, now.centre, settings.units.value);
  const pointed = pointer.hovered.value?.key ?? null;
  // A dot is ringed while its row is pointed at, and a row while its dot is.
  const ring = (camera: Camera | null): void =>
    overlays.set('list', camera === null ? null : { points: [{ role: 'subject', place: camera }] });
  useEffect(() => () => overlays.set('list', null), [overlays]);
  const row = (camera: Camera, away: string): preact.JSX.Element => (
    <button
      type="button"
      class={keyOf(camera) === pointed ? 'camera-row pointed' : 'camera-row'}
      onMouseEnter={() => ring(camera)}
      onMouseLeave={() => ring(null)}
      onFocus={() => ring(camera)}
      onBlur={() => ring(null)}
      onClick={() => selection.select(keyOf(camera))}
    >
      <ReaderSummary
        camera={camera}
        near
        {...(camera.timestamp === null
          ? {}
          : { also: t('list.edited', { age: formatAge(camera.timestamp, ctx.now.value) }) })}
      />
      <span class="camera-distance">{away}</span>
    </button>
  );
  return (
    <section class="panel-content" aria-label={t('list.title')}>
      <PanelHead onClose={() => panel.close('list')}>{t('list.title')}</PanelHead>
      {cameras.value === null ? <p>{t('list.loading')}</p> : null}
      {cameras.value === 'failed' ? <NotRead data={data} /> : null}
      {nameless ? (
        <p>
          {t('list.nameless')}{' '}
          <button type="button" class="button link" onClick={() => data.retry()}>
            {t('status.retry')}
          </button>
        </p>
      ) : null}
      {found?.length === 0 && !nameless ? <p>{t('list.empty')}</p> : null}
      {found !== null && found.length > 0 ? (
        <p class="muted">
          {total > found.length
            ? t('list.first', { count: found.length, total })
            : t('list.all', { count: found.length })}
        </p>
      ) : null}
      <ul class="cameras">
        {rows.map(({ away, cameras: [first, ...alike] }) =>
          first === undefined ? null : (
            <li key={keyOf(first)}>
              {row(first, away)}
              {alike.length === 0 ? null : (
                <details class="alike" open={rows.length === 1}>
                  <summary>{t('list.alike', { count: alike.length })}</summary>
                  <ul class="cameras">
                    {alike.map((camera) => (
                      <li key={keyOf(camera)}>{row(camera, away)}</li>
                    ))}
                  </ul>
                </details>
              )}
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
