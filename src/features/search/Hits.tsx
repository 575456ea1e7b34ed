import './search.css';
import { useSignal } from '@preact/signals';
import { useContext, useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import type { Hit } from '../../state/featureFacts.ts';
import type { FeatureContext } from '../../state/featureContext.ts';
import type { FeatureParts } from '../../ui/feature.ts';
import { optionId, Options, useWalk } from '../../ui/parts/Options.tsx';
import { BAR_LIST as LIST, FieldContext } from '../../ui/shell/fieldContext.ts';
import { FoundWords } from './FoundWords.tsx';
import { HitWords } from './HitWords.tsx';
import type { Search } from './search.ts';
import { createSearch, createTowns } from './search.ts';
import { useFound } from './useFound.ts';

export { default as words } from './en.json';

export default function searchFeature(ctx: FeatureContext): FeatureParts {
  const search = createSearch(ctx);
  return { hits: () => <Hits search={search} online={ctx.online.value} />, offers: createTowns(ctx) };
}

/** What the search box finds, as one types: chosen by arrow keys and Enter, or by a click. */
function Hits({ search, online }: { readonly search: Search; readonly online: boolean }): preact.JSX.Element {
  const { text, listed, active, hurried } = useContext(FieldContext);
  const typed = text.value.trim();
  const attempt = useSignal(0);
  const found = useFound(search, typed, attempt.value).value;
  const { hits } = found;
  const known = found.text === typed;
  const walk = useWalk(hits.length, hits);
  const self = useRef<HTMLDivElement>(null);

  const choose = (hit: Hit): void => {
    text.value = '';
    // First, so that whatever opens gives the focus back to the map.
    document.querySelector<HTMLElement>('#map')?.focus();
    search.go(hit);
  };
  useKeys(self, (key) => {
    if (key !== 'Enter') return walk.onKey(key);
    const hit = hits[walk.index ?? -1] ?? (known ? hits[0] : undefined);
    hurried.current = !known;
    if (hit !== undefined) choose(hit);
    return true;
  });

  useLayoutEffect(() => {
    listed.value = hits.length > 0;
    active.value = optionId(LIST, walk.index);
    const [first] = hits;
    if (hurried.current && known && first !== undefined) choose(first);
    if (known) hurried.current = false;
  });
  useEffect(
    () => () => {
      listed.value = false;
      active.value = undefined;
    },
    [listed, active],
  );

  return (
    <div class="search-found card" ref={self} aria-busy={!known}>
      <Options
        id={LIST}
        label={t('search.hits')}
        class="hits"
        options={hits.map((hit) => ({ id: JSON.stringify(hit), content: <HitWords hit={hit} /> }))}
        index={walk.index}
        onTake={(index) => {
          const hit = hits[index];
          if (hit !== undefined) choose(hit);
        }}
      />
      <FoundWords
        found={found}
        known={known}
        online={online}
        onRetry={() => {
          // The button goes with the failure.
          self.current?.parentElement?.querySelector('input')?.focus();
          attempt.value += 1;
        }}
      />
    </div>
  );
}

/** Hears the keys of the field beside an element. `obey` tells whether a key meant something to it. */
function useKeys(self: { readonly current: HTMLElement | null }, obey: (key: string) => boolean): void {
  const latest = useRef(obey);
  latest.current = obey;
  // With the layout: a key that comes right after the first words must not be lost.
  useLayoutEffect(() => {
    const input = self.current?.parentElement?.querySelector('input');
    const listen = (event: KeyboardEvent): void => {
      if (!event.isComposing && latest.current(event.key)) event.preventDefault();
    };
    input?.addEventListener('keydown', listen);
    return () => input?.removeEventListener('keydown', listen);
  }, [self]);
}
