import { useSignal } from '@preact/signals';
import { t } from '../../i18n/index.ts';
import type { FieldIds } from './Field.tsx';
import type { Suggestion } from './Options.tsx';
import { optionId, Options, useWalk } from './Options.tsx';

const NONE: readonly Suggestion[] = [];

/**
 * A field of a form that suggests while one types: arrows walk, Enter takes, Escape closes, and what is typed stands as it
 * is where nothing is taken.
 */
export function Combobox({
  ids,
  value,
  suggestions,
  placeholder,
  onType,
  onTake,
  onOpen,
}: {
  readonly ids: FieldIds;
  readonly value: string;
  readonly suggestions: readonly Suggestion[];
  readonly placeholder: string;
  readonly onType: (text: string) => void;
  readonly onTake: (id: string) => void;
  /** The list is about to be shown: whatever it is made of may be fetched. */
  readonly onOpen?: () => void;
}): preact.JSX.Element {
  const open = useSignal(false);
  const options = open.value ? suggestions : NONE;
  const shown = options.length > 0;
  const walk = useWalk(options.length, value);
  const list = `${ids.id}-list`;
  const show = (): void => {
    if (!open.peek()) onOpen?.();
    open.value = true;
  };
  const close = (): void => {
    open.value = false;
    walk.reset();
  };
  const take = (index: number): void => {
    const suggestion = options[index];
    if (suggestion !== undefined) onTake(suggestion.id);
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (!shown && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) show();
    // It takes what is marked; it does not send the form.
    else if (shown && event.key === 'Enter' && walk.index !== null) take(walk.index);
    else if (shown && event.key === 'Escape') close();
    else if (!walk.onKey(event.key)) return;
    event.preventDefault();
  };
  return (
    <div class="combobox">
      <input
        {...ids}
        role="combobox"
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={optionId(list, walk.index)}
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder}
        value={value}
        onInput={({ currentTarget }) => {
          show();
          onType(currentTarget.value);
        }}
        onClick={show}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <Options
        id={list}
        label={t('combobox.list')}
        class="suggestions"
        options={options}
        index={walk.index}
        onTake={take}
      />
      <p class="visually-hidden" aria-live="polite">
        {shown ? t('combobox.count', { count: options.length }) : ''}
      </p>
    </div>
  );
}
