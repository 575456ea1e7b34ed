import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useMemo } from 'preact/hooks';
import { formatDate, formatNumber, t } from '../../../i18n/index.ts';
import type { FeatureContext } from '../../../state/featureContext.ts';
import { Choice } from '../../../ui/parts/Choice.tsx';
import { Foreign } from '../../../ui/parts/text.tsx';
import type { Area } from '../area/readArea.ts';
import type { GateFilter } from './coverageOverlay.ts';
import { coverageOverlay, gatesOf } from './coverageOverlay.ts';
import type { Measured } from './coverageState.ts';
import { keepFile } from '../../../ui/parts/keepFile.ts';
import { Thresholds } from './Thresholds.tsx';

const GEOJSON = 'application/geo+json';
/** Rows that are shown at once; the file has all. */
const MOST_ROWS = 200;
const CLOSE = 17;

function percent(part: number, all: number): string {
  return all === 0 ? '–' : formatNumber(part / all, { style: 'percent', maximumFractionDigits: 1 });
}

/** The numbers in sentences, the gates as a table and on the map, and the files to check them by. */
export function Results({
  ctx,
  result,
  area,
}: {
  readonly ctx: FeatureContext;
  readonly result: Measured;
  readonly area: Area;
}): preact.JSX.Element {
  const filter = useSignal<GateFilter>('all');
  const chosen = useSignal<number | null>(null);
  const [kind, marked] = [filter.value, chosen.value];
  const shown = useMemo(() => gatesOf(result.gates, kind), [result, kind]);
  const pick = useCallback(
    (number: number): void => {
      chosen.value = number;
      const place = result.gates[number - 1]?.place;
      if (place !== undefined) ctx.view.go(place, CLOSE);
    },
    [ctx, result, chosen],
  );
  useEffect(() => {
    ctx.overlays.set('coverage', coverageOverlay(area, shown, { chosen: marked, pick }));
  }, [ctx, area, shown, marked, pick]);
  const { gates, watched, trips, passing, seed } = result;
  const unknown = t('coverage.dateUnknown');
  const network = result.network === null ? unknown : formatDate(Date.parse(result.network));
  const readers = result.readersBase === null ? unknown : formatDate(result.readersBase);
  return (
    <section aria-label={t('coverage.results')}>
      <h3>{t('coverage.gates')}</h3>
      <p>
        {t('coverage.gates.share', {
          count: gates.length,
          watched: formatNumber(watched),
          share: percent(watched, gates.length),
        })}
      </p>
      <h3>{t('coverage.trips')}</h3>
      <p>{t('coverage.trips.of', { count: trips, seed: String(seed) })}</p>
      <ul>
        {([1, 2, 5] as const).map((least) => (
          <li key={least}>{t('coverage.trips.share', { count: least, share: percent(passing[least], trips) })}</li>
        ))}
      </ul>
      <p class="muted small">
        {t('coverage.dates', { network, readers })} {t('coverage.limits')}
        {result.shareOfRoad === null ? '' : ` ${t('coverage.shareOfRoad', { share: percent(result.shareOfRoad, 1) })}`}
      </p>
      <div class="coverage-actions">
        <button
          type="button"
          class="button secondary"
          onClick={() => keepFile('gates.geojson', GEOJSON, [result.gatesFile])}
        >
          {t('coverage.keep.gates')}
        </button>
        <button
          type="button"
          class="button secondary"
          onClick={() => keepFile('trips.geojson', GEOJSON, [result.tripsFile])}
        >
          {t('coverage.keep.trips')}
        </button>
      </div>
      <Choice
        legend={t('coverage.show')}
        name="coverage-show"
        options={[
          { value: 'all', label: t('coverage.show.all') },
          { value: 'watched', label: t('coverage.show.watched') },
          { value: 'gaps', label: t('coverage.show.gaps') },
        ]}
        value={filter.value}
        onChoose={(next) => {
          filter.value = next;
        }}
      />
      <div class="coverage-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('coverage.gate')}</th>
              <th scope="col">{t('coverage.road')}</th>
              <th scope="col">{t('coverage.facing')}</th>
              <th scope="col">{t('coverage.near')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, MOST_ROWS).map(([number, { names, facing, near }]) => (
              <tr key={number} class={number === marked ? 'chosen' : undefined}>
                <td>
                  <button
                    type="button"
                    class="button link"
                    aria-label={t('coverage.goTo', { gate: String(number) })}
                    onClick={() => pick(number)}
                  >
                    {formatNumber(number)}
                  </button>
                </td>
                <td>
                  {names.length === 0 ? (
                    <span class="unknown">{t('coverage.noName')}</span>
                  ) : (
                    <Foreign text={names.join(' · ')} />
                  )}
                </td>
                <td>{facing.length === 0 ? t('coverage.noneMapped') : formatNumber(facing.length)}</td>
                <td>{formatNumber(near.length)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length > MOST_ROWS ? <p class="muted">{t('coverage.more', { count: shown.length - MOST_ROWS })}</p> : null}
      <Thresholds variations={result.sensitivity} />
    </section>
  );
}
