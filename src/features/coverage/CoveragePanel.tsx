import { effect, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { formatBytes, formatNumber, t } from '../../i18n/index.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { PanelHead } from '../../ui/panel/PanelHead.tsx';
import { Working } from '../../ui/parts/Working.tsx';
import { Foreign } from '../../ui/parts/text.tsx';
import './coverage.css';
import { AreaStep } from './page/AreaStep.tsx';
import { createAskOverpass } from '../../state/askOverpass.ts';
import { NearPlaces } from './near/NearPlaces.tsx';
import type { NearState } from './near/nearState.ts';
import { createNear } from './near/nearState.ts';
import { FileButton } from '../../ui/parts/FileButton.tsx';
import { Results } from './page/Results.tsx';
import { coverageOverlay } from './page/coverageOverlay.ts';
import type { CoverageState, Step } from './page/coverageState.ts';
import { createCoverage } from './page/coverageState.ts';
import { MOST_WAYS } from './page/overpassQueries.ts';

export { default as words } from './en.json';

const TRIPS = 1000;
const LARGEST_SEED = 0xffff_ffff;

export default function coverage(ctx: FeatureContext): FeatureParts {
  const overpass = createAskOverpass(ctx);
  const state = createCoverage(ctx, overpass);
  const near = createNear(overpass);
  return { panel: () => <CoveragePanel ctx={ctx} state={state} near={near} /> };
}

const NOTHING_TO_PICK = { chosen: null, pick: (): void => undefined };

interface Props {
  readonly ctx: FeatureContext;
  readonly state: CoverageState;
  readonly near: NearState;
}

/** An area, its roads, and what of them mapped readers face: one step after the other. */
function CoveragePanel({ ctx, state, near }: Props): preact.JSX.Element {
  const { area, roads, result } = state;
  useEffect(() => {
    const stop = effect(() => {
      const chosen = area.value;
      // With a result, its own table draws.
      if (result.value !== null) return;
      const overlay = chosen === null ? null : coverageOverlay(chosen.area, [], NOTHING_TO_PICK);
      ctx.overlays.set('coverage', overlay);
    });
    return () => {
      stop();
      ctx.overlays.set('coverage', null);
    };
  }, [ctx, area, result]);
  return (
    <section class="panel-content coverage" aria-label={t('coverage.title')}>
      <PanelHead onClose={() => ctx.panel.close('coverage')}>{t('coverage.title')}</PanelHead>
      <p>{t('coverage.what')}</p>
      <AreaStep state={state} />
      {area.value === null ? null : <RoadsStep state={state} />}
      {area.value === null || roads.value === null ? null : <MeasureStep state={state} />}
      <StepWords step={state.step.value} onStop={() => state.stop()} />
      {result.value === null || area.value === null ? null : (
        <Results ctx={ctx} result={result.value} area={area.value.area} />
      )}
      {area.value === null ? null : <NearPlaces ctx={ctx} near={near} area={area.value.area} />}
    </section>
  );
}

function RoadsStep({ state }: { readonly state: CoverageState }): preact.JSX.Element {
  const roads = state.roads.value;
  const ways = state.ways.value;
  const tooMany = ways !== null && ways > MOST_WAYS;
  return (
    <section>
      <h3>{t('coverage.roads')}</h3>
      {roads === null ? (
        <p class="muted">{ways === null ? t('coverage.roads.ask') : t('coverage.roads.counted', { count: ways })}</p>
      ) : (
        <p>{roads.name === null ? t('coverage.roads.there') : <Foreign text={roads.name} />}</p>
      )}
      <div class="coverage-actions">
        {ways === null || tooMany ? (
          <button type="button" class="button secondary" onClick={() => void state.countRoads()}>
            {t('coverage.roads.count')}
          </button>
        ) : (
          <button type="button" class="button secondary" onClick={() => void state.loadRoads()}>
            {t('coverage.roads.load')}
          </button>
        )}
        <FileButton
          label={t('coverage.roads.file')}
          accept=".geojson,.json,.gz,application/geo+json"
          onFile={(file) => void state.openRoads(file)}
        />
      </div>
    </section>
  );
}

function MeasureStep({ state }: { readonly state: CoverageState }): preact.JSX.Element {
  const seed = useSignal('1');
  const value = Number(seed.value);
  const good = /^\d{1,10}$/.test(seed.value) && value <= LARGEST_SEED;
  return (
    <form
      class="coverage-actions"
      onSubmit={(event) => {
        event.preventDefault();
        if (good) void state.measure(value, TRIPS);
      }}
    >
      <label class="labelled coverage-seed">
        {t('coverage.seed')}
        <input
          type="text"
          inputMode="numeric"
          value={seed.value}
          aria-invalid={!good}
          onInput={({ currentTarget }) => {
            seed.value = currentTarget.value.trim();
          }}
        />
      </label>
      <button type="submit" class="button primary" disabled={!good}>
        {t('coverage.measure')}
      </button>
    </form>
  );
}

function StepWords({ step, onStop }: { readonly step: Step; readonly onStop: () => void }): preact.JSX.Element {
  return (
    <Working
      busy={busyWords(step)}
      onStop={onStop}
      failure={step.kind === 'failed' ? step.failure : null}
      refused={step.kind === 'refused' ? <Refused step={step} /> : null}
    />
  );
}

function Refused({ step }: { readonly step: Extract<Step, { kind: 'refused' }> }): preact.JSX.Element {
  if (step.why === 'file') return <Foreign text={step.said} />;
  if (step.why === 'wide') return <p>{t('coverage.refused.wide')}</p>;
  return <p>{t('coverage.refused.ways', { count: step.ways, most: formatNumber(MOST_WAYS) })}</p>;
}

function busyWords(step: Step): string | null {
  if (step.kind === 'finding') return t('coverage.finding');
  if (step.kind === 'counting') return t('coverage.counting');
  if (step.kind === 'measuring') return t('coverage.measuring', { done: formatNumber(step.done) });
  if (step.kind !== 'loading') return null;
  return step.what === 'readers' ? t('coverage.readers') : t('coverage.loading', { size: formatBytes(step.bytes) });
}
