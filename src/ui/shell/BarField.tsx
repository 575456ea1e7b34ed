import { useSignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { Icon } from '../parts/icons.tsx';
import { Hidden } from '../parts/text.tsx';
import type { Feature } from '../feature.ts';
import type { Lazy } from '../parts/lazy.tsx';
import { BAR_LIST, createField, FieldContext } from './fieldContext.ts';

/** A map's address is shorter, and so is the name of every town. UTF-16 units. */
const LONGEST = 500;

/**
 * The field of a feature in the bar: a combobox by the pattern of the WAI-ARIA practices, of which `Hits` is the list.
 * On a phone it looks like a button until it has the focus; then it lies over the bar.
 */
export function BarField({
  field: { label, leave },
  Hits,
}: {
  readonly field: NonNullable<Feature['field']>;
  readonly Hits: Lazy;
}): preact.JSX.Element {
  const [field] = useState(createField);
  const { text, listed, active, hurried } = field;
  const within = useSignal(false);
  const close = (): void => {
    text.value = '';
    document.querySelector<HTMLElement>('#map')?.focus();
  };
  return (
    <div
      class="search"
      role="search"
      data-filled={text.value !== ''}
      onFocusIn={() => {
        within.value = true;
        Hits.load();
      }}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        within.value = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
      }}
    >
      <Icon name="search" />
      <input
        type="text"
        role="combobox"
        aria-label={t(label)}
        aria-autocomplete="list"
        aria-controls={BAR_LIST}
        aria-expanded={listed.value}
        aria-activedescendant={active.value}
        placeholder={t(label)}
        maxLength={LONGEST}
        autocomplete="off"
        autocapitalize="off"
        enterkeyhint="search"
        spellcheck={false}
        value={text.value}
        onInput={({ currentTarget: { value } }) => {
          text.value = value;
          hurried.current = false;
        }}
        onKeyDown={(event) => {
          // What lists the hits hears it, too; but that may still be on its way.
          if (event.key === 'Enter' && !event.isComposing) hurried.current = !listed.peek();
          if (event.key !== 'Escape' || event.isComposing) return;
          event.preventDefault();
          if (text.peek() === '') close();
          else text.value = '';
        }}
      />
      <button type="button" class="button icon-only quiet" onClick={close}>
        <Icon name="close" />
        <Hidden>{t(leave)}</Hidden>
      </button>
      {within.value && text.value.trim() !== '' ? (
        <FieldContext.Provider value={field}>
          <Hits />
        </FieldContext.Provider>
      ) : null}
    </div>
  );
}
