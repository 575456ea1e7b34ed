import { page, userEvent } from 'vitest/browser';
import { describe, expect, test, vi } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { BASE, camera, HOSTILE } from './cameras.ts';
import { find, listen, show } from './stage.ts';

describe('the status', () => {
  test('tells the count and the age of the data in words', async () => {
    await show('first-open');
    await expect
      .element(page.getByRole('status').filter({ hasText: 'readers in view' }))
      .toHaveTextContent('1,366 readers in view · OpenStreetMap data of 23 Nov 2026, 06:09 UTC');
  });

  test('speaks once while loading, however many bytes come in', async () => {
    const app = await show('first-open');
    const said = listen('.pill-status');
    for (let done = 0; done < 8; done += 1) {
      app.store().status({
        phase: { kind: 'reading', boxesDone: done, boxesTotal: 8, bytes: done * 1000 },
        inView: done * 10,
        base: BASE,
      });
      // oxlint-disable-next-line no-await-in-loop -- each state is to be rendered by itself
      await expect.element(page.getByText(new RegExp(`${done} of 8 areas`))).toBeVisible();
    }
    expect(said).toEqual(['Loading readers…']);
  });

  test('counts down beside the live region, and can be hurried', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    const app = await show('busy');
    const said = listen('.pill-status');
    app.store().status({
      phase: { kind: 'failed', failure: new Failure('overloaded'), retryAt: Date.now() + 30_000 },
      inView: 5,
      base: BASE,
    });
    await expect.element(page.getByText('Trying again in 30 sec.')).toBeVisible();
    vi.advanceTimersByTime(3000);
    await expect.element(page.getByText('Trying again in 27 sec.')).toBeVisible();
    vi.useRealTimers();
    expect(said).toEqual([
      '5 readers in view · incomplete: Overpass is busy. The readers shown are from 06:09 UTC and may be missing newer ones.',
    ]);
    await page.getByRole('button', { name: 'Try now' }).click();
    expect(app.store().retries).toBe(1);
  });

  test('is a button that zooms where it is too wide to load', async () => {
    const app = await show('too-wide');
    app.state.view.moved({ centre: { lat: 1, lon: 2 }, zoom: 4, box: { south: 0, west: 0, north: 9, east: 9 } });
    await page.getByRole('status').getByRole('button', { name: 'Zoom in to load readers' }).click();
    expect(app.state.view.wish.peek()).toMatchObject({ place: { lat: 1, lon: 2 }, zoom: 10 });
  });
});

describe('the server', () => {
  test('is said at all times, and chosen from a fixed list', async () => {
    const app = await show('first-open');
    await page.getByRole('button', { name: /^Practice world: nothing here is real/ }).click();
    const live = page.getByRole('button', { name: /^Live/ });
    await expect.element(live).toMatchTextContent(/Read only: this site is not registered there/);
    await live.click();
    expect(app.state.server.server.peek().id).toBe('live');
    expect(document.querySelector(':popover-open')).toBeNull();
    await expect.element(page.getByRole('button', { name: 'Live Switch' })).toBeVisible();
  });

  test('that this build does not offer is not in the list', async () => {
    await show('live');
    await page.getByRole('button', { name: 'Live Switch' }).click();
    await expect.element(page.getByRole('button', { name: /^Live.*real map|^Live/ }).last()).toBeVisible();
    await expect.element(page.getByRole('button', { name: /^Practice world/ })).not.toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: /^Test server/ })).not.toBeInTheDocument();
  });
});

describe('the list', () => {
  test('says that some have no name yet, instead of that there are none, and tries again', async () => {
    const app = await show('list-nameless');
    const list = page.getByRole('region', { name: 'In view' });
    await expect.element(list).toMatchTextContent(/some readers did not load/);
    await expect.element(list).not.toMatchTextContent(/No readers in view/);
    await list.getByRole('button', { name: 'Try again' }).click();
    expect(app.store().retries).toBe(1);
  });
});

describe('a camera', () => {
  test('takes the focus when it opens, and gives it back when it closes', async () => {
    const app = await show('list');
    app.state.panel.close('list');
    await expect.element(page.getByRole('region', { name: 'In view' })).not.toBeInTheDocument();
    find('#map').focus();
    app.state.selection.select('node/508');
    await expect.element(page.getByRole('heading', { name: 'Flock Safety' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('region', { name: 'Reader' })).not.toBeInTheDocument();
    await vi.waitFor(() => expect(document.activeElement?.id).toBe('map'));
  });

  test('of a permalink leaves the focus alone', async () => {
    await show('camera');
    await expect.element(page.getByRole('region', { name: 'Reader', exact: true })).toBeVisible();
    // What is measured after the panel was drawn is there: so would the focus be.
    await vi.waitFor(() => {
      expect(document.documentElement.style.getPropertyValue('--map-inset-inline-start')).not.toMatch(/^0px$|^$/);
    });
    expect(document.activeElement).toBe(document.body);
  });

  test('is followed by the next without moving the focus', async () => {
    const app = await show('camera');
    const next = page.getByRole('button', { name: 'Next reader' });
    app.store().cameras = app.store().cameras.filter(({ id }) => id === 508 || id === 510);
    await next.click();
    await expect.element(page.getByRole('heading', { name: 'Motorola Solutions' })).toBeVisible();
    await expect.element(next).toHaveFocus();
    expect(app.state.selection.key.peek()).toBe('node/510');
  });

  test('links to its object and history on the server one is on', async () => {
    await show('camera');
    const link = (name: string): string | null =>
      page
        .getByRole('region', { name: 'Reader', exact: true })
        .getByRole('link', { name })
        .element()
        .getAttribute('href');
    await expect.element(page.getByRole('link', { name: 'History on OpenStreetMap' })).toBeVisible();
    expect(link('On OpenStreetMap')).toBe('http://127.0.0.1:8790/node/508');
    expect(link('History on OpenStreetMap')).toBe('http://127.0.0.1:8790/node/508/history');
    expect(link('Photo on example.org')).toBe('https://example.org/photo.jpg');
    for (const each of document.querySelectorAll('.panel a')) expect(each.getAttribute('rel')).toContain('noopener');
  });

  test('with hostile tags shows them as text, and runs and links nothing of theirs', async () => {
    await show('camera-hostile');
    await expect
      .element(page.getByRole('heading', { level: 2 }))
      .toHaveTextContent('<img src=x onerror=alert(1)>⟨U+202E⟩gnp.exe');
    await page.getByText(`All tags (${HOSTILE.tags.size})`).click();
    await expect.element(page.getByText('__proto__')).toBeVisible();
    expect(document.querySelector('.panel img, .panel script, .panel b')).toBeNull();
    for (const each of document.querySelectorAll<HTMLAnchorElement>('.panel a')) {
      expect(each.protocol).toMatch(/^https?:$/);
    }
  });

  test('with 10,000 tags shows the first hundred, and all when asked', async () => {
    const many = camera(1, Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, 'v'])));
    const app = await show('first-open');
    app.store().cameras = [many];
    app.state.selection.select('node/1');
    await page.getByText('All tags (10,000)').click();
    await expect.element(page.getByRole('button', { name: 'Show all 10,000 tags' })).toBeVisible();
    expect(document.querySelectorAll('.tag-table tbody tr')).toHaveLength(100);
    await page.getByRole('button', { name: 'Show all 10,000 tags' }).click();
    await vi.waitFor(() => expect(document.querySelectorAll('.tag-table tbody tr')).toHaveLength(10_000));
  });

  test('that is a way says that it can’t be edited here', async () => {
    await show('camera-way');
    await expect.element(page.getByText(/^This reader is mapped as a way\./)).toBeVisible();
  });
});

describe('the insets', () => {
  const inset = (name: string): number =>
    Number.parseFloat(document.documentElement.style.getPropertyValue(`--map-inset-${name}`));

  test('tell the map what the panel covers on a wide screen', async () => {
    const app = await show('camera');
    await vi.waitFor(() => expect(inset('inline-start')).toBeGreaterThan(380));
    expect(inset('block-start')).toBeGreaterThan(44);
    expect(inset('block-end')).toBe(0);
    app.state.selection.select(null);
    await vi.waitFor(() => expect(inset('inline-start')).toBe(0));
  });

  test('count the pill where it spans the map, and only there', async () => {
    await show('first-open');
    const bottom = (selector: string): number => Math.round(find(selector).getBoundingClientRect().bottom);
    await vi.waitFor(() => expect(inset('block-start')).toBe(bottom('.top')));
    await page.viewport(360, 740);
    await vi.waitFor(() => expect(inset('block-start')).toBe(bottom('.pill')));
    expect(bottom('.pill')).toBeGreaterThan(bottom('.top'));
  });

  test('tell the map what the sheet covers on a phone, at each of its rests', async () => {
    await page.viewport(360, 740);
    await show('camera');
    await vi.waitFor(() => expect(inset('block-end')).toBeGreaterThan(300));
    expect(inset('inline-start')).toBe(0);
    await page.getByRole('button', { name: 'Show more' }).click();
    await vi.waitFor(() => expect(inset('block-end')).toBeGreaterThan(500));
    await page.getByRole('button', { name: 'Show less' }).click();
    await vi.waitFor(() => expect(inset('block-end')).toBeLessThan(200));
  });

  test('follow the sheet as it is dragged', async () => {
    await page.viewport(360, 740);
    await show('camera');
    await vi.waitFor(() => expect(inset('block-end')).toBeGreaterThan(300));
    const grip = find('.grip');
    const drag = (type: string, clientY: number): boolean =>
      grip.dispatchEvent(new PointerEvent(type, { clientY, pointerId: 1, isPrimary: true, bubbles: true }));
    // A pointer that a script made can't be captured.
    grip.setPointerCapture = () => undefined;
    drag('pointerdown', 420);
    drag('pointermove', 500);
    drag('pointermove', 640);
    await vi.waitFor(() => expect(inset('block-end')).toBeLessThan(200));
    drag('pointerup', 640);
    await vi.waitFor(() => expect(find('.panel').dataset['rest']).toBe('peek'));
  });
});
