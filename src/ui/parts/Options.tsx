import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** One thing to choose, and what it looks like. */
export interface Suggestion {
  readonly id: string;
  readonly content: ComponentChildren;
}

/** How far the arrow keys have come in the list of a combobox. */
export interface Walk {
  /** Null where no option is marked. */
  readonly index: number | null;
  /** Up and down, round and round. False for any other key, and where there is nothing to walk through. */
  onKey(key: string): boolean;
  reset(): void;
}

/** Walks through `count` options, and begins anew when they are of something else. */
export function useWalk(count: number, of: unknown): Walk {
  const at = useSignal<{ readonly of: unknown; readonly index: number } | null>(null);
  const now = at.value;
  const index = now === null || now.of !== of || count === 0 ? null : Math.min(now.index, count - 1);
  return {
    index,
    onKey(key) {
      if (count === 0 || (key !== 'ArrowDown' && key !== 'ArrowUp')) return false;
      const by = key === 'ArrowDown' ? 1 : -1;
      at.value = { of, index: ((index ?? (by === 1 ? -1 : 0)) + by + count) % count };
      return true;
    },
    reset() {
      at.value = null;
    },
  };
}

/** The id of an option, for the field's `aria-activedescendant`. */
export function optionId(list: string, index: number | null): string | undefined {
  return index === null ? undefined : `${list}-${index}`;
}

/** The list of a combobox by the pattern of the ARIA practices: the focus stays in the field, whose keys walk it. */
export function Options({
  id,
  label,
  class: kind,
  options,
  index,
  onTake,
}: {
  readonly id: string;
  readonly label: string;
  readonly class: string;
  /** None: it is hidden. */
  readonly options: readonly Suggestion[];
  readonly index: number | null;
  readonly onTake: (index: number) => void;
}): preact.JSX.Element {
  const self = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (index !== null) self.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  }, [index]);
  return (
    <div ref={self} id={id} role="listbox" aria-label={label} hidden={options.length === 0} class={kind}>
      {options.map((option, place) => (
        // The keyboard stays in the field: its keys walk the list.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={option.id}
          id={optionId(id, place)}
          role="option"
          tabIndex={-1}
          aria-selected={place === index}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(place)}
        >
          {option.content}
        </div>
      ))}
    </div>
  );
}
