import { formatDate, formatNumber, t } from '../../../i18n/index.ts';
import { formatDistance } from '../../../i18n/formatMeasures.ts';
import type { FeatureContext } from '../../../state/featureContext.ts';
import { Choice } from '../../../ui/parts/Choice.tsx';
import { keepFile } from '../../../ui/parts/keepFile.ts';
import { AROUND } from '../compareList.ts';
import { comparisonCsv, unmatchedGpx } from './compareFiles.ts';
import { compareReport } from './compareReport.ts';
import type { Side } from './compareOverlay.ts';
import type { Compared, CompareState } from './compareState.ts';
import { SideRows } from './SideRows.tsx';

/** The numbers with all that they hang on, one side of the comparison as rows, and the files. */
export function Sides({
  ctx,
  state,
  result,
  side,
}: {
  readonly ctx: FeatureContext;
  readonly state: CompareState;
  readonly result: Compared;
  readonly side: { value: Side };
}): preact.JSX.Element {
  const { pairs, onlyList, onlyMap, repeated, range, base, threshold, hasArea } = result;
  const units = ctx.settings.units.value;
  const label = (name: Side, count: number): string => `${t(`compare.${name}`)}: ${formatNumber(count)}`;
  return (
    <section aria-label={t('compare.result')}>
      <Choice
        legend={t('compare.result')}
        name="compare-side"
        options={[
          { value: 'both', label: label('both', pairs.length) },
          { value: 'onlyList', label: label('onlyList', onlyList.length) },
          { value: 'onlyMap', label: label('onlyMap', onlyMap.length) },
        ]}
        value={side.value}
        onChoose={(next) => {
          side.value = next;
        }}
      />
      <p class="muted small">
        {t('compare.method', {
          threshold: formatDistance(threshold, units),
          date: base === null ? t('compare.dateUnknown') : formatDate(base),
        })}{' '}
        {hasArea ? t('compare.within.area') : t('compare.within.rows', { distance: formatDistance(AROUND, units) })}
      </p>
      {repeated.slice(0, 5).map((rows) => (
        <p key={rows.join()} class="muted small">
          {t('compare.repeated', {
            rows: rows
              .slice(0, 20)
              .map((row) => formatNumber(row))
              .join(', '),
          })}
        </p>
      ))}
      {range === null ? null : (
        <p>{t('compare.range', { low: formatNumber(range.low), high: formatNumber(range.high) })}</p>
      )}
      <SideRows ctx={ctx} state={state} result={result} side={side.value} />
      <div class="row">
        <button
          type="button"
          class="button secondary"
          onClick={() => keepFile('list-and-map.csv', 'text/csv', [comparisonCsv(result, state.decided.peek())])}
        >
          {t('compare.keep.csv')}
        </button>
        <button
          type="button"
          class="button secondary"
          onClick={() =>
            keepFile('to-look-for.gpx', 'application/gpx+xml', [
              unmatchedGpx(result, { list: t('compare.onlyList'), map: t('compare.onlyMap') }),
            ])
          }
        >
          {t('compare.keep.gpx')}
        </button>
        <button
          type="button"
          class="button secondary"
          onClick={() => {
            const list = state.list.peek();
            if (list === null) return;
            const { lang: language, dir } = document.documentElement;
            const report = compareReport({
              list,
              result,
              decided: state.decided.peek(),
              units,
              language,
              direction: dir === 'rtl' ? 'rtl' : 'ltr',
            });
            keepFile('list-and-map.html', 'text/html', [report]);
          }}
        >
          {t('compare.keep.report')}
        </button>
      </div>
    </section>
  );
}
