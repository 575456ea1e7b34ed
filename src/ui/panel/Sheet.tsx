import type { Signal } from '@preact/signals';
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { UP } from '../parts/iconPaths.ts';
import { Icon } from '../parts/icons.tsx';
import { Hidden } from '../parts/text.tsx';
import type { Rest } from './useDrag.ts';
import { useDrag } from './useDrag.ts';

const LARGER: Readonly<Record<Rest, Rest>> = { peek: 'half', half: 'full', full: 'peek' };

/** The box that a panel stands in: beside the map on wide screens, else a sheet with three rests. */
export function Sheet({
  content,
  rest: restSignal,
  children,
}: {
  readonly content: string;
  readonly rest: Signal<Rest>;
  readonly children: ComponentChildren;
}): preact.JSX.Element {
  const self = useRef<HTMLDivElement>(null);
  const rest = restSignal.value;
  useInsets(self, content);
  const drag = useDrag(self, (next) => {
    restSignal.value = next;
  });
  return (
    <div ref={self} class="panel" data-rest={rest} data-content={content} hidden={content === 'none'}>
      {/* Dragging is for the finger and the mouse; the button in it does the same for everyone. */}
      <div class="grip" {...drag}>
        <button
          type="button"
          class="grip-button"
          onClick={() => {
            restSignal.value = LARGER[rest];
          }}
        >
          <span class="grip-bar" />
          <Icon name={rest === 'full' ? 'down' : UP} />
          <Hidden>{rest === 'full' ? t('panel.smaller') : t('panel.larger')}</Hidden>
        </button>
      </div>
      <div class="panel-body">{children}</div>
    </div>
  );
}

/** Tells the map how much of it is covered, in px, for as long as that is so. */
function useInsets(self: RefObject<HTMLElement | null>, content: string): void {
  useEffect(() => {
    const measure = (): void => setInsets(content === 'none' ? null : self.current);
    const observer = new ResizeObserver(measure);
    if (self.current !== null) observer.observe(self.current);
    addEventListener('resize', measure);
    measure();
    return () => {
      observer.disconnect();
      removeEventListener('resize', measure);
    };
  }, [self, content]);
}

function setInsets(panel: HTMLElement | null): void {
  const covered = panel === null ? { inlineStart: 0, blockEnd: 0 } : coveredBy(panel);
  const { style } = document.documentElement;
  style.setProperty('--map-inset-inline-start', `${Math.round(covered.inlineStart)}px`);
  style.setProperty('--map-inset-block-end', `${Math.round(covered.blockEnd)}px`);
}

function coveredBy(panel: HTMLElement): { readonly inlineStart: number; readonly blockEnd: number } {
  const box = panel.getBoundingClientRect();
  const style = getComputedStyle(panel);
  // The style sheet decides what it is; it says so by this property.
  if (style.getPropertyValue('--is-sheet').trim() === '1') return { inlineStart: 0, blockEnd: innerHeight - box.top };
  return { inlineStart: style.direction === 'rtl' ? innerWidth - box.left : box.right, blockEnd: 0 };
}
