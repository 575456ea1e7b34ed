import { effect } from '@preact/signals';
import { formatDistance } from '../../i18n/formatMeasures.ts';
import { t } from '../../i18n/index.ts';
import { keyOf } from '../../model/camera.ts';
import type { Overlay } from '../../state/overlays.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { PanelHead } from '../../ui/panel/PanelHead.tsx';
import { ReaderSummary } from '../../ui/panel/ReaderSummary.tsx';
import { Note } from '../../ui/parts/Message.tsx';
import { formatSpeed } from './formatSpeed.ts';
import { aroundPlace, away, holds } from '../../model/around.ts';
import { AheadSettings } from './AheadSettings.tsx';
import type { AheadState, Watch } from './aheadState.ts';
import { createAhead } from './aheadState.ts';
import type { AheadReader } from './lookAhead.ts';
import './ahead.css';

export { default as words } from './en.json';

/** A place that is less certain than this says little of what lies ahead. Metres */
const POOR = 100;
/** How long the stroke of one's way is, metres. */
const WAY = 40;

export default function ahead(ctx: FeatureContext): FeatureParts {
  const state = createAhead(ctx);
  effect(() => {
    const now = state.watch.value;
    ctx.overlays.set('ahead', now.kind === 'on' ? aheadOverlay(now) : null);
  });
  return { panel: () => <AheadPanel ctx={ctx} state={state} /> };
}

/** Where one is, a stroke of the way that one goes, and the next reader. */
function aheadOverlay({ motion: { fix, heading }, ahead: { next } }: Extract<Watch, { kind: 'on' }>): Overlay {
  return {
    points: [
      { role: 'selected', place: fix.place },
      ...(next === null ? [] : [{ role: 'subject' as const, place: next.reader }]),
    ],
    lines: heading === null ? [] : [{ role: 'selected', places: [fix.place, away(fix.place, heading, WAY)] }],
  };
}

function AheadPanel({ ctx, state }: { readonly ctx: FeatureContext; readonly state: AheadState }): preact.JSX.Element {
  const watch = state.watch.value;
  const isOn = watch.kind === 'on' || watch.kind === 'asking';
  return (
    <section class="panel-content ahead" aria-label={t('ahead.title')}>
      <PanelHead
        onClose={() => {
          state.stop();
          ctx.panel.close('ahead');
        }}
      >
        {t('ahead.title')}
      </PanelHead>
      {isOn ? null : <p>{t('ahead.what')}</p>}
      <Said ctx={ctx} watch={watch} />
      {isOn ? <Circumstances ctx={ctx} state={state} watch={watch} /> : null}
      {/* On the way there is one thing to see, and one to press. */}
      {isOn ? null : <AheadSettings state={state} units={ctx.settings.units.value} />}
      <div class="actions sticky">
        {isOn ? (
          <button type="button" class="button primary" onClick={() => state.stop()}>
            {t('ahead.stop')}
          </button>
        ) : (
          <button type="button" class="button primary" onClick={() => state.start()}>
            {t('ahead.start')}
          </button>
        )}
      </div>
      {isOn ? null : <p class="muted small">{t('ahead.limits')}</p>}
    </section>
  );
}

/** The one sentence; said aloud by assistive software as a reader comes into reach, and not at every metre. */
function Said({ ctx, watch }: { readonly ctx: FeatureContext; readonly watch: Watch }): preact.JSX.Element {
  if (watch.kind === 'failed')
    return (
      <Note tone="warn">
        <p role="status">{t(watch.why === 'denied' ? 'map.locateDenied' : 'map.locateUnavailable')}</p>
      </Note>
    );
  if (watch.kind !== 'on') return <p role="status">{watch.kind === 'asking' ? t('map.locating') : null}</p>;
  const {
    motion,
    ahead: { next, told: newly },
  } = watch;
  const [told] = newly;
  return (
    <>
      <p role="status" class="visually-hidden">
        {told === undefined ? null : sentence(told, ctx)}
      </p>
      {motion.heading === null ? <p>{t('ahead.noHeading')}</p> : null}
      {motion.heading !== null && next === null ? <p class="ahead-next">{t('ahead.none')}</p> : null}
      {next === null ? null : <Next ctx={ctx} next={next} />}
    </>
  );
}

function Next({ ctx, next }: { readonly ctx: FeatureContext; readonly next: AheadReader }): preact.JSX.Element {
  return (
    <>
      <p class="ahead-next">{sentence(next, ctx)}</p>
      <button type="button" class="camera-row" onClick={() => ctx.selection.select(keyOf(next.reader))}>
        <ReaderSummary camera={next.reader} />
      </button>
    </>
  );
}

function sentence({ metres, faces }: AheadReader, { settings }: FeatureContext): string {
  const distance = formatDistance(metres, settings.units.value);
  return t(faces === null ? 'ahead.next.unknown' : faces ? 'ahead.next.facing' : 'ahead.next.elsewhere', { distance });
}

/** How fast, how certain, and what is not known. */
function Circumstances({
  ctx,
  state,
  watch,
}: {
  readonly ctx: FeatureContext;
  readonly state: AheadState;
  readonly watch: Watch;
}): preact.JSX.Element {
  const units = ctx.settings.units.value;
  const motion = watch.kind === 'on' ? watch.motion : null;
  const shown = ctx.view.view.value;
  // What lies within reach and was not in view may not have been read.
  const isWhole =
    ctx.data.status.value.phase.kind === 'done' &&
    (motion === null || (shown !== null && holds(shown.box, aroundPlace(motion.fix.place, state.rules.value.reach))));
  const speed = motion?.speed ?? null;
  return (
    <>
      {motion === null ? null : (
        <p class="muted">
          {speed === null ? null : `${formatSpeed(speed, units)} · `}
          {t('ahead.accuracy', { distance: formatDistance(motion.fix.accuracy, units) })}
        </p>
      )}
      {motion !== null && motion.fix.accuracy > POOR ? <p>{t('ahead.poor')}</p> : null}
      {isWhole ? null : <p>{t('data.notAll')}</p>}
      {state.screenStaysOn.value ? null : <p class="muted">{t('ahead.screen')}</p>}
    </>
  );
}
