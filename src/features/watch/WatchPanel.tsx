import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { formatDateTime, formatNumber, t } from '../../i18n/index.ts';
import { aroundPlace } from '../../model/around.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { OverlayPoint } from '../../state/overlays.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { formatPlace } from '../../ui/panel/formatPlace.ts';
import { PanelHead } from '../../ui/panel/PanelHead.tsx';
import { ReaderSummary } from '../../ui/panel/ReaderSummary.tsx';
import { Out } from '../../ui/parts/Link.tsx';
import { Note } from '../../ui/parts/Message.tsx';
import { Foreign } from '../../ui/parts/text.tsx';
import type { Difference } from './compareKept.ts';
import type { KeptArea } from './keptAreas.ts';
import { MOST_AREAS, MOST_READERS } from './keptAreas.ts';
import type { Found, Watch } from './watchState.ts';
import { createWatch } from './watchState.ts';

export { default as words } from './en.json';

export default function watching(ctx: FeatureContext): FeatureParts {
  const watch = createWatch(ctx);
  return { panel: () => <WatchPanel ctx={ctx} watch={watch} /> };
}

/** Rows of an area that are listed. */
const MOST_ROWS = 100;
/** What is shown around a place where a reader was, metres. */
const GONE_METRES = 100;

interface Parts {
  readonly ctx: FeatureContext;
  readonly watch: Watch;
}

/** Places that are watched, and what changed there since one last looked. */
function WatchPanel({ ctx, watch }: Parts): preact.JSX.Element {
  const { data, view, panel } = ctx;
  const areas = watch.areas.value;
  const problem = watch.problem.value;
  const [status, scene, here] = [data.status.value, data.scene.value, view.view.value];
  useEffect(() => {
    void watch.compare();
  }, [watch, status, scene, here, areas]);
  useOverlay({ ctx, watch });
  const removed = watch.removed.value;
  return (
    <section class="panel-content" aria-label={t('watch.open')}>
      <PanelHead onClose={() => panel.close('watch')}>{t('watch.open')}</PanelHead>
      <p class="muted">{t('watch.about')}</p>
      <div role="status">
        {problem === null ? null : <Note tone="warn">{t(`watch.problem.${problem}`, LIMITS)}</Note>}
        {watch.stored.value ? null : <Note tone="warn">{t('watch.notStored')}</Note>}
        {removed === null ? null : (
          <p class="row">
            <span class="push">
              {t('watch.removed')} <Foreign text={removed.area.name} />
            </span>
            <button type="button" class="button secondary" onClick={() => watch.undo()}>
              {t('watch.undo')}
            </button>
          </p>
        )}
        {areas.length === 0 ? <p>{t('watch.none')}</p> : null}
      </div>
      {areas.map((area) => (
        <AreaPart
          key={`${area.box.west} ${area.box.north} ${area.box.east} ${area.box.south}`}
          ctx={ctx}
          watch={watch}
          area={area}
        />
      ))}
      <div class="actions sticky">
        <button type="button" class="button primary" onClick={() => void watch.add()}>
          {t('watch.add')}
        </button>
      </div>
    </section>
  );
}

const LIMITS = { areas: formatNumber(MOST_AREAS), readers: formatNumber(MOST_READERS) };

function AreaPart({ ctx, watch, area }: Parts & { readonly area: KeptArea }): preact.JSX.Element {
  const found = watch.found.value.get(area);
  /** A name on the way: a comparison that comes in meanwhile must not take it. */
  const typed = useSignal<string | null>(null);
  return (
    <fieldset class="choice">
      <legend>
        <Foreign text={area.name} />
      </legend>
      <p role="status">{foundWords(area, found)}</p>
      {found?.kind === 'compared' ? <Changes ctx={ctx} all={found.all} /> : null}
      <div class="row">
        {found?.kind === 'compared' ? null : (
          <button type="button" class="button secondary" onClick={() => ctx.view.goToBox(area.box)}>
            {t('watch.look')}
          </button>
        )}
        {found?.kind === 'compared' && found.all.length > 0 ? (
          <button type="button" class="button secondary" onClick={() => watch.markSeen(area)}>
            {t('watch.seen')}
          </button>
        ) : null}
        <button type="button" class="button secondary" onClick={() => watch.remove(area)}>
          {t('watch.remove')}
        </button>
      </div>
      <label class="labelled">
        {t('watch.name')}
        <input
          type="text"
          dir="auto"
          autocomplete="off"
          value={typed.value ?? area.name}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
          onChange={(event) => {
            watch.rename(area, event.currentTarget.value);
            typed.value = null;
          }}
        />
      </label>
    </fieldset>
  );
}

function foundWords(area: KeptArea, found: Found | undefined): string {
  const since = formatDateTime(area.since);
  if (found === undefined) return t('watch.since', { date: since });
  if (found.kind === 'older') return t('watch.older', { date: formatDateTime(found.base), since });
  const base = formatDateTime(found.base);
  if (found.all.length === 0) return t('watch.nothing', { since, date: base });
  const count = (kind: Difference['kind']): string =>
    formatNumber(found.all.filter((difference) => difference.kind === kind).length);
  return t('watch.counts', {
    since,
    date: base,
    added: count('new'),
    changed: count('changed'),
    moved: count('moved'),
    gone: count('gone'),
  });
}

function Changes({
  ctx: { selection, server, view },
  all,
}: {
  readonly ctx: FeatureContext;
  readonly all: readonly Difference[];
}): preact.JSX.Element {
  return (
    <>
      <ul class="camera-list">
        {all.slice(0, MOST_ROWS).map(({ kind, key, camera, place }) => (
          <li key={key}>
            {camera === null ? (
              <div class="row">
                <button type="button" class="button link" onClick={() => view.goToBox(aroundPlace(place, GONE_METRES))}>
                  {t('watch.kind.gone')} <span class="figures">{formatPlace(place)}</span>
                </button>
                <Out href={`${server.server.value.web}/${key}/history`}>{t('watch.onOsm')}</Out>
              </div>
            ) : (
              <button type="button" class="camera-row" onClick={() => selection.select(key)}>
                <ReaderSummary camera={camera} also={t(`watch.kind.${kind}`)} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {all.length > MOST_ROWS ? <p class="muted small">{t('watch.more', { count: formatNumber(MOST_ROWS) })}</p> : null}
    </>
  );
}

/** While the panel is open: the areas, and what changed in them. */
function useOverlay({ ctx: { overlays, selection }, watch }: Parts): void {
  const points = useComputed(() =>
    watch.areas.value.flatMap((area): readonly OverlayPoint[] => {
      const found = watch.found.value.get(area);
      if (found?.kind !== 'compared') return [];
      return found.all.map(({ kind, key, place, camera }): OverlayPoint =>
        camera === null
          ? { place, role: 'subject', label: t(`watch.kind.${kind}`) }
          : { place, role: 'subject', id: key },
      );
    }),
  );
  const areas = watch.areas.value;
  useEffect(() => {
    overlays.set('watch', {
      points: points.value,
      areas: areas.map(({ name, box: { south, west, north, east } }) => ({
        role: 'context',
        label: name,
        rings: [
          [
            { lat: south, lon: west },
            { lat: north, lon: west },
            { lat: north, lon: east },
            { lat: south, lon: east },
          ],
        ],
      })),
      pick(id) {
        const found = [...watch.found.peek().values()].flatMap((each) => (each.kind === 'compared' ? each.all : []));
        const key = found.find((each) => each.key === id)?.key;
        if (key !== undefined) selection.select(key);
      },
    });
    return () => overlays.set('watch', null);
  }, [overlays, selection, watch, areas, points.value]);
}
