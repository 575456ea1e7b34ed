import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Get } from './get.ts';
import type { Stage } from './stage.ts';

/** What a person works the page with. */
export type Way = 'mouse' | 'keyboard' | 'finger';

/** One way of working the page: what a journey needs of it, so that each journey is written once. */
export interface Hands {
  /** Presses a button, a link or whatever else answers to a press. */
  press(what: Locator): Promise<void>;
  /** Puts a text in the place of what a field holds. */
  fill(field: Locator, text: string): Promise<void>;
  /** Picks from a list that is folded, by the words of what is picked. */
  choose(list: Locator, label: string): Promise<void>;
  /** Sets a radio button or a checkbox. */
  check(box: Locator): Promise<void>;
  /** Types into a field that suggests, and takes the suggestion of that name. */
  take(field: Locator, text: string, suggestion: string): Promise<void>;
  /** While a camera is placed: moves its place north by so many CSS px. */
  movePlaceUp(pixels: number): Promise<void>;
  /** What this way asks of a screen: for keys that the focus is somewhere, for fingers that all fits the width and is large enough. */
  fits(): Promise<void>;
}

/** The hands for a way of working. */
export function handsOf(way: Way, stage: Stage, get: Get): Hands {
  return way === 'keyboard'
    ? new Keyboard(stage, get)
    : way === 'mouse'
      ? new Mouse(stage, get)
      : new Finger(stage, get);
}

class Mouse implements Hands {
  readonly #stage: Stage;
  readonly #get: Get;

  constructor(stage: Stage, get: Get) {
    this.#stage = stage;
    this.#get = get;
  }

  async press(what: Locator): Promise<void> {
    await what.click();
  }
  async fill(field: Locator, text: string): Promise<void> {
    await field.click();
    await field.fill(text);
  }
  async choose(list: Locator, label: string): Promise<void> {
    await list.selectOption({ label });
  }
  async check(box: Locator): Promise<void> {
    await box.check();
  }
  async take(field: Locator, text: string, suggestion: string): Promise<void> {
    await this.fill(field, text);
    await optionOf(this.#get, suggestion).click();
  }
  async movePlaceUp(pixels: number): Promise<void> {
    const { x, y } = await this.#get.middle(this.#get.map);
    const { mouse } = this.#stage.page;
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x, y + pixels, { steps: 8 });
    await mouse.up();
  }
  async fits(): Promise<void> {
    // A wide screen has room for all.
  }
}

/** More controls than a page has. */
const MOST_TABS = 80;
/** So many CSS px an arrow key moves the place. */
const ARROW = 8;

/** Nothing but keys: Tab leads everywhere, and what has the focus is to be seen. */
class Keyboard implements Hands {
  readonly #stage: Stage;
  readonly #get: Get;
  /** An address that was opened gives the focus to nothing. */
  #walked = false;

  constructor(stage: Stage, get: Get) {
    this.#stage = stage;
    this.#get = get;
  }
  get #page(): Page {
    return this.#stage.page;
  }

  async press(what: Locator): Promise<void> {
    await this.#go(what);
    await this.#page.keyboard.press('Enter');
  }
  async fill(field: Locator, text: string): Promise<void> {
    await this.#go(field);
    await this.#page.keyboard.press('Control+a');
    await this.#page.keyboard.press('Delete');
    await this.#page.keyboard.type(text);
  }
  async choose(list: Locator, label: string): Promise<void> {
    await this.#go(list);
    await this.#page.keyboard.type(label);
    await expect(list.locator('option:checked')).toHaveText(label);
  }
  async check(box: Locator): Promise<void> {
    // Tab leads to a group of radio buttons, the arrows through it.
    await this.#go(box, (one) => {
      const at = document.activeElement;
      const isRadio = one instanceof HTMLInputElement && one.type === 'radio';
      return at === one || (isRadio && at instanceof HTMLInputElement && at.type === 'radio' && at.name === one.name);
    });
    if (!(await box.isChecked())) await this.#page.keyboard.press('Space');
    for (let arrows = 0; arrows < MOST_TABS && !(await box.isChecked()); arrows++)
      await this.#page.keyboard.press('ArrowDown');
    await expect(box).toBeChecked();
  }
  async take(field: Locator, text: string, suggestion: string): Promise<void> {
    await this.fill(field, text);
    const option = optionOf(this.#get, suggestion);
    await option.waitFor();
    for (let arrows = 0; arrows < MOST_TABS; arrows++) {
      if ((await option.getAttribute('aria-selected')) === 'true') break;
      await this.#page.keyboard.press('ArrowDown');
    }
    await expect(option).toHaveAttribute('aria-selected', 'true');
    await this.#page.keyboard.press('Enter');
  }
  async movePlaceUp(pixels: number): Promise<void> {
    await this.#go(this.#get.map);
    for (let moved = 0; moved < pixels; moved += ARROW) await this.#page.keyboard.press('ArrowUp');
  }
  async fits(): Promise<void> {
    if (!this.#walked) return;
    const hasFocus = (): Promise<boolean> => this.#page.evaluate(() => document.activeElement !== document.body);
    await expect.poll(hasFocus, 'the focus is not lost').toBe(true);
  }

  /** Walks with Tab, or back, until the target has the focus, or whatever else will do. */
  async #go(target: Locator, isThere = (one: Element): boolean => one === document.activeElement): Promise<void> {
    await target.waitFor();
    this.#walked = true;
    const back = await target.evaluate((one) => {
      const from = document.activeElement;
      return from !== null && (from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
    });
    for (let steps = 0; !(await target.evaluate(isThere)); steps++) {
      if (steps === MOST_TABS) throw new Error(`Tab did not lead to ${String(target)}`);
      await this.#page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    }
    await expect.poll(() => this.#page.evaluate(focusIsSeen), 'the focus can be seen').toBe(true);
  }
}

/** Whether some of what has the focus is in sight, with nothing over it. Runs in the page. */
function focusIsSeen(): boolean {
  const focused = document.activeElement;
  if (focused === null) return false;
  const shown = focused.matches('input[type="radio"], input[type="checkbox"]')
    ? (focused.closest('label') ?? focused)
    : focused;
  const { left, right, top, bottom } = shown.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return [
    [x, y],
    [left + 2, y],
    [right - 2, y],
    [x, top + 2],
    [x, bottom - 2],
  ].some(([across = 0, down = 0]) => {
    const found = document.elementFromPoint(across, down);
    return found !== null && (shown.contains(found) || found.contains(shown));
  });
}

/** What a finger needs of everything that it is to hit, CSS px. */
const FINGER = 44;

class Finger implements Hands {
  readonly #stage: Stage;
  readonly #get: Get;

  constructor(stage: Stage, get: Get) {
    this.#stage = stage;
    this.#get = get;
  }

  async press(what: Locator): Promise<void> {
    await what.tap();
  }
  async fill(field: Locator, text: string): Promise<void> {
    await field.tap();
    await field.fill(text);
  }
  async choose(list: Locator, label: string): Promise<void> {
    await list.selectOption({ label });
  }
  async check(box: Locator): Promise<void> {
    await box.tap();
    await expect(box).toBeChecked();
  }
  async take(field: Locator, text: string, suggestion: string): Promise<void> {
    await this.fill(field, text);
    await optionOf(this.#get, suggestion).tap();
  }
  async movePlaceUp(pixels: number): Promise<void> {
    // Where the map is free: between the bar and the sheet.
    const { x } = await this.#get.middle(this.#get.map);
    const bottom = await this.#get.top(this.#get.sheet);
    const y = bottom - pixels - 20;
    const session = await this.#stage.context.newCDPSession(this.#stage.page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', down: number): Promise<unknown> =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: y + down }] });
    await touch('touchStart', 0);
    for (let part = 1; part <= 8; part++) await touch('touchMove', (pixels * part) / 8);
    await touch('touchEnd', pixels);
    await session.detach();
  }
  async fits(): Promise<void> {
    const { page } = this.#stage;
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    const small = await page.locator('button:visible, summary:visible, select:visible, input:visible').evaluateAll(
      (all, least) =>
        all.flatMap((one) => {
          const label = one.matches('[type="radio"], [type="checkbox"]') ? one.closest('label') : null;
          const { width, height } = (label ?? one).getBoundingClientRect();
          const name = `${one.tagName} ${one.id} ${one.textContent.trim()}`;
          return width < least - 0.5 || height < least - 0.5 ? [`${name}: ${width} x ${height}`] : [];
        }),
      FINGER,
    );
    expect(small, 'everything is large enough for a finger').toEqual([]);
  }
}

function optionOf(get: Get, name: string): Locator {
  return get.page.getByRole('option', { name, exact: true });
}
