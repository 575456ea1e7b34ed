import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { formatDistance, t } from '../../i18n/index.ts';
import type { Camera } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import { distance } from '../../model/place.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { PanelHead } from '../../ui/panel/PanelHead.tsx';
import { ReaderSummary } from '../../ui/panel/ReaderSummary.tsx';

export { default as words } from './en.json';

export default function list(ctx: FeatureContext): FeatureParts {
  return { panel: () => <ListPanel ctx={ctx} /> };
}

/** Enough to walk through; more is what the map is for. */
const LIMIT = 100;

/** The cameras in view as a list, nearest to its centre first. */
function ListPanel({ ctx }: { readonly ctx: FeatureContext }): preact.JSX.Element {
  const { data, panel, selection, view, settings } = ctx;
  const cameras = useSignal<readonly Camera[] | null>(null);
  const scene = data.scene.value;
  const snapshot = data.snapshot.value;
  const nameless = snapshot.kind === 'ready' && snapshot.details === 'failed';
  const now = view.view.value;
  useEffect(() => {
    let outdated = false;
    data.inView(LIMIT).then(
      (found) => {
        if (!outdated) cameras.value = found;
      },
      () => {
        if (!outdated) cameras.value = [];
      },
    );
    return () => {
      outdated = true;
    };
  }, [data, cameras, scene, now, nameless]);
  const total = data.status.value.inView;
  const found = cameras.value;
  return (
    <section class="panel-content" aria-label={t('list.title')}>
      <PanelHead onClose={() => panel.close('list')}>{t('list.title')}</PanelHead>
      {found === null ? <p>{t('list.loading')}</p> : null}
      {nameless ? (
        <p>
          {t('list.nameless')}{' '}
          <button type="button" class="button link" onClick={() => data.retry()}>
            {t('status.retry')}
          </button>
        </p>
      ) : null}
      {found?.length === 0 && !nameless ? <p>{t('list.empty')}</p> : null}
      {found !== null && total > found.length && found.length > 0 ? (
        <p class="muted">{t('list.first', { count: found.length, total })}</p>
      ) : null}
      <ul class="cameras">
        {(found ?? []).map((camera) => (
          <li key={keyOf(camera)}>
            <button type="button" class="camera-row" onClick={() => selection.select(keyOf(camera))}>
              <ReaderSummary camera={camera} />
              {now === null ? null : (
                <span class="camera-distance">
                  {formatDistance(distance(now.centre, camera), settings.units.value)}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
