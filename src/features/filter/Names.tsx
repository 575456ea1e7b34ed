import { useSignal } from '@preact/signals';
import { t } from '../../i18n/index.ts';
import type { NameCount } from '../../store/query/filter.ts';
import { UNNAMED } from '../../store/query/filter.ts';
import { Foreign } from '../../ui/parts/text.tsx';
import { Row } from './Row.tsx';

/** Names shown before one asks for the others. */
const FEW = 5;

/** Any of several names: those most cameras have, those picked before, and all of them when asked. */
export function Names({
  legend,
  name,
  known,
  picked,
  onPick,
}: {
  readonly legend: string;
  readonly name: string;
  readonly known: readonly NameCount[];
  readonly picked: readonly string[];
  readonly onPick: (picked: readonly string[]) => void;
}): preact.JSX.Element | null {
  const all = useSignal(false);
  const elsewhere = picked.filter((each) => !known.some((other) => other.name === each));
  const rows = [...known, ...elsewhere.map((each) => ({ name: each, count: 0 }))];
  const shown = all.value ? rows : rows.filter((row, index) => index < FEW || picked.includes(row.name));
  if (rows.length === 0) return null;
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      {shown.map((row) => (
        <Row
          key={`name ${row.name}`}
          type="checkbox"
          name={name}
          checked={picked.includes(row.name)}
          count={row.count}
          onChoose={() =>
            onPick(picked.includes(row.name) ? picked.filter((each) => each !== row.name) : [...picked, row.name])
          }
        >
          {row.name === UNNAMED ? t('filter.unnamed') : <Foreign text={row.name} />}
        </Row>
      ))}
      {rows.length > FEW ? (
        <button
          type="button"
          class="button link"
          aria-expanded={all.value}
          onClick={() => {
            all.value = !all.peek();
          }}
        >
          {all.value ? t('filter.fewer') : t('filter.all', { count: rows.length })}
        </button>
      ) : null}
    </fieldset>
  );
}
