import { effect, signal } from '@preact/signals';
import { formatNumber, t } from '../../i18n/index.ts';
import { createAskOverpass } from '../../state/askOverpass.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { PanelHead } from '../../ui/panel/PanelHead.tsx';
import { Working } from '../../ui/parts/Working.tsx';
import { Foreign } from '../../ui/parts/text.tsx';
import './compare.css';
import type { Side } from './page/compareOverlay.ts';
import { compareOverlay } from './page/compareOverlay.ts';
import type { CompareState, Step } from './page/compareState.ts';
import { createCompare, MOST_BYTES } from './page/compareState.ts';
import { CompareSettings } from './page/CompareSettings.tsx';
import { ListSource } from './page/ListSource.tsx';
import { ListWords } from './page/ListWords.tsx';
import { OnlyCount } from './page/OnlyCount.tsx';
import { Sides } from './page/Sides.tsx';

export { default as words } from './en.json';

export default function compare(ctx: FeatureContext): FeatureParts {
  const state = createCompare(ctx, createAskOverpass(ctx));
  const side = signal<Side>('onlyList');
  // It stays on the map beneath a reader that is looked at.
  effect(() => {
    const list = state.list.value;
    const isThere = ctx.panel.list.value === 'compare' && list !== null;
    const overlay = isThere
      ? compareOverlay(list.rows, state.result.value, side.value, state.area.value, ctx.selection.select)
      : null;
    ctx.overlays.set('compare', overlay);
  });
  return { panel: () => <ComparePanel ctx={ctx} state={state} side={side} /> };
}

/** A list, how it was understood, and what of it is on the map. */
function ComparePanel({
  ctx,
  state,
  side,
}: {
  readonly ctx: FeatureContext;
  readonly state: CompareState;
  readonly side: { value: Side };
}): preact.JSX.Element {
  const list = state.list.value;
  const result = state.result.value;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the button for a file does the same by keyboard
    <section
      class="panel-content compare"
      aria-label={t('compare.title')}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        // The button for a file has taken it.
        if (event.defaultPrevented) return;
        event.preventDefault();
        const file = event.dataTransfer?.files[0];
        if (file !== undefined) void state.open(file);
      }}
    >
      <PanelHead onClose={() => ctx.panel.close('compare')}>{t('compare.title')}</PanelHead>
      <p>{t('compare.what')}</p>
      <ListSource state={state} />
      {list === null ? null : <ListWords state={state} list={list} />}
      {list === null || list.rows.length === 0 ? null : <CompareSettings ctx={ctx} state={state} />}
      <StepWords step={state.step.value} onStop={() => state.stop()} />
      {result === null ? null : <Sides ctx={ctx} state={state} result={result} side={side} />}
      <p class="muted small">{t('compare.rule')}</p>
      <OnlyCount ctx={ctx} />
    </section>
  );
}

function StepWords({ step, onStop }: { readonly step: Step; readonly onStop: () => void }): preact.JSX.Element {
  return (
    <Working
      busy={busyWords(step)}
      onStop={onStop}
      failure={step.kind === 'failed' ? step.failure : null}
      refused={
        step.kind === 'big' ? (
          <p>{t('compare.big', { size: formatNumber(MOST_BYTES / 1e6) })}</p>
        ) : step.kind !== 'refused' ? null : step.said === null ? (
          <p>{t('compare.wide')}</p>
        ) : (
          <Foreign text={step.said} />
        )
      }
    />
  );
}

function busyWords(step: Step): string | null {
  if (step.kind === 'reading') return t('compare.reading');
  if (step.kind === 'comparing') return t('compare.working');
  return step.kind === 'loading' ? t('compare.loading', { done: formatNumber(step.done), count: step.total }) : null;
}
