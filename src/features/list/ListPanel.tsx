import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { formatDistance, t } from '../../i18n/index.ts';
import type { Camera } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import { distance } from '../../model/place.ts';
import { useAppState } from '../context.ts';
import { Compass } from '../parts/Compass.tsx';
import { Foreign } from '../parts/text.tsx';
import { directionFacts, makerOf, operatorOf, sectorWords } from './facts.ts';
import { PanelHead } from './PanelHead.tsx';

/** Enough to walk through; more is what the map is for. */
const LIMIT = 100;

/** The cameras in view as a list, nearest to its centre first. */
export function ListPanel(): preact.JSX.Element {
  const { data, selection, view, settings } = useAppState();
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
      <PanelHead onClose={() => selection.openList(false)}>{t('list.title')}</PanelHead>
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
              <CameraSummary camera={camera} />
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

/** A camera in two lines: who made it, where it looks, who runs it. */
export function CameraSummary({ camera }: { readonly camera: Camera }): preact.JSX.Element {
  const maker = makerOf(camera.tags);
  const operator = operatorOf(camera.tags);
  const { direction } = directionFacts(camera.tags);
  const sectors = direction.kind === 'known' ? direction.sectors : [];
  const first = sectors[0];
  return (
    <>
      <Compass sectors={sectors} />
      <span class="camera-words">
        <span class="camera-maker">{maker === null ? t('camera.makerUnknown') : <Foreign text={maker.name} />}</span>
        <span class="muted">
          {first === undefined ? t('camera.directionUnknown') : sectorWords(first)}
          {sectors.length > 1 ? ` +${sectors.length - 1}` : ''}
          {operator === null ? null : (
            <>
              {' · '}
              <Foreign text={operator.name} />
            </>
          )}
        </span>
      </span>
    </>
  );
}
