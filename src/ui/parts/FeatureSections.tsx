import { useLayoutEffect } from 'preact/hooks';
import { useApp } from '../context.ts';
import type { SectionName } from '../feature.ts';

/** What features add to a window of the core that does as well without: each is there once its code is. */
export function FeatureSections({ at }: { readonly at: SectionName }): preact.JSX.Element {
  const { features } = useApp();
  const found = features.filter(({ sections }) => sections?.includes(at));
  useLayoutEffect(() => {
    for (const { parts } of found) parts[at].load();
  });
  return <>{found.map(({ id, parts: { [at]: Section } }) => (Section.loaded() ? <Section key={id} /> : null))}</>;
}
