import type { Key } from '../../i18n/index.ts';
import { hasMessage, t } from '../../i18n/index.ts';
import { Field } from '../parts/Field.tsx';
import { visible } from '../parts/visible.ts';

export interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly about?: string;
  readonly value: string;
  readonly problem: string | null;
  readonly onChange: (value: string) => void;
}

/** One line of text that becomes one tag. */
export function Text({ value, onChange, ...field }: TextFieldProps): preact.JSX.Element {
  return (
    <Field {...field} text={value}>
      {(ids) => (
        <input
          {...ids}
          autocomplete="off"
          value={value}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A list of values with "Not known" as the first. A value that is not in it is offered too: what is there is never changed by looking. */
export function Select({
  values,
  prefix,
  value,
  onChange,
  ...field
}: TextFieldProps & {
  readonly values: readonly string[];
  readonly prefix: 'mount' | 'zone' | 'surveillance';
}): preact.JSX.Element {
  const nameOf = (each: string): string => {
    const key: string = `${prefix}.${each}`;
    return hasMessage(key) ? t(key satisfies Key) : visible(each);
  };
  const all = value === '' || values.includes(value) ? values : [...values, value];
  return (
    <Field {...field}>
      {(ids) => (
        <select {...ids} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
          <option value="">{t('form.unknown')}</option>
          {all.map((each) => (
            <option key={each} value={each}>
              {nameOf(each)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
