import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { formatDistance } from '../../i18n/formatMeasures.ts';
import type { Camera } from '../../model/camera.ts';
import { keyOf } from '../../model/camera.ts';
import { cardinalOf } from '../../model/compass.ts';
import { distance } from '../../model/place.ts';
import { bearingTo } from '../../model/segment.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import { isNoFilter } from '../../store/query/filter.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { Note } from '../../ui/parts/Message.tsx';
import { findNearest } from './findNearest.ts';

export { default as words } from './en.json';

/** From here on out an empty view is a large one: it needs no help. */
const LEAST_ZOOM = 10;
/** How many zooms a step out is. */
const OUT = -3;

export default function nearest(ctx: FeatureContext): FeatureParts {
  /** All of the view is known, and nothing is in it, whatever the filter. */
  const isEmpty = (): boolean => {
    const { phase, inView } = ctx.data.status.value;
    const now = ctx.view.view.value;
    return (
      phase.kind === 'done' &&
      inView === 0 &&
      isNoFilter(ctx.data.filter.value) &&
      now !== null &&
      now.zoom >= LEAST_ZOOM &&
      ctx.panel.shown.value === null &&
      !ctx.busy.value
    );
  };
  return { notice: () => (isEmpty() ? <Nothing ctx={ctx} /> : null) };
}

function Nothing({ ctx }: { readonly ctx: FeatureContext }): preact.JSX.Element {
  const { data, view, selection, settings, editor } = ctx;
  const found = useSignal<Camera | null>(null);
  const now = view.view.value;
  const centre = now?.centre;
  useEffect(() => {
    let outdated = false;
    if (centre !== undefined) {
      findNearest((box, limit) => data.part(box, 0, limit, true), centre).then(
        (camera) => {
          if (!outdated) found.value = camera;
        },
        () => undefined,
      );
    }
    return () => {
      outdated = true;
    };
  }, [data, found, centre, data.snapshot.value]);
  const camera = found.value;
  return (
    <Note tone="plain">
      <p>
        {t('nearest.none')}{' '}
        {camera === null || centre === undefined
          ? null
          : t('nearest.known', {
              distance: formatDistance(distance(centre, camera), settings.units.value),
              point: t(`cardinal.${cardinalOf(Math.round((bearingTo(centre, camera) ?? 0) / 45) * 45)}`),
            })}
      </p>
      <div class="row">
        <button type="button" class="button secondary" onClick={() => editor.start()}>
          {t('nearest.add')}
        </button>
        {camera === null ? (
          <button type="button" class="button secondary" onClick={() => view.zoomBy(OUT)}>
            {t('nearest.out')}
          </button>
        ) : (
          <button
            type="button"
            class="button secondary"
            onClick={() => {
              view.go(camera);
              selection.select(keyOf(camera));
            }}
          >
            {t('nearest.go')}
          </button>
        )}
      </div>
    </Note>
  );
}
