import { expect, test } from 'vitest';
import { followLink } from '../../../src/features/share/followLink.ts';
import { share } from '../../../src/features/share/index.ts';
import { startApp } from '../../stub/app.ts';
import { viewAt } from '../../stub/viewAt.ts';

async function follow(hash: string) {
  const app = startApp({ hash });
  const ctx = await app.state.contextOf(share, () => Promise.resolve([]));
  const broken = followLink(ctx);
  app.state.view.moved(viewAt(40, -75, 12));
  const address = (): string => app.history.at(-1)?.hash ?? hash;
  return { app, broken, address };
}

test('the filter of a link is set, its unknown parts are kept and its broken ones told', async () => {
  const { app, broken, address } = await follow('#map=12/40/-75&maker=Genetec&as-of=2026-01-01&direction=sideways');
  expect(app.state.data.filter.value.makers).toEqual(['Genetec']);
  expect(broken.value).toEqual(['direction=sideways']);
  expect(address()).toContain('&maker=Genetec&as-of=2026-01-01');
  expect(address()).not.toContain('sideways');
  app.state.close();
});

test('a filter stands in the address as a step, and back undoes it', async () => {
  const { app, address } = await follow('#map=12/40/-75');
  app.state.data.setFilter({ direction: 'missing' });
  expect(app.history.at(-1)).toEqual({ hash: expect.stringContaining('&direction=missing'), how: 'push' });
  const filtered = address();
  app.visit('#map=12/40/-75');
  expect(app.state.data.filter.value.direction).toBe('any');
  app.visit(filtered);
  expect(app.state.data.filter.value.direction).toBe('missing');
  app.state.close();
});

test('what was added from this device never enters the address', async () => {
  const { app, address } = await follow('#map=12/40/-75');
  app.state.data.setFilter({ localEdits: true });
  expect(address()).toMatch(/^#map=12\/[-\d.]+\/[-\d.]+$/);
  app.state.close();
});

test('a selected reader keeps the other parts', async () => {
  const { app, address } = await follow('#map=12/40/-75&operator=City');
  app.state.selection.select('node/7');
  expect(address()).toMatch(/&node=7&operator=City$/);
  app.state.close();
});
