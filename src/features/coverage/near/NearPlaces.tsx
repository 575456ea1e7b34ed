import { useSignal } from '@preact/signals';
import { failureMessage } from '../../../i18n/failureMessage.ts';
import { formatDate, formatDistance, formatNumber, t } from '../../../i18n/index.ts';
import { Failure } from '../../../model/failure.ts';
import type { FeatureContext } from '../../../state/featureContext.ts';
import { Choice } from '../../../ui/parts/Choice.tsx';
import { FailureWords, Note } from '../../../ui/parts/Message.tsx';
import { Foreign } from '../../../ui/parts/text.tsx';
import type { Area } from '../area/readArea.ts';
import { keepFile } from '../../../ui/parts/keepFile.ts';
import type { NearPlace, PlaceKind } from './nearPlaces.ts';
import { nearGeoJson, PLACE_KINDS, placesNear } from './nearPlaces.ts';
import type { NearFound, NearState } from './nearState.ts';

const DISTANCES = [50, 100, 200, 500] as const;
const WIDEST = 500;
const MOST_ROWS = 200;
const CLOSE = 17;

const KIND_WORDS = {
  school: 'coverage.places.kind.school',
  clinic: 'coverage.places.kind.clinic',
  worship: 'coverage.places.kind.worship',
  court: 'coverage.places.kind.court',
} as const satisfies Record<PlaceKind, string>;

/** Places that have a mapped reader near them: asked for by a click, counted, listed, kept. */
export function NearPlaces({
  ctx,
  near,
  area,
}: {
  readonly ctx: FeatureContext;
  readonly near: NearState;
  readonly area: Area;
}): preact.JSX.Element {
  const found = near.found.value;
  const asking = found === 'asking';
  return (
    <section>
      <h3>{t('coverage.places')}</h3>
      <p>{t('coverage.places.what')}</p>
      <div class="coverage-actions">
        <button type="button" class="button secondary" disabled={asking} onClick={() => void near.ask(area)}>
          {t('coverage.places.ask')}
        </button>
        {asking ? (
          <button type="button" class="button secondary" onClick={() => near.stop()}>
            {t('action.cancel')}
          </button>
        ) : null}
      </div>
      <div role="status">{asking ? <p>{t('coverage.places.asking')}</p> : null}</div>
      {found === 'wide' ? (
        <Note tone="warn">
          <p>{t('coverage.refused.wide')}</p>
        </Note>
      ) : null}
      {found instanceof Failure ? (
        <Note tone="warn">
          <FailureWords message={failureMessage(found, 'opening')} said={found.details.said} />
        </Note>
      ) : null}
      {found === null || typeof found === 'string' || found instanceof Failure || found.area !== area ? null : (
        <Places ctx={ctx} found={found} />
      )}
    </section>
  );
}

function Places({ ctx, found }: { readonly ctx: FeatureContext; readonly found: NearFound }): preact.JSX.Element {
  const within = useSignal<number>(WIDEST);
  const kinds = useSignal<readonly PlaceKind[]>(PLACE_KINDS);
  const wanted = found.places.filter(({ kind }) => kinds.value.includes(kind));
  const rows = placesNear(wanted, found.readers, within.value);
  const units = ctx.settings.units.value;
  const away = (metres: number): string => formatDistance(metres, units);
  const date = found.base === null ? t('coverage.dateUnknown') : formatDate(found.base);
  return (
    <>
      <fieldset class="coverage-kinds">
        <legend>{t('coverage.places')}</legend>
        {PLACE_KINDS.map((kind) => (
          <label key={kind}>
            <input
              type="checkbox"
              checked={kinds.value.includes(kind)}
              onChange={({ currentTarget: { checked } }) => {
                kinds.value = checked ? [...kinds.value, kind] : kinds.value.filter((each) => each !== kind);
              }}
            />{' '}
            {t(KIND_WORDS[kind])}
          </label>
        ))}
      </fieldset>
      <Choice
        legend={t('coverage.places.within')}
        name="coverage-within"
        options={DISTANCES.map((metres) => ({ value: String(metres), label: away(metres) }))}
        value={String(within.value)}
        onChoose={(metres) => {
          within.value = Number(metres);
        }}
      />
      <p>
        {t('coverage.places.found', {
          count: wanted.length,
          near: formatNumber(rows.length),
          distance: away(within.value),
        })}
      </p>
      <p class="muted small">{t('coverage.places.measured', { date })}</p>
      <PlaceTable ctx={ctx} rows={rows} away={away} />
      <button
        type="button"
        class="button secondary"
        onClick={() => keepFile('places.geojson', 'application/geo+json', [nearGeoJson(rows, within.value)])}
      >
        {t('coverage.places.keep')}
      </button>
    </>
  );
}

function PlaceTable({
  ctx,
  rows,
  away,
}: {
  readonly ctx: FeatureContext;
  readonly rows: readonly NearPlace[];
  readonly away: (metres: number) => string;
}): preact.JSX.Element | null {
  if (rows.length === 0) return null;
  return (
    <div class="coverage-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('coverage.places.place')}</th>
            <th scope="col">{t('coverage.places.nearest')}</th>
            <th scope="col">{t('coverage.places.near')}</th>
            <th scope="col">{t('coverage.places.facing')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map(({ place, near, facing, metres }) => (
            <tr key={place.key}>
              <td>
                <button type="button" class="button link" onClick={() => ctx.view.go(place, CLOSE)}>
                  {place.name === null ? t('coverage.noName') : <Foreign text={place.name} />}
                </button>
              </td>
              <td>{away(metres)}</td>
              <td>{formatNumber(near.length)}</td>
              <td>{formatNumber(facing.length)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS ? <p class="muted">{t('coverage.more', { count: rows.length - MOST_ROWS })}</p> : null}
    </div>
  );
}
