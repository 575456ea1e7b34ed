import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { IndexedOperator, Offer } from '../../model/operatorIndex.ts';
import { byPlace, readOperators, suggest } from '../../model/operatorIndex.ts';
import { OPERATORS } from '../../catalog/operators.ts';
import { t } from '../../i18n/index.ts';
import type { Named } from '../../model/named.ts';
import type { Place } from '../../model/place.ts';
import { useAppState } from '../context.ts';
import { Combobox } from '../parts/Combobox.tsx';
import { Field } from '../parts/Field.tsx';
import { Foreign } from '../parts/text.tsx';

const LIMIT = 8;

/** Read once, with the first field that asks for it. */
let index: Promise<readonly IndexedOperator[]> | null = null;

function readIndex(): Promise<readonly IndexedOperator[]> {
  index ??= import('virtual:operators').then(
    (file) => readOperators(file.default),
    () => {
      index = null;
      return [];
    },
  );
  return index;
}

/**
 * Who runs it: those of the cameras around first, then those of name-suggestion-index that work here, the police before
 * shops. The wikidata id comes with the name; a name of one's own has none.
 */
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
  const near = useSignal<readonly Named[]>([]);
  const indexed = useSignal<readonly IndexedOperator[]>([]);
  const { lat, lon } = place;
  useEffect(() => {
    let outdated = false;
    data.operatorsNear({ lat, lon }).then(
      (found) => {
        if (!outdated) near.value = found;
      },
      // The index will do.
      () => undefined,
    );
    return () => {
      outdated = true;
    };
  }, [data, lat, lon, near]);
  const value = operator?.name ?? '';
  const where = useSignal<Place>(place);
  if (where.peek().lat !== lat || where.peek().lon !== lon) where.value = { lat, lon };
  const offers = useComputed<readonly Offer[]>(() => [
    ...near.value.map((each) => withId(each, indexed.value)),
    ...byPlace(indexed.value, where.value),
    ...OPERATORS,
  ]);
  const found = suggest(offers.value, value, LIMIT).filter(
    ({ name, wikidata }) => name !== value || wikidata !== operator?.wikidata,
  );
  return (
    <Field name="operator" label={t('form.operator')} about={t('form.operator.about')} problem={problem} text={value}>
      {(ids) => (
        <>
          <Combobox
            ids={ids}
            value={value}
            placeholder={t('form.unknown')}
            suggestions={found.map((offer) => ({
              id: idOf(offer),
              content: <Foreign text={offer.label ?? offer.name} />,
            }))}
            onOpen={() => {
              void readIndex().then((all) => {
                indexed.value = all;
              });
            }}
            onType={(name) => {
              const same = offers.peek().filter((offer) => offer.name === name);
              // Of two with one name only the person knows which it is.
              const only = same.length > 0 && same.every(({ wikidata }) => wikidata === same[0]?.wikidata);
              onChange(name === '' ? null : named(only ? (same[0] ?? { name }) : { name }));
            }}
            onTake={(id) => {
              const offer = found.find((each) => idOf(each) === id);
              if (offer !== undefined) onChange(named(offer));
            }}
          />
          {operator?.wikidata === undefined ? null : (
            <p class="field-about">{t('form.wikidata', { id: operator.wikidata })}</p>
          )}
        </>
      )}
    </Field>
  );
}

function idOf({ name, wikidata = '' }: Offer): string {
  return `${name} ${wikidata}`;
}

/** Without its label, which is no tag. */
function named({ name, wikidata, type }: Offer): Named {
  return { name, ...(wikidata === undefined ? {} : { wikidata }), ...(type === undefined ? {} : { type }) };
}

/** A name from the cameras around, with the id that the index has for it where there is only one of that name. */
function withId(near: Named, indexed: readonly IndexedOperator[]): Named {
  if (near.wikidata !== undefined) return near;
  const [only, other] = indexed.filter(({ name }) => name === near.name);
  return only?.wikidata === undefined || other !== undefined ? near : { ...near, wikidata: only.wikidata };
}
