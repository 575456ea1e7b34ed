import { page, userEvent } from 'vitest/browser';
import { describe, expect, test, vi } from 'vitest';
import type { App } from '../../stub/app.ts';
import { signedIn, TOWNS } from '../../ui/screen.ts';
import { find, show } from '../../ui/stage.ts';

const AUSTINTOWN = { lat: 41.1, lon: -80.76 };

const box = page.getByRole('combobox', { name: 'Search for a place' });
const options = page.getByRole('option');

async function look(text = 'austin'): Promise<App> {
  const app = await show('first-open');
  await box.fill(text);
  await vi.waitFor(() => expect(options.elements()).toHaveLength(2));
  return app;
}

/** A page whose gazetteer comes as it is told to. */
const withTowns = (towns: () => Promise<string>): Promise<App> =>
  show('first-open', { env: { fetch: async () => new Response(await towns()) } });

/** Where the search sent the map. */
const sentTo = ({ state }: App): unknown => state.view.wish.peek();

describe('the search', () => {
  test('lists towns with their region as one types', async () => {
    await look();
    await expect.element(options.first()).toMatchTextContent(/AustinTX/);
    await expect.element(box).toHaveAttribute('aria-expanded', 'true');
    expect(find('#bar-hits').getAttribute('role')).toBe('listbox');
    await expect.element(page.getByText('2 places found')).toBeInTheDocument();
  });

  test('goes to what is clicked, and gives the focus to the map', async () => {
    const app = await look();
    await options.last().click();
    expect(sentTo(app)).toMatchObject({ place: AUSTINTOWN, zoom: 13 });
    await expect.element(box).toHaveValue('');
    expect(document.activeElement?.id).toBe('map');
  });

  test('is walked by arrow keys, round and round, and left by Enter', async () => {
    const app = await look();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(box).toHaveAttribute('aria-activedescendant', 'bar-hits-1');
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(box).toHaveAttribute('aria-activedescendant', 'bar-hits-0');
    await expect.element(options.first()).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(box).toHaveAttribute('aria-activedescendant', 'bar-hits-1');
    await expect.element(box).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(sentTo(app)).toMatchObject({ place: AUSTINTOWN, zoom: 13 });
  });

  test('goes to the first by Enter alone, even where that comes before the answer', async () => {
    const answer = Promise.withResolvers<string>();
    const app = await withTowns(() => answer.promise);
    const before = sentTo(app);
    await box.fill('austint');
    await expect.element(page.getByText('Looking…')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    expect(sentTo(app)).toBe(before);
    answer.resolve(TOWNS);
    await vi.waitFor(() => expect(sentTo(app)).toMatchObject({ place: AUSTINTOWN, zoom: 13 }));
  });

  test('shows what was typed last, whichever answer comes last', async () => {
    const slow = Promise.withResolvers<string>();
    await withTowns(() => slow.promise);
    await box.fill('austin');
    await expect.element(page.getByText('Looking…')).toBeVisible();
    // Coordinates need no gazetteer.
    await box.fill('33.755, -84.39');
    await expect.element(options).toMatchTextContent(/Coordinates/);
    await import('../../../src/places/gazetteer.ts');
    slow.resolve(TOWNS);
    // Whatever is made of it is on the screen by the frame after the next.
    for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
    await expect.element(options).toMatchTextContent(/Coordinates/);
  });

  test('is emptied by Escape, then left by another', async () => {
    await look();
    await userEvent.keyboard('{Escape}');
    await expect.element(box).toHaveValue('');
    await expect.element(box).toHaveAttribute('aria-expanded', 'false');
    await expect.element(box).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement?.id).toBe('map');
  });

  test('says in words that it failed, and tries again', async () => {
    let fails = true;
    await withTowns(() => (fails ? Promise.reject(new Error('gone')) : Promise.resolve(TOWNS)));
    await box.fill('austint');
    await expect.element(page.getByText(/could not be loaded.*33\.755, -84\.39/)).toBeVisible();
    fails = false;
    await page.getByRole('search').getByRole('button', { name: 'Try again' }).click();
    await expect.element(options).toMatchTextContent(/Austintown/);
  });

  test('says what else could be typed where nothing is found', async () => {
    await show('first-open');
    await box.fill('xyzzy');
    await expect.element(page.getByText(/^No town, state or country of that name/)).toBeVisible();
    await expect.element(box).toHaveAttribute('aria-expanded', 'false');
  });

  test('names coordinates and objects for what they are', async () => {
    await show('first-open');
    await box.fill('33.755, -84.39');
    await expect.element(options).toMatchTextContent(/33\.7550000, -84\.3900000.*Coordinates/);
    await box.fill('way/5');
    await expect.element(options).toMatchTextContent(/way 5.*On OpenStreetMap/);
  });

  test.each(['live', 'first-open'])('leaves room for the account on the narrowest screen: %s', async (screen) => {
    await page.viewport(320, 640);
    await show(screen, { writing: signedIn({ activeBlocks: 1, unreadMessages: 11 }) });
    await expect.element(page.getByText('12 notices')).toBeInTheDocument();
    const shown = [...document.querySelectorAll('.top-row button, .top-row input')].filter((each) =>
      each.checkVisibility(),
    );
    const areas = shown.map((each) => each.getBoundingClientRect());
    for (const [index, area] of areas.entries()) {
      expect(area.width).toBeGreaterThanOrEqual(43.5);
      expect(area.right).toBeLessThanOrEqual(320.5);
      expect(area.left).toBeGreaterThanOrEqual((areas[index - 1]?.right ?? 0) - 0.5);
    }
  });

  test('is a button on a phone, which opens over the bar', async () => {
    await page.viewport(360, 740);
    await show('signed-in');
    const closed = find('.search').getBoundingClientRect();
    expect(closed.width).toBe(closed.height);
    await box.click();
    await vi.waitFor(() => expect(find('.search').getBoundingClientRect().width).toBe(360));
    await box.fill('austin');
    await vi.waitFor(() => expect(options.elements()).toHaveLength(2));
    for (const option of options.elements()) {
      expect(option.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
      expect(option.getBoundingClientRect().right).toBeLessThanOrEqual(360);
    }
    await page.getByRole('button', { name: 'Close the search' }).click();
    await vi.waitFor(() => expect(find('.search').getBoundingClientRect().width).toBeLessThan(60));
  });
});
