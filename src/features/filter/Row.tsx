import type { ComponentChildren } from 'preact';
import { formatNumber } from '../../i18n/index.ts';

/** One thing to filter by, and how many cameras it would leave. */
export function Row({
  type,
  name,
  checked,
  count,
  onChoose,
  children,
}: {
  readonly type: 'checkbox' | 'radio';
  readonly name: string;
  readonly checked: boolean;
  /** Null where it isn't known. */
  readonly count: number | null;
  readonly onChoose: () => void;
  readonly children: ComponentChildren;
}): preact.JSX.Element {
  return (
    <label class="check">
      <input type={type} name={name} checked={checked} onChange={onChoose} />
      <span class="push">{children}</span>
      <span class="muted">{count === null ? null : formatNumber(count)}</span>
    </label>
  );
}
