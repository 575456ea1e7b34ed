import { page } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import { camera } from '../../ui/cameras.ts';
import { show } from '../../ui/stage.ts';

const ID = '0a1b2c3d-0000-4000-8000-000000000000';
const asked = vi.fn<(address: string) => Promise<Response>>();

async function open(tags: Readonly<Record<string, string>>): Promise<void> {
  await show('first-open', {
    cameras: [camera(600, tags)],
    // The page's own gazetteer says where the reader is.
    env: { fetch: (address) => (address === 'places.txt' ? Promise.resolve(new Response('')) : asked(address)) },
    reach: ({ state }) => state.selection.select('node/600'),
  });
}

test('nobody is asked before the photos are opened, and a listed host only by a click of its own', async () => {
  asked.mockReset().mockResolvedValue(Response.json({ features: [] }));
  await open({ panoramax: ID, image: 'https://alpr.pictures/a.jpg;https://stranger.example/b.jpg' });
  await page.getByRole('button', { name: 'More' }).click();
  await expect.element(page.getByRole('button', { name: 'Photos' })).toBeVisible();
  expect(asked).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Photos' }).click();
  await expect.element(page.getByText('The site has no such photo any more.')).toBeVisible();
  expect(asked.mock.calls.map(([address]) => address)).toEqual([`https://api.panoramax.xyz/api/search?ids=${ID}`]);
  expect(document.querySelector('.photo')).toBeNull();
  await expect.element(page.getByText('License not stated')).toBeVisible();
  // Without a network it breaks as soon as it is asked for: what is put into the page is noted down.
  const pictures: (string | null)[] = [];
  const noting = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        const image = node instanceof HTMLElement ? node.closest('.photo') : null;
        if (image !== null) pictures.push(image.getAttribute('src'), image.getAttribute('referrerpolicy'));
      }
    }
  });
  noting.observe(document.body, { childList: true, subtree: true });
  await page.getByRole('button', { name: /Show the photo from/ }).click();
  await expect.poll(() => pictures).toEqual(['https://alpr.pictures/a.jpg', 'no-referrer']);
  noting.disconnect();
  const link = page.getByRole('link', { name: /stranger\.example/ }).element();
  expect(link.getAttribute('rel')).toBe('noopener noreferrer');
  expect(link.getAttribute('target')).toBe('_blank');
});
