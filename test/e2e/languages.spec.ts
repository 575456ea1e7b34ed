import { expect } from '@playwright/test';
import { fromMiddle, viewOf } from './driver/mercator.ts';
import { phone, test } from './driver/test.ts';
import { wordsOf } from './driver/words.ts';
import { at, IN_TOWN, known, MIDDLE } from './driver/world.ts';

const LANGUAGES = [
  { language: 'de', locale: 'de-DE', dir: 'ltr' },
  { language: 'ar', locale: 'ar', dir: 'rtl' },
] as const;

for (const { language, locale, dir } of LANGUAGES) {
  test.describe(`in the browser of a person who reads ${language}`, () => {
    test.use({ locale, contextOptions: { reducedMotion: 'reduce' } });
    const say = wordsOf(language);

    test('a reader is seen, selected, and one that was missing is added up to the review', async ({
      given,
      stage,
      get,
      then,
    }) => {
      const { page } = get;
      const click = (key: string) =>
        page
          .getByRole('button', { name: say(key), exact: true })
          .first()
          .click();
      await given.mapper();

      // Open: nothing is said in English on the way.
      await page.addInitScript(() => {
        const seen: string[] = [];
        new MutationObserver(() => seen.push(document.querySelector('#ui')?.textContent ?? '')).observe(document, {
          subtree: true,
          childList: true,
        });
        Object.assign(globalThis, { seen });
      });
      await page.goto(`${stage.url}#map=17/${MIDDLE.lat}/${MIDDLE.lon}`);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('html')).toHaveAttribute('dir', dir);
      await then.statusSays(say('status.inView', IN_TOWN));
      const seen = await page.evaluate<string>('seen.join()');
      expect(seen).toContain(say('add.start'));
      expect(seen).not.toContain('Add reader');
      await then.isAccessible();

      // Select.
      const map = page.getByRole('region', { name: say('map.region'), exact: true });
      const box = await map.boundingBox();
      const view = viewOf(page.url());
      if (box === null || view === null) throw new Error('The map is not there yet');
      const { x, y } = fromMiddle(view, known);
      await page.mouse.click(box.x + box.width / 2 + x, box.y + box.height / 2 + y);
      const panel = page.getByRole('region', { name: say('camera.region'), exact: true });
      await then.contains(panel, 'Flock Safety');
      await then.contains(panel, say('camera.kind'));
      await then.contains(panel, say('camera.operator'));
      // The panel is where reading begins.
      const { x: left } = (await panel.boundingBox()) ?? { x: 0 };
      expect(left < 640).toBe(dir === 'ltr');
      await then.isAccessible();
      await click('action.close');

      // Add: place, turn the dial, describe.
      const place = at(0, 320);
      await page.goto(`${stage.url}#map=19/${place.lat}/${place.lon}`);
      await click('add.start');
      await click('place.here');
      const form = page.getByRole('form', { name: say('form.title'), exact: true });
      await form.getByLabel(say('form.direction'), { exact: true }).fill('90');
      await form.getByLabel(say('form.direction'), { exact: true }).press('Tab');
      const handle = page.getByRole('slider');
      await expect(handle).toHaveAttribute('aria-valuenow', '90');
      // East is on the right of every map, and clockwise is clockwise.
      const dial = await page.getByRole('group', { name: say('map.dial') }).boundingBox();
      const hand = await get.middle(handle);
      if (dial === null) throw new Error('There is no dial');
      expect(hand.x).toBeGreaterThan(dial.x + dial.width / 2 + 40);
      await handle.press('ArrowRight');
      await expect(handle).toHaveAttribute('aria-valuenow', /^9[1-5]$/);
      await form.getByLabel(say('form.operator'), { exact: true }).fill('Atlanta Police Department');
      await form.getByLabel(say('form.operator'), { exact: true }).press('Tab');
      await then.isAccessible();

      // Review.
      await click('form.review');
      const review = page.getByRole('dialog', { name: say('review.title'), exact: true });
      await then.contains(review, 'ALPR');
      await then.contains(review, say('review.about.add'));
      await expect(page.getByRole('button', { name: say('review.upload'), exact: true })).toBeVisible();
      await then.isAccessible();
      await then.doesNotScrollSideways();
    });

    test.describe('on a phone', () => {
      test.use(phone);
      test('nothing is wider than the screen', async ({ stage, get, then }) => {
        await get.page.goto(`${stage.url}#map=17/${known.lat}/${known.lon}&node=${known.id}`);
        await then.contains(get.page.getByRole('region', { name: say('camera.region'), exact: true }), 'Flock Safety');
        await then.doesNotScrollSideways();
        await get.page.getByRole('button', { name: say('menu.open'), exact: true }).click();
        await get.page.getByRole('button', { name: say('settings.title'), exact: true }).click();
        await expect(get.page.getByLabel(say('settings.language'), { exact: true })).toBeVisible();
        await then.doesNotScrollSideways();
        await then.isAccessible();
      });
    });
  });
}

test('the address has the last word, the setting the next, and both are kept', async ({ stage, get, then, when }) => {
  const { page } = get;
  const german = wordsOf('de');
  const french = wordsOf('fr');
  const add = (say: (key: string) => string) => page.getByRole('button', { name: say('add.start'), exact: true });
  await page.goto(`${stage.url}#map=17/${MIDDLE.lat}/${MIDDLE.lon}&lang=de`);
  await then.sees(add(german));
  await expect(page).toHaveURL(/&lang=de/);
  await page.reload();
  await then.sees(add(german));
  await expect(page).toHaveURL(/&lang=de/);
  // The choice goes into the address that had one, and is kept where none has.
  await page.getByRole('button', { name: german('menu.open'), exact: true }).click();
  await page.getByRole('button', { name: german('settings.title'), exact: true }).click();
  await page.getByLabel(german('settings.language'), { exact: true }).selectOption('fr');
  await expect(page).toHaveURL(/&lang=fr/);
  await page.goto('about:blank');
  await page.goto(`${stage.url}#map=17/${MIDDLE.lat}/${MIDDLE.lon}`);
  await then.sees(add(french));
  await when.opens(`#map=17/${MIDDLE.lat}/${MIDDLE.lon}&lang=en`);
  await then.sees(get.button('Add reader'));
});
