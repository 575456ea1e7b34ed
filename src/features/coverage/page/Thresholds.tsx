import { formatBearing, formatDistance, formatNumber, t } from '../../../i18n/index.ts';
import type { Variation } from '../measure.ts';

const RULES = {
  gate_m: 'coverage.rule.gate',
  along_m: 'coverage.rule.along',
  angle: 'coverage.rule.angle',
  trip_m: 'coverage.rule.trip',
} as const;

/** What becomes of the numbers where one threshold is another. */
export function Thresholds({ variations }: { readonly variations: readonly Variation[] }): preact.JSX.Element {
  return (
    <details>
      <summary>{t('coverage.thresholds')}</summary>
      <div class="coverage-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('coverage.rule')}</th>
              <th scope="col">{t('coverage.gatesWatched')}</th>
              <th scope="col">{t('coverage.tripsPassing')}</th>
            </tr>
          </thead>
          <tbody>
            {variations.map(({ rule, value, watched, passing }) => (
              <tr key={`${rule} ${value}`}>
                <th scope="row">
                  {t(RULES[rule], { value: rule === 'angle' ? formatBearing(value) : formatDistance(value, 'metric') })}
                </th>
                <td>{watched === null ? '–' : formatNumber(watched)}</td>
                <td>{passing === null ? '–' : formatNumber(passing)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
