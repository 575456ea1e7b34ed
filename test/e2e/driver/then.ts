import { AxeBuilder } from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Place } from '../../../src/model/place.ts';
import { distance } from '../../../src/model/place.ts';
import type { Element } from '../../sandbox/elements.ts';
import type { Get } from './get.ts';
import type { Stage } from './stage.ts';

/** What needs no waiting is there within this on a busy machine, ms. */
const AT_ONCE = 3000;

/** What is to be seen, and what became of it at the server. */
export class Then {
  readonly #stage: Stage;
  readonly #get: Get;

  constructor(stage: Stage, get: Get) {
    this.#stage = stage;
    this.#get = get;
  }

  /** The state of the data says this. */
  async statusSays(words: string | RegExp): Promise<void> {
    await expect(this.#get.status).toContainText(words);
  }
  /** It is there, and can't be pressed. */
  async isDisabled(what: Locator): Promise<void> {
    await expect(what).toBeDisabled();
  }
  /** This is to be read somewhere on the page. */
  async says(words: string | RegExp): Promise<void> {
    await expect(this.#get.text(words).first()).toBeVisible();
  }
  /** As `sees`, where the page waits before it goes on; `given.clock()` comes first. */
  async seesAfterAWhile(what: Locator): Promise<void> {
    // The page's patience with the disk runs by the same clock: what it writes at once is let through first.
    const isThere = await what.waitFor({ timeout: AT_ONCE }).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await expect(async () => {
      await this.#stage.page.clock.fastForward(5000);
      await expect(what).toBeVisible({ timeout: 300 });
    }).toPass();
  }
  async doesNotSay(words: string | RegExp): Promise<void> {
    await expect(this.#get.text(words)).toHaveCount(0);
  }
  async sees(what: Locator): Promise<void> {
    await expect(what.first()).toBeVisible();
  }
  async doesNotSee(what: Locator): Promise<void> {
    await expect(what).toBeHidden();
  }
  async contains(where: Locator, words: string | RegExp): Promise<void> {
    await expect(where).toContainText(words);
  }
  async fieldHolds(field: Locator, value: string): Promise<void> {
    await expect(field).toHaveValue(value);
  }
  async fieldDoesNotHold(field: Locator, value: string): Promise<void> {
    await expect(field).not.toHaveValue(value);
  }
  async hasFocusWithin(what: Locator): Promise<void> {
    await expect.poll(() => what.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  }
  async hasFocus(what: Locator): Promise<void> {
    await expect(what).toBeFocused();
  }
  async addressIs(pattern: RegExp): Promise<void> {
    await expect.poll(() => this.#stage.page.url()).toMatch(pattern);
  }
  async cameraPanelSays(words: string | RegExp): Promise<void> {
    await expect(this.#get.camera).toContainText(words);
  }

  /** Shapes of what is selected are drawn on the map: how many of each kind. */
  async outlineIs({ areas = 0, lines = 0, points = 0 }): Promise<void> {
    const map = this.#stage.page.locator('#map');
    await expect(map.locator('path.map-overlay.area.selected')).toHaveCount(areas);
    await expect(map.locator('path.map-overlay.line.selected')).toHaveCount(lines);
    await expect(map.locator('path.map-overlay.point.selected')).toHaveCount(points);
  }

  /** A camera, or a bubble of cameras, is drawn at this place of the map. */
  async isDrawnAt(place: Place, drawn = true): Promise<void> {
    await expect
      .poll(async () => this.#stage.page.evaluate(isPainted, await this.#get.point(place)), 'there is a mark')
      .toBe(drawn);
  }
  /** The map looks just like that to the eye, as far as nothing lies over it. */
  async looksLike(picture: Buffer): Promise<void> {
    const before = picture.toString('base64');
    const different = async (): Promise<number> => {
      const now = (await this.#get.picture()).toString('base64');
      return this.#stage.page.evaluate(countDifferent, [before, now]);
    };
    // Dots stand on whole pixels: some may have stepped over to the next one. A dot that is missing is more than that.
    await expect.poll(different, 'values of pixels that differ').toBeLessThan(300);
  }
  /** What is drawn has been kept for the next visit. */
  async pictureIsKept(of: RegExp): Promise<void> {
    await expect.poll(() => this.#stage.page.evaluate(() => localStorage.getItem('sightline / picture'))).toMatch(of);
  }

  /** These words have reached the browser's disk. */
  async isKept(words: string): Promise<void> {
    await expect.poll(() => this.#stage.page.evaluate(readDisk)).toContain(words);
  }

  async isKeptNoMore(words: string): Promise<void> {
    await expect.poll(() => this.#stage.page.evaluate(readDisk)).not.toContain(words);
  }

  /** Exactly this many cameras were created at the server: no duplicate, none lost. */
  async created(count: number): Promise<readonly Element[]> {
    await expect.poll(() => this.#get.created().length).toBe(count);
    return this.#get.created();
  }
  isAt(element: Element | undefined, { lat, lon }: Place): void {
    const { lat: isLat, lon: isLon } = element?.type === 'node' ? element : { lat: Number.NaN, lon: Number.NaN };
    expect(isLat).toBeCloseTo(lat, 5);
    expect(isLon).toBeCloseTo(lon, 5);
  }
  /** Farther than so many metres. */
  isFartherFrom(element: Element | undefined, place: Place, metres: number): void {
    expect(element?.type === 'node' ? distance(element, place) : 0).toBeGreaterThan(metres);
  }
  hasTags(element: Element | undefined, tags: Readonly<Record<string, string>>): void {
    expect(Object.fromEntries(element?.tags ?? [])).toEqual(tags);
  }
  hasTag(element: Element | undefined, key: string, value: string): void {
    expect(element?.tags.get(key)).toBe(value);
  }
  hasNoTag(element: Element | undefined, key: string): void {
    expect(element?.tags.has(key)).toBe(false);
  }
  async asked(path: RegExp, count: number, method?: string): Promise<void> {
    await expect.poll(() => this.#get.asked(path, method)).toBe(count);
  }
  async rejects(work: () => Promise<unknown>, words: RegExp): Promise<void> {
    await expect(work()).rejects.toThrow(words);
  }
  async eventually(what: () => boolean | Promise<boolean>): Promise<void> {
    await expect.poll(what).toBe(true);
  }
  async linksTo(link: Locator, address: string | RegExp): Promise<void> {
    await expect(link).toHaveAttribute('href', address);
  }
  async has(what: Locator, count: number): Promise<void> {
    await expect(what).toHaveCount(count);
  }
  async everyLinkIsHttp(): Promise<void> {
    const links = await this.#stage.page
      .locator('a[href]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(links.filter((href) => !/^https?:\/\//.test(href))).toEqual([]);
    await this.nothingWasExecuted();
  }
  /** What hostile tags try: to set `window.hacked`. */
  async nothingWasExecuted(): Promise<void> {
    expect(await this.#stage.page.evaluate(() => 'hacked' in window)).toBe(false);
  }
  /** All of it is in sight: no scrolling cuts it off. */
  async isWhollyInSight(what: Locator): Promise<void> {
    await expect(what).toBeInViewport({ ratio: 0.99 });
  }
  /** All of it can be seen: nothing lies over its middle or its ends. */
  async isNotCovered(what: Locator): Promise<void> {
    await expect(what).toBeVisible();
    const free = (): Promise<boolean> =>
      what.evaluate((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const y = (top + bottom) / 2;
        return [left + 2, (left + right) / 2, right - 2].every((x) => {
          const found = document.elementFromPoint(x, y);
          return found !== null && (element.contains(found) || found.contains(element));
        });
      });
    await expect.poll(free).toBe(true);
  }
  /** The newest request to a path carried this. */
  sent(path: RegExp, words: string): void {
    expect(this.#stage.practice.asked(path).at(-1)?.body).toContain(words);
  }

  /** Nothing moves by itself. */
  async nothingMoves(): Promise<void> {
    const moving = (): Promise<number> =>
      this.#stage.page.evaluate(
        () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
      );
    await expect.poll(moving).toBe(0);
  }
  /** axe finds nothing, in light and in dark colors. */
  async isAccessibleInLightAndDark(): Promise<void> {
    await this.isAccessible();
    // Nothing else changes with the colors.
    await this.#stage.page.emulateMedia({ colorScheme: 'dark' });
    await this.isAccessible('color-contrast');
  }
  /** axe finds nothing to say against the page as it stands. */
  async isAccessible(...onlyRules: readonly string[]): Promise<void> {
    // Halfway between light and dark nothing can be read; it takes a frame until the change begins.
    await this.#stage.page.evaluate(async () => {
      await new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      });
      const changes = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
      await Promise.allSettled(changes.map(({ finished }) => finished));
    });
    // Without legacy mode each look opens another window, for the sake of frames from elsewhere: there are none here.
    const axe = new AxeBuilder({ page: this.#stage.page })
      .setLegacyMode(true)
      .options({ resultTypes: ['violations', 'incomplete'] });
    const { violations, incomplete } = await (onlyRules.length === 0 ? axe : axe.withRules([...onlyRules])).analyze();
    // A rule that fell over is only told of among what axe could not decide.
    const fell = incomplete.filter(({ nodes }) =>
      nodes.some(({ none }) => none.some((check) => check.id === 'error-occurred')),
    );
    const found = [...violations, ...fell].map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${String(target)} ${failureSummary ?? ''}`).join('; ')}`,
    );
    expect(found).toEqual([]);
  }
  /** Everything that is to be pressed is so many CSS px wide and high; links within text are not counted, as WCAG has it. */
  async buttonsAreAtLeast(size: number): Promise<void> {
    const small = await this.#stage.page.locator('button:visible, summary:visible').evaluateAll(
      (all, least) =>
        all.flatMap((button) => {
          const { width, height } = button.getBoundingClientRect();
          return width < least - 0.5 || height < least - 0.5
            ? [`${button.textContent.trim()}: ${width} x ${height}`]
            : [];
        }),
      size,
    );
    expect(small).toEqual([]);
  }
  /** Everything fits the width. */
  async doesNotScrollSideways(): Promise<void> {
    const overflow = await this.#stage.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  }
}

/** Whether something is on the cameras' canvas at a point of the page. Runs in the page. */
function isPainted({ x, y }: { readonly x: number; readonly y: number }): boolean {
  const canvas = document.querySelector<HTMLCanvasElement>('canvas.map-cameras');
  if (canvas === null) return false;
  const { left, top, width } = canvas.getBoundingClientRect();
  const ratio = canvas.width / width;
  const pixel = canvas.getContext('2d')?.getImageData((x - left) * ratio, (y - top) * ratio, 1, 1).data;
  return (pixel?.[3] ?? 0) > 0;
}

/** Values of the pixels of two PNG files that the eye can tell apart. Runs in the page. */
async function countDifferent(files: readonly string[]): Promise<number> {
  const [a, b] = await Promise.all(
    files.map(async (file) => {
      const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context?.drawImage(image, 0, 0);
      return context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray(0);
    }),
  );
  if (a === undefined || a.length === 0 || a.length !== b?.length) return Number.POSITIVE_INFINITY;
  // A mark may have moved by a 64th of a pixel, and its number with it.
  return a.reduce((sum, value, i) => sum + (Math.abs(value - (b[i] ?? 0)) > 48 ? 1 : 0), 0);
}

/** Everything in IndexedDB as text. Runs in the page. */
async function readDisk(): Promise<string> {
  const asked = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
    });
  const found: unknown[] = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name ?? ''));
    for (const store of database.objectStoreNames)
      found.push(await asked(database.transaction(store).objectStore(store).getAll()));
    database.close();
  }
  return JSON.stringify(found);
}
