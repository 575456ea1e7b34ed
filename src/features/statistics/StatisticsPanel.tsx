import './statistics.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { formatDateTime, t } from '../../i18n/index.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FilterChoices, NameCount } from '../../store/query/filter.ts';
import { UNNAMED } from '../../store/query/filter.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { NotRead } from '../../ui/parts/NotRead.tsx';
import { filterWords } from '../../ui/parts/filterWords.ts';
import { PanelHead } from '../../ui/panel/PanelHead.tsx';
import { BarChart } from './BarChart.tsx';
import { barsOf } from './bars.ts';

export { default as words } from './en.json';

export default function statistics(ctx: FeatureContext): FeatureParts {
  return { panel: () => <StatisticsPanel ctx={ctx} /> };
}

/** Bars of a chart. */
const MOST = 10;

/** What is mapped in view and passes the filter, in numbers. */
function StatisticsPanel({ ctx: { data, view, panel } }: { readonly ctx: FeatureContext }): preact.JSX.Element {
  const counts = useSignal<FilterChoices | 'failed' | null>(null);
  const scene = data.scene.value;
  const now = view.view.value;
  const filter = data.filter.value;
  const status = data.status.value;
  useEffect(() => {
    let outdated = false;
    void data.choices(true).then((next) => {
      if (!outdated) counts.value = next ?? 'failed';
    });
    return () => {
      outdated = true;
    };
  }, [data, counts, scene, now, filter]);
  const known = counts.value === 'failed' ? null : counts.value;
  return (
    <section class="panel-content" aria-label={t('statistics.title')}>
      <PanelHead onClose={() => panel.close('statistics')}>{t('statistics.title')}</PanelHead>
      {counts.value === null ? <p>{t('statistics.loading')}</p> : null}
      {counts.value === 'failed' ? <NotRead data={data} /> : null}
      {known === null ? null : (
        <p role="status">{known.total === 0 ? t('statistics.none') : t('statistics.count', { count: known.total })}</p>
      )}
      <p class="muted small">
        {t('statistics.filter', { filter: filterWords(filter) })}{' '}
        {status.base === null ? null : t('statistics.base', { base: formatDateTime(status.base) })}
      </p>
      {status.phase.kind === 'done' ? null : <p>{t('statistics.partial')}</p>}
      {known?.complete === false ? <p>{t('statistics.incomplete')}</p> : null}
      {known === null || known.total === 0 ? null : <Charts known={known} />}
    </section>
  );
}

function Charts({ known }: { readonly known: FilterChoices }): preact.JSX.Element {
  const { total, makers, operators, direction, years, ageUnknown } = known;
  const named = (counts: readonly NameCount[]): readonly NameCount[] =>
    counts.map(({ name, count }) => ({ name: name === UNNAMED ? t('statistics.unnamed') : name, count }));
  const others = t('statistics.others');
  const ages = [
    ...years.map((count, age) => ({ name: t(`statistics.age.${ageKey(age)}`), count })),
    { name: t('statistics.unnamed'), count: ageUnknown },
  ];
  const directions = (['known', 'missing', 'odd'] as const).map((kind) => ({
    name: t(`statistics.direction.${kind}`),
    count: direction[kind],
  }));
  return (
    <>
      <BarChart title={t('statistics.makers')} bars={barsOf(named(makers), total, MOST, others)} />
      <BarChart title={t('statistics.operators')} bars={barsOf(named(operators), total, MOST, others)} />
      <p class="muted small">{t('statistics.lists')}</p>
      <BarChart title={t('statistics.directions')} bars={barsOf(directions, total, MOST, others)} />
      <BarChart title={t('statistics.ages')} bars={barsOf(ages, total, MOST, others)} />
    </>
  );
}

function ageKey(age: number): 0 | 1 | 2 | 3 {
  return age === 1 || age === 2 || age === 3 ? age : 0;
}
