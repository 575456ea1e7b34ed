import { formatDistance, formatNumber, t } from '../../../i18n/index.ts';
import type { FeatureContext } from '../../../state/featureContext.ts';
import { tripName } from './RouteResults.tsx';
import type { Trip } from './trips.ts';
import type { RouteState } from './routeState.ts';

/** Several routes side by side; each is compared with the first. */
export function CompareRoutes({
  ctx,
  state,
}: {
  readonly ctx: FeatureContext;
  readonly state: RouteState;
}): preact.JSX.Element {
  const counted = state.counted.value;
  const first = counted[0];
  const times = state.trips.value.map(({ source }) => (source.kind === 'router' ? source.seconds : null));
  const isTimed = times.some((time) => time !== null);
  return (
    <section aria-label={t('route.compare')}>
      <h3>{t('route.compare')}</h3>
      <div class="route-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('route.compare.route')}</th>
              <th scope="col">{t('route.compare.length')}</th>
              {isTimed ? <th scope="col">{t('route.compare.time')}</th> : null}
              <th scope="col">{t('route.compare.facing')}</th>
              <th scope="col">{t('route.compare.data')}</th>
              <th scope="col">{t('route.remove')}</th>
            </tr>
          </thead>
          <tbody>
            {state.trips.value.map((trip, number) => {
              const found = counted[number];
              if (found === undefined || first === undefined) return null;
              const fewer = first.facing - found.facing;
              return (
                <tr key={trip.id} class={number === state.shown.value ? 'chosen' : undefined}>
                  <td>
                    <button
                      type="button"
                      class="button link"
                      aria-pressed={number === state.shown.value}
                      onClick={() => state.show(number)}
                    >
                      {formatNumber(number + 1)} {tripName(trip)}
                    </button>
                  </td>
                  <td>{formatDistance(found.length, ctx.settings.units.value)}</td>
                  {isTimed ? <td>{timeWords(trip, times[0] ?? null)}</td> : null}
                  <td>
                    {formatNumber(found.facing)}
                    {number === 0 || fewer === 0 ? null : (
                      <span class="muted">
                        {' '}
                        {fewer > 0
                          ? t('route.compare.fewer', { count: fewer })
                          : t('route.compare.more', { count: -fewer })}
                      </span>
                    )}
                  </td>
                  <td>
                    {formatNumber(Math.floor(found.share * 100) / 100, { style: 'percent', maximumFractionDigits: 0 })}
                  </td>
                  <td>
                    <button
                      type="button"
                      class="button link"
                      aria-label={t('route.compare.remove', { number: formatNumber(number + 1) })}
                      onClick={() => state.remove(number)}
                    >
                      {t('route.remove')}
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {counted.some(({ share }) => share < 1) ? <p class="muted small">{t('route.compare.gap')}</p> : null}
    </section>
  );
}

/** Minutes as the router has them, and how many more than on the first route. */
function timeWords({ source }: Trip, first: number | null): string {
  if (source.kind !== 'router') return '–';
  const minutes = Math.round(source.seconds / 60);
  const extra = first === null ? 0 : minutes - Math.round(first / 60);
  const words = t('route.minutes', { minutes: formatNumber(minutes) });
  return extra > 0 ? `${words} ${t('route.compare.extra', { minutes: formatNumber(extra) })}` : words;
}
