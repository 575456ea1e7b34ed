import { formatNumber, t } from '../../../i18n/index.ts';
import { Foreign } from '../../../ui/parts/text.tsx';
import type { CompareState, OpenList } from './compareState.ts';
import { WHY } from './why.ts';

/** Mistakes and repeats that are told one by one; the rest is counted. */
const MOST = 10;

/** How the list was understood: its rows, those without a place by their number, and the columns, which can be chosen anew. */
export function ListWords({
  state,
  list,
}: {
  readonly state: CompareState;
  readonly list: OpenList;
}): preact.JSX.Element {
  const { rows, mistakes, head, columns, swapped } = list;
  const column = (name: 'lat' | 'lon'): preact.JSX.Element => (
    <label class="labelled">
      {t(`compare.${name}`)}
      <select
        value={String(columns[name])}
        onChange={({ currentTarget }) =>
          void state.setColumns({ lat: columns.lat, lon: columns.lon, [name]: Number(currentTarget.value) })
        }
      >
        {columns[name] === -1 ? <option value="-1">–</option> : null}
        {head.map((cell, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a column is its place
          <option key={index} value={String(index)} translate={false}>
            {cell === '' ? formatNumber(index + 1) : cell}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <section>
      <p>
        {list.name === null ? null : (
          <>
            <Foreign text={list.name} />
            {': '}
          </>
        )}
        {t('compare.rows', { count: rows.length })}
      </p>
      {head.length === 0 ? null : (
        <div class="row">
          {column('lat')}
          {column('lon')}
        </div>
      )}
      {swapped ? <p class="muted">{t('compare.swapped')}</p> : null}
      {mistakes.length === 0 ? null : (
        <details>
          <summary>{t('compare.unplaced', { count: mistakes.length })}</summary>
          <ul>
            {mistakes.slice(0, MOST).map(({ row, why }) => (
              <li key={row}>
                {t('compare.row', { row: formatNumber(row) })}: {t(WHY[why])}
              </li>
            ))}
          </ul>
          {mistakes.length > MOST ? <p class="muted">{t('compare.more', { count: mistakes.length - MOST })}</p> : null}
        </details>
      )}
    </section>
  );
}
