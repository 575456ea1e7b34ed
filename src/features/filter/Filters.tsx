import './filter.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import type { FilterChoices } from '../../store/query/filter.ts';
import { NO_FILTER } from '../../store/query/filter.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { NotRead } from '../../ui/parts/NotRead.tsx';
import { AGES, ageOf, countOf, filterOf } from './ages.ts';
import { Names } from './Names.tsx';
import { SavedList } from './SavedList.tsx';
import { TagTerms } from './TagTerms.tsx';
import { Row } from './Row.tsx';

export { default as words } from './en.json';

export default function filters(ctx: FeatureContext): FeatureParts {
  return { popover: () => <Filters ctx={ctx} /> };
}

const DIRECTIONS = ['any', 'known', 'missing', 'odd'] as const;

/** Which cameras are shown, by what is known of those in view. */
function Filters({ ctx }: { readonly ctx: FeatureContext }): preact.JSX.Element {
  const { data, now } = ctx;
  const choices = useSignal<FilterChoices | 'failed' | null>(null);
  const filter = data.filter.value;
  const { inView, unfiltered } = data.status.value;
  const total = unfiltered ?? inView;
  // Again whenever other cameras are in view, the filter aside.
  useEffect(() => {
    let outdated = false;
    void data.choices().then((next) => {
      if (!outdated) choices.value = next ?? 'failed';
    });
    return () => {
      outdated = true;
    };
  }, [data, choices, total]);
  const known = choices.value === 'failed' ? null : choices.value;
  return (
    <section class="choices">
      <h2>{t('filter.title')}</h2>
      <div class="row">
        <p class="push">{t('status.filtered', { shown: inView, count: total })}</p>
        <button type="button" class="button secondary" onClick={() => data.setFilter(NO_FILTER)}>
          {t('filter.clear')}
        </button>
      </div>
      {choices.value === 'failed' ? <NotRead data={data} /> : null}
      {known?.complete === false ? <p class="muted small">{t('filter.incomplete')}</p> : null}
      <Names
        legend={t('form.maker')}
        name="filter-maker"
        known={known?.makers ?? []}
        picked={filter.makers}
        onPick={(makers) => data.setFilter({ makers })}
      />
      <Names
        legend={t('form.operator')}
        name="filter-operator"
        known={known?.operators ?? []}
        picked={filter.operators}
        onPick={(operators) => data.setFilter({ operators })}
      />
      <fieldset class="choice">
        <legend>{t('form.direction')}</legend>
        {DIRECTIONS.map((direction) => (
          <Row
            key={direction}
            type="radio"
            name="filter-direction"
            checked={filter.direction === direction}
            count={direction === 'any' ? null : (known?.direction[direction] ?? null)}
            onChoose={() => data.setFilter({ direction })}
          >
            {t(`filter.direction.${direction}`)}
          </Row>
        ))}
      </fieldset>
      <fieldset class="choice">
        <legend>{t('filter.age')}</legend>
        {AGES.map((age) => (
          <Row
            key={age}
            type="radio"
            name="filter-age"
            checked={ageOf(filter, now.value) === age}
            count={known === null ? null : countOf(age, known.years)}
            onChoose={() => data.setFilter(filterOf(age, now.peek()))}
          >
            {typeof age === 'number' ? t('filter.age.years', { count: age }) : t(`filter.age.${age}`)}
          </Row>
        ))}
      </fieldset>
      <TagTerms terms={filter.tags} onChange={(tags) => data.setFilter({ tags })} />
      {(known?.localEdits ?? 0) > 0 || filter.localEdits ? (
        <fieldset class="choice">
          <legend>{t('filter.own')}</legend>
          <Row
            type="checkbox"
            name="filter-local-edits"
            checked={filter.localEdits}
            count={known?.localEdits ?? null}
            onChoose={() => data.setFilter({ localEdits: !filter.localEdits })}
          >
            {t('filter.own.only')}
          </Row>
        </fieldset>
      ) : null}
      <SavedList ctx={ctx} />
    </section>
  );
}
