import type { ComponentChildren } from 'preact';
import type { Key } from '../../i18n/index.ts';
import { tParts } from '../../i18n/index.ts';
import { visible } from './visible.ts';

/** A text from a stranger: its own direction of writing, what can't be seen made visible, and never translated by a browser. */
export function Foreign({ text }: { readonly text: string }): preact.JSX.Element {
  return <bdi translate={false}>{visible(text)}</bdi>;
}

/** A message with elements in its holes, where `t` would give text only. */
export function Said({
  message,
  with: holes,
}: {
  readonly message: Key;
  readonly with: Readonly<Record<string, ComponentChildren>>;
}): preact.JSX.Element {
  return <>{tParts(message).map((part, index) => (index % 2 === 0 ? part : holes[part]))}</>;
}

/** Words for assistive software alone. */
export function Hidden({ children }: { readonly children: ComponentChildren }): preact.JSX.Element {
  return <span class="visually-hidden">{children}</span>;
}
