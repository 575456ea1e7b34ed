import { useSignal } from '@preact/signals';
import { MAKERS, RARE_MAKERS } from '../../catalog/makers.ts';
import { t } from '../../i18n/index.ts';
import type { Named } from '../../model/draft.ts';
import { Field } from '../parts/Field.tsx';

/** No maker is called so. */
const OTHER = ' other';

/** The maker: one of the catalog's, another by name, or not known. */
export function MakerField({
  maker,
  problem,
  onChange,
}: {
  readonly maker: Named | null;
  readonly problem: string | null;
  readonly onChange: (maker: Named | null) => void;
}): preact.JSX.Element {
  const inCatalog = maker !== null && MAKERS.some(({ name }) => name === maker.name);
  const other = useSignal(maker !== null && !inCatalog);
  const isOther = other.value || (maker !== null && !inCatalog);
  const pick = (value: string): void => {
    other.value = value === OTHER;
    const found = MAKERS.find(({ name }) => name === value);
    onChange(found === undefined ? null : named(found));
  };
  return (
    <>
      <Field name={isOther ? 'maker-choice' : 'maker'} label={t('form.maker')} problem={isOther ? null : problem}>
        {(ids) => (
          <select
            {...ids}
            value={isOther ? OTHER : (maker?.name ?? '')}
            onChange={({ currentTarget }) => pick(currentTarget.value)}
          >
            <option value="">{t('form.unknown')}</option>
            {MAKERS.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
            <option value={OTHER}>{t('form.makerOther')}</option>
          </select>
        )}
      </Field>
      {isOther ? (
        <Field name="maker" label={t('form.makerName')} problem={problem} text={maker?.name ?? ''}>
          {(ids) => (
            <>
              <input
                {...ids}
                list="rare-makers"
                autocomplete="off"
                value={maker?.name ?? ''}
                onInput={({ currentTarget }) =>
                  onChange(currentTarget.value === '' ? null : { name: currentTarget.value })
                }
              />
              <datalist id="rare-makers">
                {RARE_MAKERS.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </datalist>
            </>
          )}
        </Field>
      ) : null}
    </>
  );
}

function named({ name, wikidata }: { readonly name: string; readonly wikidata?: string }): Named {
  return wikidata === undefined ? { name } : { name, wikidata };
}
