import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { OPERATORS } from '../../catalog/operators.ts';
import { t } from '../../i18n/index.ts';
import type { Named } from '../../model/draft.ts';
import type { Place } from '../../model/place.ts';
import { useAppState } from '../context.ts';
import { Field } from '../parts/Field.tsx';

/** Who runs it, with the operators of the cameras around and the catalog's as suggestions. */
export function OperatorField({
  operator,
  place,
  problem,
  onChange,
}: {
  readonly operator: Named | null;
  readonly place: Place;
  readonly problem: string | null;
  readonly onChange: (operator: Named | null) => void;
}): preact.JSX.Element {
  const { data } = useAppState();
  const suggested = useSignal<readonly Named[]>(OPERATORS);
  useEffect(() => {
    let outdated = false;
    data.operatorsNear(place).then(
      (near) => {
        if (!outdated) suggested.value = unique([...near, ...OPERATORS]);
      },
      // The catalog's will do.
      () => undefined,
    );
    return () => {
      outdated = true;
    };
  }, [data, place, suggested]);
  const value = operator?.name ?? '';
  return (
    <Field name="operator" label={t('form.operator')} about={t('form.operator.about')} problem={problem} text={value}>
      {(ids) => (
        <>
          <input
            {...ids}
            list="operators"
            autocomplete="off"
            placeholder={t('form.unknown')}
            value={value}
            onInput={({ currentTarget: { value: name } }) =>
              onChange(name === '' ? null : (suggested.peek().find((each) => each.name === name) ?? { name }))
            }
          />
          <datalist id="operators">
            {suggested.value.map(({ name }) => (
              <option key={`operator ${name}`}>{name}</option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

/** The first of each name, whatever the case. */
function unique(names: readonly Named[]): readonly Named[] {
  const seen = new Set<string>();
  return names.filter(({ name }) => {
    const folded = name.toLowerCase();
    if (seen.has(folded)) return false;
    seen.add(folded);
    return true;
  });
}
