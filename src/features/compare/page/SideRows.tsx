import { formatNumber, t } from '../../../i18n/index.ts';
import { formatDistance } from '../../../i18n/formatMeasures.ts';
import type { Camera } from '../../../model/camera.ts';
import { keyOf } from '../../../model/camera.ts';
import { distance } from '../../../model/place.ts';
import type { FeatureContext } from '../../../state/featureContext.ts';
import { ReaderSummary } from '../../../ui/panel/ReaderSummary.tsx';
import { Foreign } from '../../../ui/parts/text.tsx';
import type { ListRow } from '../match/listRow.ts';
import type { Side } from './compareOverlay.ts';
import type { Compared, CompareState } from './compareState.ts';

/** Rows that are shown at once; the files have all. */
const MOST = 100;
/** How close the map goes to a row. */
const CLOSE = 18;
/** A reader that is further off than this is not offered as the same. Metres */
const FAR = 1000;
/** No less than FAR, in degrees of latitude. */
const NEAR_DEGREES = 0.01;

interface Props {
  readonly ctx: FeatureContext;
  readonly state: CompareState;
  readonly result: Compared;
  readonly side: Side;
}

/** One side of a comparison, row by row; each can be looked at, decided by hand, and (one at a time, after a look) added. */
export function SideRows({ ctx, state, result, side }: Props): preact.JSX.Element {
  const { pairs, onlyList, onlyMap } = result;
  const all = side === 'both' ? pairs.length : side === 'onlyList' ? onlyList.length : onlyMap.length;
  return (
    <>
      <ul class="compare-rows">
        {side === 'both'
          ? pairs.slice(0, MOST).map(({ row, reader, metres }) => (
              <li key={row.row}>
                <RowName ctx={ctx} row={row} />
                <Reader ctx={ctx} reader={reader} metres={metres} />
                <Decision
                  state={state}
                  row={row.row}
                  label={t('compare.apart')}
                  onDecide={() => state.decide(row.row, null)}
                />
              </li>
            ))
          : null}
        {side === 'onlyList'
          ? onlyList
              .slice(0, MOST)
              .map((row) => <OnlyList key={row.row} ctx={ctx} state={state} result={result} row={row} />)
          : null}
        {side === 'onlyMap'
          ? onlyMap.slice(0, MOST).map((reader) => (
              <li key={keyOf(reader)}>
                <Reader ctx={ctx} reader={reader} metres={null} />
              </li>
            ))
          : null}
      </ul>
      {all === 0 ? <p class="muted">{t('compare.none')}</p> : null}
      {all > MOST ? <p class="muted">{t('compare.more', { count: all - MOST })}</p> : null}
    </>
  );
}

function OnlyList({ ctx, state, result, row }: Omit<Props, 'side'> & { readonly row: ListRow }): preact.JSX.Element {
  const nearest = nearestOf(result.onlyMap, row);
  return (
    <li>
      <RowName ctx={ctx} row={row} />
      <div class="row">
        {nearest === null ? null : (
          <button type="button" class="button secondary" onClick={() => state.decide(row.row, keyOf(nearest.reader))}>
            {t('compare.same', { distance: formatDistance(nearest.metres, ctx.settings.units.value) })}
          </button>
        )}
        <button
          type="button"
          class="button secondary"
          // One at a time, with nothing of the list in it: what is written is what a person saw.
          onClick={() => ctx.editor.start({ lat: row.lat, lon: row.lon })}
        >
          {t('compare.add')}
        </button>
        <Decision state={state} row={row.row} label={null} onDecide={() => undefined} />
      </div>
    </li>
  );
}

/** What was decided by hand says so, and can be taken back. */
function Decision({
  state,
  row,
  label,
  onDecide,
}: {
  readonly state: CompareState;
  readonly row: number;
  readonly label: string | null;
  readonly onDecide: () => void;
}): preact.JSX.Element | null {
  if (state.decided.value.has(row))
    return (
      <button type="button" class="button secondary" onClick={() => state.decide(row, undefined)}>
        {t('compare.asComputed')}
      </button>
    );
  return label === null ? null : (
    <button type="button" class="button secondary" onClick={onDecide}>
      {label}
    </button>
  );
}

function RowName({ ctx, row }: { readonly ctx: FeatureContext; readonly row: ListRow }): preact.JSX.Element {
  // A list without a column for it has, as a rule, some words that people know the place by.
  const name =
    row.id === '' ? (row.text.split('\t').find((cell) => /\p{L}{2}/u.test(cell)) ?? '').slice(0, 80) : row.id;
  return (
    <button type="button" class="button link" onClick={() => ctx.view.go({ lat: row.lat, lon: row.lon }, CLOSE)}>
      <span>
        {t('compare.row', { row: formatNumber(row.row) })}
        {name === '' ? null : (
          <>
            {' · '}
            <Foreign text={name} />
          </>
        )}
      </span>
    </button>
  );
}

function Reader({
  ctx,
  reader,
  metres,
}: {
  readonly ctx: FeatureContext;
  readonly reader: Camera;
  readonly metres: number | null;
}): preact.JSX.Element {
  return (
    <button
      type="button"
      class="camera-row"
      onClick={() => {
        ctx.view.go(reader, CLOSE);
        ctx.selection.select(keyOf(reader));
      }}
    >
      <ReaderSummary camera={reader} />
      {metres === null ? null : <span class="camera-distance">{formatDistance(metres, ctx.settings.units.value)}</span>}
    </button>
  );
}

function nearestOf(
  readers: readonly Camera[],
  row: ListRow,
): { readonly reader: Camera; readonly metres: number } | null {
  let best: { readonly reader: Camera; readonly metres: number } | null = null;
  for (const reader of readers) {
    // Cheaper than a distance, for a hundred rows against thousands.
    if (Math.abs(reader.lat - row.lat) > NEAR_DEGREES) continue;
    const metres = distance(reader, row);
    if (metres <= FAR && (best === null || metres < best.metres)) best = { reader, metres };
  }
  return best;
}
