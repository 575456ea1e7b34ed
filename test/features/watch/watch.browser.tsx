import { page } from 'vitest/browser';
import { expect, test } from 'vitest';
import { BARE, ODD } from '../../ui/cameras.ts';
import { show } from '../../ui/stage.ts';

function required<T>(value: T | null): T {
  if (value === null) throw new Error('There is none');
  return value;
}

test('a view is watched under a name, marked, removed and brought back', async () => {
  const { state } = await show('first-open', { cameras: [BARE, ODD] });
  state.panel.open('watch');
  const panel = page.getByRole('region', { name: 'Watched areas' });
  await expect.element(panel.getByText('No area is watched yet.')).toBeVisible();
  await panel.getByRole('button', { name: 'Watch this view' }).click();
  await expect.element(panel.getByText(/^No change from/)).toBeVisible();
  await panel.getByRole('textbox', { name: 'Name' }).fill('Home');
  // A new comparison draws the panel anew while the name is being typed.
  state.view.moved({ ...required(state.view.view.peek()) });
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  await expect.element(panel.getByRole('textbox', { name: 'Name' })).toHaveValue('Home');
  await panel.getByRole('button', { name: 'Watch this view' }).click();
  // The same view is not watched twice.
  await expect.poll(() => panel.getByRole('group').elements().length).toBe(1);
  await expect.element(panel.getByRole('group', { name: 'Home' })).toBeVisible();
  // What is on the map follows once the panel is drawn.
  await expect.poll(() => state.overlays.all.peek().get('watch')?.areas?.[0]?.label).toBe('Home');
  await panel.getByRole('button', { name: 'Remove' }).click();
  await expect.element(panel.getByText('No area is watched yet.')).toBeVisible();
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect.element(panel.getByRole('group', { name: 'Home' })).toBeVisible();
  // Another server has other readers: what was kept of the first one is not compared with them.
  const first = state.server.server.peek().id;
  const other = state.server.servers.find(({ id, available }) => available && id !== first);
  if (other === undefined) throw new Error('There is one server only');
  state.server.choose(other.id);
  await expect.element(panel.getByText('No area is watched yet.')).toBeVisible();
  state.server.choose(first);
  await expect.element(panel.getByRole('group', { name: 'Home' })).toBeVisible();
  state.panel.close('watch');
  await expect.poll(() => state.overlays.all.peek().has('watch')).toBe(false);
});
