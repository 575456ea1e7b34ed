import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Place } from '../../../src/model/place.ts';
import type { Get } from './get.ts';
import type { Stage } from './stage.ts';

/** What a person fills in. Left out: left as it is. */
export interface Wishes {
  readonly Maker?: string;
  readonly Direction?: string;
  readonly Operator?: string;
  readonly Mount?: string;
  readonly Zone?: string;
  readonly Source?: string;
}

type Role = 'button' | 'link' | 'region' | 'combobox' | 'textbox';

/** More controls than a page has. */
const MOST_TABS = 80;

/** What a person does. */
export class When {
  readonly #stage: Stage;
  readonly #get: Get;

  constructor(stage: Stage, get: Get) {
    this.#stage = stage;
    this.#get = get;
  }

  readonly #press = (): Promise<void> => this.clicks('Sign in with OpenStreetMap');

  get #page(): Page {
    return this.#stage.page;
  }

  /** Opens the page, or, where it is open already, types another address behind the `#`. */
  async opens(hash = ''): Promise<void> {
    await this.#page.goto(this.#stage.url + hash);
    await this.#get.map.waitFor();
  }
  /** Opens the map at a place, and waits until its cameras are there. */
  async looksAt(place: Place, zoom: number): Promise<void> {
    await this.opens(`#map=${zoom}/${place.lat}/${place.lon}`);
    await expect(this.#get.status).toContainText(/in view/);
  }
  async reloads(): Promise<void> {
    await this.#page.reload();
    await this.#get.map.waitFor();
  }
  async goesBack(): Promise<void> {
    await this.#page.goBack();
  }
  async goesForward(): Promise<void> {
    await this.#page.goForward();
  }
  /** Closes the tab, as a crash does, and opens the page in another. */
  async losesThePage(hash = ''): Promise<void> {
    await this.#page.close({ runBeforeUnload: false });
    this.#stage.page = await this.#stage.context.newPage();
    await this.opens(hash);
  }

  async presses(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }
  async types(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }
  async clicks(button: string | RegExp, within?: Locator): Promise<void> {
    await this.#get.button(button, within).click();
  }
  async clicksTheMapAt(place: Place): Promise<void> {
    const { x, y } = await this.#get.point(place);
    await this.#page.mouse.click(x, y);
  }
  async tapsTheMapAt(place: Place): Promise<void> {
    const { x, y } = await this.#get.point(place);
    await this.#page.touchscreen.tap(x, y);
  }
  /** Drags the map by so many px. */
  async dragsTheMap(x: number, y: number): Promise<void> {
    const box = await this.#get.map.boundingBox();
    if (box === null) throw new Error('The map is not there yet');
    const [left, top] = [box.x + box.width * 0.6, box.y + box.height / 2];
    await this.#page.mouse.move(left, top);
    await this.#page.mouse.down();
    await this.#page.mouse.move(left + x / 2, top + y / 2, { steps: 4 });
    await this.#page.mouse.move(left + x, top + y, { steps: 4 });
    await this.#page.mouse.up();
  }
  /** Walks with Tab until this has the focus. */
  async tabsTo(name: string | RegExp, role: Role = 'button', page = this.#page): Promise<void> {
    const target = page.getByRole(role, { name, ...(typeof name === 'string' ? { exact: true } : {}) }).last();
    await target.waitFor();
    for (let steps = 0; steps < MOST_TABS; steps++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab did not lead to ${role} "${name}"`);
  }

  async selects(place: Place): Promise<void> {
    await this.clicksTheMapAt(place);
    await this.#get.camera.waitFor();
  }

  /** Through the window of the practice server, giving it access. */
  async signsIn(press = this.#press, by: 'pointer' | 'keyboard' = 'pointer'): Promise<void> {
    const popup = await this.opensTheSignInWindow(press);
    if (by === 'keyboard') {
      await this.tabsTo('Authorize', 'button', popup);
      await popup.keyboard.press('Enter');
    } else await popup.getByRole('button', { name: 'Authorize', exact: true }).click();
    await this.#stage.page.getByText('Practice Mapper').first().waitFor();
  }
  async opensTheSignInWindow(press = this.#press): Promise<Page> {
    const opened = this.#stage.context.waitForEvent('page');
    await press();
    const popup = await opened;
    await popup.getByRole('button', { name: 'Authorize', exact: true }).waitFor();
    return popup;
  }

  /** Follows a link that opens beside the page. */
  async opensATab(press: () => Promise<void>): Promise<Page> {
    const opened = this.#stage.context.waitForEvent('page');
    await press();
    return opened;
  }

  /** The landing page of some other sign-in is opened: what a mistake or an attack looks like. */
  async aForeignAnswerComes(): Promise<void> {
    const other = await this.#stage.context.newPage();
    await other.goto(`${this.#stage.url}land.html?code=stolen&state=foreign`);
  }

  async startsACameraAt(place: Place): Promise<void> {
    await this.looksAt(place, 19);
    await this.clicks('Add reader');
    await this.#get.button('Place here').waitFor();
  }
  /** As far as the form. */
  async describesACameraAt(place: Place, wishes: Wishes = {}): Promise<void> {
    await this.startsACameraAt(place);
    await this.clicks('Place here');
    await this.#get.form.waitFor();
    await this.fills(wishes);
  }
  /** The device tells where it points, as Android or an iPhone does it: one event after another, for a moment. */
  async pointsTheDevice(events: readonly { readonly name: string; readonly says: object }[]): Promise<void> {
    await this.#page.evaluate(async (sent) => {
      for (const { name, says } of sent) {
        window.dispatchEvent(Object.defineProperties(new Event(name), Object.getOwnPropertyDescriptors(says)));
        // As they come: each by itself.
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }, events);
  }
  async fills(wishes: Wishes): Promise<void> {
    for (const [name, value] of Object.entries(wishes)) {
      const field = this.#get.field(name);
      const isSelect = await field.evaluate((element) => element instanceof HTMLSelectElement);
      if (isSelect) await field.selectOption({ label: value });
      else {
        await field.fill(value);
        await field.press('Tab');
      }
    }
  }
  async reviewsACameraAt(place: Place, wishes: Wishes = {}): Promise<void> {
    await this.describesACameraAt(place, wishes);
    await this.clicks('Review');
    await this.#get.review.waitFor();
  }
  /** Opens a camera that is there for a change: as far as the form. */
  async edits(camera: Place & { readonly id: number }, wishes: Wishes = {}): Promise<void> {
    await this.opens(`#map=18/${camera.lat}/${camera.lon}&node=${camera.id}`);
    await this.clicks('Edit', this.#get.camera);
    await this.#get.form.waitFor();
    await this.fills(wishes);
  }
  async reviews(): Promise<void> {
    await this.clicks('Review', this.#get.form);
    await this.#get.review.waitFor();
  }
  async uploads(): Promise<void> {
    await this.clicks('Upload to OpenStreetMap');
  }
  /** The whole way, as far as "Saved". */
  async addsACameraAt(place: Place, wishes: Wishes = {}): Promise<void> {
    await this.reviewsACameraAt(place, wishes);
    await this.uploads();
    await this.#get.saved.waitFor();
  }

  /** What no person does: for tests of the tests. */
  async runsInThePage(script: string): Promise<void> {
    await this.#page.evaluate(script);
  }
}
