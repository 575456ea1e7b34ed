import { formatNumber, t } from '../../i18n/index.ts';
import { Foreign } from '../../ui/parts/text.tsx';
import type { Bar } from './bars.ts';

/** Units of the drawing: a row, and the bar within it. */
const ROW = 28;
const BAR = 8;
const WIDTH = 300;

/** Bars with their names and numbers, and the same as a table. */
export function BarChart({
  title,
  bars,
}: {
  readonly title: string;
  readonly bars: readonly Bar[];
}): preact.JSX.Element {
  const largest = bars.reduce<Bar | null>((most, bar) => (most === null || bar.count > most.count ? bar : most), null);
  return (
    <section class="chart">
      <h3>{title}</h3>
      <svg
        viewBox={`0 0 ${WIDTH} ${bars.length * ROW}`}
        role="img"
        aria-label={t('statistics.chart', { largest: largest?.name ?? '', share: percent(largest?.share ?? 0) })}
      >
        {bars.map(({ name, count, share }, i) => (
          <g key={name} transform={`translate(0 ${i * ROW})`}>
            <text x="0" y="14" translate={false}>
              {short(name)}
            </text>
            <text x={WIDTH} y="14" class="chart-count">
              {`${formatNumber(count)} · ${percent(share)}`}
            </text>
            <rect class="chart-ground" y="18" width={WIDTH} height={BAR} rx="2" />
            <rect class="chart-bar" y="18" width={Math.min(WIDTH, WIDTH * share)} height={BAR} rx="2" />
          </g>
        ))}
      </svg>
      <details>
        <summary>{t('statistics.table')}</summary>
        <table class="chart-table">
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('statistics.name')}</th>
              <th scope="col">{t('statistics.readers')}</th>
              <th scope="col">{t('statistics.share')}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ name, count, share }) => (
              <tr key={name}>
                <th scope="row">
                  <Foreign text={name} />
                </th>
                <td>{formatNumber(count)}</td>
                <td>{percent(share)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

function percent(share: number): string {
  return formatNumber(share, { style: 'percent', maximumFractionDigits: 1 });
}

/** What fits beside the number. */
function short(name: string): string {
  const letters = [...name];
  return letters.length <= 26 ? name : `${letters.slice(0, 25).join('')}…`;
}
