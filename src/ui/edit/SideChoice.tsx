import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import type { Side } from '../../state/edit/step.ts';
import { Foreign } from '../parts/text.tsx';
import { None } from './DiffTable.tsx';

/** One tag, or the place, that both sides changed: what it was, and the two to choose from. */
export function SideChoice({
  legend,
  values: { base, theirs, mine },
  fixed,
  chosen,
  missing,
  onChoose,
}: {
  readonly legend: string;
  readonly values: Readonly<Record<'base' | Side, string | undefined>>;
  /** Only to be looked at. */
  readonly fixed: boolean;
  readonly chosen: Side | null;
  readonly missing: boolean;
  readonly onChoose: (side: Side) => void;
}): preact.JSX.Element {
  const id = useId();
  const option = (side: Side, value: string | undefined): ComponentChildren => (
    <label class="check side">
      <input type="radio" name={id} checked={chosen === side} onChange={() => onChoose(side)} />
      <span>
        <span class="side-name">{t(`conflict.${side}`)}</span> <Value value={value} />
      </span>
    </label>
  );
  return (
    <fieldset class="side-choice" aria-describedby={`${id}-problem`}>
      <legend>
        <bdi>{legend}</bdi>
      </legend>
      <p class="side-base">
        <span class="side-name">{t('conflict.base')}</span> <Value value={base} />
      </p>
      {fixed ? (
        <p class="side-base">
          <span class="side-name">{t('conflict.theirs')}</span> <Value value={theirs} />
        </p>
      ) : (
        <>
          {option('theirs', theirs)}
          {option('mine', mine)}
        </>
      )}
      <p id={`${id}-problem`} class="field-problem">
        {missing ? t('conflict.choose') : null}
      </p>
    </fieldset>
  );
}

function Value({ value }: { readonly value: string | undefined }): preact.JSX.Element {
  return value === undefined ? (
    <None />
  ) : (
    <code translate={false}>
      <Foreign text={value} />
    </code>
  );
}
