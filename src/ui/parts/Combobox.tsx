import type { ComponentChildren } from 'preact';
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import type { FieldIds } from './Field.tsx';

/** One thing to choose, and what it looks like. */
export interface Suggestion {
  readonly id: string;
  readonly content: ComponentChildren;
}

/**
 * A field that suggests while one types (the combobox of the ARIA practices): arrows walk, Enter takes, Escape closes, and
 * what is typed stands as it is where nothing is taken.
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
  const active = useSignal<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const shown = open.value && suggestions.length > 0;
  const listId = `${ids.id}-list`;
  const at = active.value === null ? null : Math.min(active.value, suggestions.length - 1);
  useLayoutEffect(() => {
    if (shown && at !== null) list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [shown, at]);
  const show = (): void => {
    if (!open.peek()) onOpen?.();
    open.value = true;
  };
  const close = (): void => {
    open.value = false;
    active.value = null;
  };
  const take = (suggestion: Suggestion | undefined): void => {
    if (suggestion !== undefined) onTake(suggestion.id);
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!shown) {
        show();
        return;
      }
      const by = event.key === 'ArrowDown' ? 1 : -1;
      const from = at ?? (by === 1 ? -1 : 0);
      active.value = (from + by + suggestions.length) % suggestions.length;
    } else if (event.key === 'Enter' && shown && at !== null) {
      // It takes what is marked; it does not send the form.
      event.preventDefault();
      take(suggestions[at]);
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault();
      close();
    }
  };
  return (
    <div class="combobox">
      <input
        {...ids}
        role="combobox"
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && at !== null ? `${listId}-${at}` : undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder}
        value={value}
        onInput={({ currentTarget }) => {
          show();
          active.value = null;
          onType(currentTarget.value);
        }}
        onClick={show}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <div ref={list} id={listId} role="listbox" aria-label={t('combobox.list')} hidden={!shown} class="suggestions">
        {(shown ? suggestions : []).map((suggestion, index) => (
          // The keyboard stays in the field: its keys walk the list.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={suggestion.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(suggestion)}
          >
            {suggestion.content}
          </div>
        ))}
      </div>
      <p class="visually-hidden" aria-live="polite">
        {shown ? t('combobox.count', { count: suggestions.length }) : ''}
      </p>
    </div>
  );
}
