import { EXTERNAL } from './iconPaths.ts';
import type { ComponentChildren } from 'preact';
import { Icon } from './icons.tsx';

/** A link that leaves the page: opens beside it, and tells the other site nothing. `href` must be http(s). */
export function Out({
  href,
  children,
}: {
  readonly href: string;
  readonly children: ComponentChildren;
}): preact.JSX.Element {
  return (
    <a class="out" href={href} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer">
      {children}
      <Icon name={EXTERNAL} mirrors />
    </a>
  );
}
