import { useSignal } from '@preact/signals';
import { formatDate, formatDistance, formatNumber, t } from '../../../i18n/index.ts';
import { keyOf } from '../../../model/camera.ts';
import type { FeatureContext } from '../../../state/featureContext.ts';
import { ReaderSummary } from '../../../ui/panel/ReaderSummary.tsx';
import { Foreign } from '../../../ui/parts/text.tsx';
import type { AlongReader } from '../count/countAlong.ts';
import { KeepReaders } from './KeepReaders.tsx';
import type { RouteState } from './routeState.ts';
import { RouteStrip } from './RouteStrip.tsx';
import type { Counted, Trip } from './trips.ts';

/** Rows that are shown at once; the file has all. */
const MOST_ROWS = 200;

interface Props {
  readonly ctx: FeatureContext;
  readonly state: RouteState;
  readonly trip: Trip;
  readonly found: Counted;
}

/** What a route is called: its file's name, or how it came. */
export function tripName({ source }: Trip): preact.JSX.Element | string {
  if (source.kind === 'file') return <Foreign text={source.name} />;
  return t(`route.from.${source.kind === 'router' && source.isFewer ? 'fewer' : source.kind}`);
}

/** The numbers in sentences, what is known at all, the strip and the readers in order. */
export function RouteResults({ ctx, state, trip, found }: Props): preact.JSX.Element {
  const distance = (metres: number): string => formatDistance(metres, ctx.settings.units.value);
  const all = useSignal(false);
  const listed = found.readers.filter(({ faces }) => all.value || faces === true);
  const { threshold } = state.rules.value;
  return (
    <section aria-label={t('route.results')}>
      <h3>
        {tripName(trip)} · {distance(found.length)}
      </h3>
      {trip.source.kind === 'file' && trip.source.leftOut > 0 ? (
        <p class="muted small">{t('route.leftOut', { count: trip.source.leftOut })}</p>
      ) : null}
      <p class="route-count">{t('route.facing', { count: found.facing })}</p>
      <p>
        {t('route.others', { count: found.near + found.unknown, distance: distance(threshold) })}{' '}
        {t('route.others.of', { near: formatNumber(found.near), unknown: formatNumber(found.unknown) })}
      </p>
      <AtHand state={state} found={found} />
      <label class="check">
        <input
          type="checkbox"
          checked={state.isReturn.value}
          onChange={({ currentTarget }) => state.setReturn(currentTarget.checked)}
        />
        <span>{t('route.return')}</span>
      </label>
      <Week passes={found.passes} />
      <RouteStrip found={found} distance={distance} />
      <label class="check">
        <input
          type="checkbox"
          checked={all.value}
          onChange={({ currentTarget }) => {
            all.value = currentTarget.checked;
          }}
        />
        <span>{t('route.showAll')}</span>
      </label>
      <ol class="cameras route-list">
        {listed.slice(0, MOST_ROWS).map((along) => (
          <li key={keyOf(along.reader)}>
            <button type="button" class="camera-row" onClick={() => ctx.selection.select(keyOf(along.reader))}>
              <ReaderSummary camera={along.reader} also={whereWords(along, distance)} />
              <span class="camera-distance">{distance(along.at)}</span>
            </button>
          </li>
        ))}
      </ol>
      {listed.length > MOST_ROWS ? <p class="muted">{t('route.more', { count: listed.length - MOST_ROWS })}</p> : null}
      <KeepReaders ctx={ctx} state={state} found={found} />
    </section>
  );
}

/** How far from the road it stands, and whether it looks along it. */
function whereWords({ metres, faces }: AlongReader, distance: (metres: number) => string): string {
  const away = t('route.away', { distance: distance(metres) });
  return faces === null ? away : `${away} · ${faces ? t('route.looks.here') : t('route.looks.elsewhere')}`;
}

/** For which part of the route there is data; what is not known is never none. */
function AtHand({ state, found }: { readonly state: RouteState; readonly found: Counted }): preact.JSX.Element {
  // Rounded down: a route that lacks a piece is not known wholly.
  const percent = formatNumber(Math.floor(found.share * 1000) / 1000, { style: 'percent', maximumFractionDigits: 1 });
  const date = found.base === null ? t('route.dateUnknown') : formatDate(found.base);
  return (
    <div class="route-hand">
      <p>
        {found.share >= 1 ? t('route.hand.all', { date }) : t('route.hand', { share: percent, date })}{' '}
        {found.share >= 1 ? '' : t('route.hand.gap')}
      </p>
      {found.share >= 1 || state.step.value.kind === 'loading' ? null : (
        <button type="button" class="button primary" onClick={() => void state.loadRest()}>
          {t('route.loadRest')}
        </button>
      )}
      <p class="muted small">{t('route.limits')}</p>
    </div>
  );
}

const MOST_TRIPS_A_WEEK = 50;

/** What a commute passes in a week. */
function Week({ passes }: { readonly passes: number }): preact.JSX.Element {
  const times = useSignal(5);
  return (
    <div class="route-week">
      <label class="labelled">
        {t('route.week')}
        <input
          type="number"
          min={1}
          max={MOST_TRIPS_A_WEEK}
          value={times.value}
          onInput={({ currentTarget }) => {
            const next = currentTarget.valueAsNumber;
            if (Number.isInteger(next) && next >= 1 && next <= MOST_TRIPS_A_WEEK) times.value = next;
          }}
        />
      </label>
      <p>{t('route.week.passes', { count: passes * times.value })}</p>
    </div>
  );
}
