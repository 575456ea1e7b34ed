import { useSignal } from '@preact/signals';
import { MAKERS, RARE_MAKERS } from '../../catalog/makers.ts';
import { suggest } from '../../model/operatorIndex.ts';
import { t } from '../../i18n/index.ts';
import type { Named } from '../../model/named.ts';
import { Combobox } from '../parts/Combobox.tsx';
import { FeatureButtons } from '../parts/FeatureButtons.tsx';
import { Field } from '../parts/Field.tsx';

const LIMIT = 8;
const OTHERS = RARE_MAKERS.map((name) => ({ name }));
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
  /** The name as it was last typed here: a maker of the catalog stays in its field while it is typed, and goes into the list where it came by an offer. */
  const typed = useSignal(maker?.name);
  const isOther = maker === null || inCatalog ? other.value && (maker === null || maker.name === typed.value) : true;
  const write = (name: string): void => {
    typed.value = name;
    onChange(name === '' ? null : { name });
  };
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
            <Combobox
              ids={ids}
              value={maker?.name ?? ''}
              placeholder=""
              suggestions={suggest(OTHERS, maker?.name ?? '', LIMIT)
                .filter(({ name }) => name !== maker?.name)
                .map(({ name }) => ({ id: name, content: name }))}
              onType={write}
              onTake={write}
            />
          )}
        </Field>
      ) : null}
      <FeatureButtons at="maker" class="button link guide-link" />
    </>
  );
}

function named({ name, wikidata }: { readonly name: string; readonly wikidata?: string }): Named {
  return wikidata === undefined ? { name } : { name, wikidata };
}
