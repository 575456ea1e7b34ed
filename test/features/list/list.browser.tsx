import { page } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import { BARE } from '../../ui/cameras.ts';
import { show } from '../../ui/stage.ts';

const NOT_READ = 'The readers in view could not be read. That does not mean that there are none.';

for (const id of ['list', 'todo', 'statistics'] as const) {
  test(`${id}: what could not be read is told, and is no “none”`, async () => {
    const app = await show('first-open', { cameras: [BARE] });
    const broken = new Error('The store broke.');
    vi.spyOn(app.store(), 'list').mockRejectedValue(broken);
    vi.spyOn(app.store(), 'choices').mockRejectedValue(broken);
    const retry = vi.spyOn(app.store(), 'retry');
    app.state.panel.open(id);
    await expect.element(page.getByText(NOT_READ)).toBeVisible();
    await expect.element(page.getByText(/^No readers|Nothing is left/)).not.toBeInTheDocument();
    await page.getByRole('region').getByRole('button', { name: 'Try again' }).click();
    expect(retry).toHaveBeenCalled();
  });
}
