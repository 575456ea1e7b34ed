/** What of a screen is wider than the control or the block that holds it. */
export interface TooWide {
  readonly text: string;
  /** What holds it: its tag and class. */
  readonly in: string;
}

/** What scrolls sideways by intent, or is for assistive software alone. */
const PASSED = '.visually-hidden, .visually-hidden *, select, option, svg *, textarea';

/** Looks at everything that is seen of `root`. */
export function findTooWide(root: ParentNode): readonly TooWide[] {
  const found: TooWide[] = [];
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.matches(PASSED) || !element.checkVisibility() || !hasOwnText(element)) continue;
    const { left, right, width } = element.getBoundingClientRect();
    if (width <= 1) continue;
    const wide = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
    const high = element.matches('button, .button') && element.scrollHeight > element.clientHeight + 1;
    const clipped = (wide || high) && !scrolls(element);
    if (clipped || right > innerWidth + 1 || left < -1)
      found.push({ text: element.innerText.trim(), in: `${element.tagName.toLowerCase()}.${element.className}` });
  }
  return found;
}

/** Says something itself: not only what is in it. */
function hasOwnText(element: HTMLElement): boolean {
  return [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
  );
}

/** Within something that may be scrolled sideways. */
function scrolls(element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = at.parentElement)
    if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth) return true;
  return false;
}
