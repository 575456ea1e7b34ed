import { useEffect } from 'preact/hooks';

/** What lies over the map's upper edge. */
const OVER = '#ui .top, #ui .pill';

/**
 * Tells the style sheets where the bar ends (`--bar-block-end`), and the map how much of it lies beneath the bar and,
 * where that spans the screen, the status pill; px. The style sheet decides what counts: by `--covers-map: 1`.
 */
export function useBlockStartInset(): void {
  useEffect(() => {
    const elements = [...document.querySelectorAll<HTMLElement>(OVER)];
    const { style } = document.documentElement;
    const measure = (): void => {
      const bottoms = elements
        .filter((each) => getComputedStyle(each).getPropertyValue('--covers-map').trim() === '1')
        .map((each) => each.getBoundingClientRect().bottom);
      const bottom = Math.round(Math.max(0, ...bottoms));
      style.setProperty('--map-inset-block-start', `${bottom}px`);
      style.setProperty('--bar-block-end', `${Math.round(elements[0]?.getBoundingClientRect().bottom ?? 0)}px`);
    };
    const observer = new ResizeObserver(measure);
    for (const each of elements) observer.observe(each);
    addEventListener('resize', measure);
    measure();
    return () => {
      observer.disconnect();
      removeEventListener('resize', measure);
    };
  }, []);
}
