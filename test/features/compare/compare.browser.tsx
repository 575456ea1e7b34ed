import { page } from 'vitest/browser';
import { afterEach, expect, test, vi } from 'vitest';
import { show } from '../../ui/stage.ts';
import { viewAt } from '../../stub/viewAt.ts';

afterEach(() => vi.restoreAllMocks());

test('another server has other readers: what was found with the first one’s is gone, the list stays', async () => {
  // Nothing is mapped here: all of the list is on the list only.
  const real = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation((address, init) =>
    init?.body instanceof URLSearchParams
      ? Promise.resolve(Response.json({ osm3s: { timestamp_osm_base: '2026-11-02T00:00:00Z' }, elements: [] }))
      : real(address, init),
  );
  const { state } = await show('first-open');
  state.view.moved(viewAt(0, 0, 14));
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Compare with a list' }).click();
  const input = await vi.waitFor(() => {
    const found = document.querySelector<HTMLInputElement>('.compare input[type=file]');
    if (found === null) throw new Error('The panel is not there yet');
    return found;
  });
  const files = new DataTransfer();
  files.items.add(new File(['lat,lon\n0.001,0.001\n'], 'list.csv'));
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect.element(page.getByText(/Only on the list: 1/)).toBeVisible();

  const other = state.server.servers.find(({ id, available }) => available && id !== state.server.server.peek().id);
  if (other === undefined) throw new Error('There is one server only');
  state.server.choose(other.id);
  await vi.waitFor(() => expect(page.getByText(/Only on the list: 1/).elements()).toEqual([]));
  await expect.element(page.getByText(/list\.csv: .?1.? row with a place/)).toBeVisible();
});
