import type { Page } from '@playwright/test';

/** What is wrong with a screen as it stands. */
export interface ScreenFault {
  readonly kind: 'scrolls-sideways' | 'covered' | 'clipped' | 'main-action-out-of-view';
  /** What it is about, in words of the page. */
  readonly what: string;
}

/**
 * What is wrong with the screen that a page shows: it scrolls sideways, a control lies under another thing wherever it is scrolled to,
 * a text is cut off, or a main action can't be seen without scrolling.
 */
export async function screenFaults(page: Page): Promise<readonly ScreenFault[]> {
  // What follows the size by an observer or a frame has done so after two frames.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return page.evaluate(findFaults);
}

/** Runs in the page, so everything that it needs is within it. */
function findFaults(): ScreenFault[] {
  const CONTROLS =
    'button, a[href], input, select, textarea, summary, [role=slider], [role=option], [role=button], [tabindex="0"]:not(#map)';
  /** Parts of a px that rounding makes. */
  const SLACK = 1.5;

  // What is under a dialog can't be pressed; what is under a popover or what a search found is one press further.
  const root =
    [...document.querySelectorAll('dialog:modal, [popover]:popover-open, .search:focus-within')].at(-1) ??
    document.body;
  /** So is what is under a notice, which says how to be rid of it. */
  const NOTICE = '.notices:has(.note)';

  const nameOf = (one: Element): string => {
    const label = one instanceof HTMLInputElement ? one.labels?.[0]?.textContent : null;
    const words = label ?? one.getAttribute('aria-label') ?? one.textContent;
    const text = words.replaceAll(/\s+/g, ' ').trim().slice(0, 60);
    return `${one.tagName.toLowerCase()}${one.className === '' || typeof one.className !== 'string' ? '' : `.${one.className.replaceAll(' ', '.')}`} “${text}”`;
  };
  const isSeen = (one: Element): boolean => {
    if (!one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { width, height } = one.getBoundingClientRect();
    // Words for a screen reader alone are a pixel large.
    return width > 2 && height > 2 && getComputedStyle(one).clipPath === 'none';
  };
  const scrollers = (one: Element): Element[] => {
    const found: Element[] = [];
    for (let up = one.parentElement; up !== null; up = up.parentElement) {
      const { overflowY, overflowX } = getComputedStyle(up);
      if (/auto|scroll/.test(overflowY + overflowX)) found.push(up);
    }
    return found;
  };
  /** What a press would have to hit: of a box that is styled by its label, the label. */
  const shownOf = (one: Element): Element =>
    one instanceof HTMLInputElement && /radio|checkbox|file/.test(one.type) ? (one.closest('label') ?? one) : one;
  const coverOf = (one: Element): Element | null => {
    // A link that wraps has a box a line, and its middle may be beside both.
    const boxes = [...one.getClientRects()].filter(({ width, height }) => width > 2 && height > 2);
    let cover: Element | null = null;
    for (const { left, right, top, bottom } of boxes) {
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
      const hit = document.elementFromPoint(x, y);
      if (
        hit === null ||
        one.contains(hit) ||
        hit.contains(one) ||
        hit.closest(NOTICE) !== null ||
        hit.closest('label')?.contains(one) === true
      )
        return null;
      cover = hit;
    }
    return cover;
  };
  const isInView = (one: Element): boolean => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return left >= -SLACK && top >= -SLACK && right <= innerWidth + SLACK && bottom <= innerHeight + SLACK;
  };

  const faults: ScreenFault[] = [];
  const add = (kind: ScreenFault['kind'], what: string): void => {
    if (!faults.some((other) => other.kind === kind && other.what === what)) faults.push({ kind, what });
  };

  if (document.documentElement.scrollWidth > innerWidth) add('scrolls-sideways', 'the page');
  for (const one of root.querySelectorAll('*')) {
    const { overflowX, overflowY } = getComputedStyle(one);
    if (!/auto|scroll/.test(overflowX) || !/auto|scroll/.test(overflowY) || !isSeen(one)) continue;
    // What says that it scrolls sideways (a wide table) may.
    if (one.scrollWidth > one.clientWidth + SLACK && one.closest('[data-scrolls-sideways]') === null)
      add('scrolls-sideways', nameOf(one).slice(0, 80));
  }

  const inset = (name: string): number =>
    Number.parseFloat(document.documentElement.style.getPropertyValue(`--map-inset-${name}`)) || 0;
  /** Under a sheet that covers all of the map there is nothing of it to press. */
  const isMapSeen = innerHeight - inset('block-start') - inset('block-end') > 40;
  const isOfHiddenMap = (one: Element): boolean => !isMapSeen && one.closest('.map') !== null;

  const controls = [...root.querySelectorAll(CONTROLS)]
    .map(shownOf)
    .filter((one) => isSeen(one) && !isOfHiddenMap(one));
  for (const one of new Set(controls)) {
    const box = one.getBoundingClientRect();
    const within = scrollers(one);
    const isOutside =
      box.right <= 0 || box.left >= innerWidth || (within.length === 0 && (box.bottom <= 0 || box.top >= innerHeight));
    if (isOutside && within.length === 0) {
      // A link to skip to the map comes into view with the focus.
      if (!one.matches('.skip, .skip *')) add('covered', `${nameOf(one)} is out of the screen`);
      continue;
    }
    if (coverOf(one) === null && (within.length === 0 || isInView(one))) continue;
    const places = within.map((scroller) => scroller.scrollTop);
    // Under a title or a foot that stays there is room above or below.
    let cover: Element | null = one;
    for (const block of ['center', 'end', 'start'] as const) {
      if (cover === null) break;
      one.scrollIntoView({ block, inline: 'nearest' });
      cover = coverOf(one);
    }
    if (cover !== null) add('covered', `${nameOf(one)} under ${nameOf(cover)}`);
    within.forEach((scroller, index) => {
      scroller.scrollTop = places[index] ?? 0;
    });
  }

  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (
      holder === null ||
      node.textContent?.trim() === '' ||
      holder.closest('svg, select, option, .leaflet-pane') !== null
    )
      continue;
    if (!isSeen(holder) || isOfHiddenMap(holder)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    if (text.width < 2) continue;
    let isForReadersAlone = false;
    for (let up: Element | null = holder; up !== null && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      const box = up.getBoundingClientRect();
      if (style.clipPath !== 'none' || box.width <= 2) {
        isForReadersAlone = true;
        break;
      }
      const isButton = up.matches('button, .button');
      const clipsX = isButton || /hidden|clip/.test(style.overflowX);
      const clipsY = isButton || /hidden|clip/.test(style.overflowY);
      // A line's box is taller than its letters.
      const lean = Number.parseFloat(getComputedStyle(holder).fontSize) * 0.35;
      if (clipsX && (text.left < box.left - SLACK || text.right > box.right + SLACK))
        add('clipped', `“${node.textContent?.trim().slice(0, 60)}” in ${nameOf(up).slice(0, 60)}`);
      if (clipsY && (text.top < box.top - lean || text.bottom > box.bottom + lean))
        add('clipped', `“${node.textContent?.trim().slice(0, 60)}” in the height of ${nameOf(up).slice(0, 60)}`);
      if (/auto|scroll/.test(style.overflowY + style.overflowX) || style.position === 'fixed') break;
    }
    const isScrolled = scrollers(holder).length > 0;
    if (
      !isForReadersAlone &&
      !isScrolled &&
      (text.left < -SLACK || text.right > innerWidth + SLACK || text.bottom > innerHeight + SLACK)
    )
      add('clipped', `“${node.textContent?.trim().slice(0, 60)}” by the screen’s edge`);
  }

  for (const one of root.querySelectorAll('.button.primary:not(:disabled)')) {
    if (!isSeen(one)) continue;
    if (!isInView(one) || coverOf(one) !== null) add('main-action-out-of-view', nameOf(one));
  }
  return faults;
}
