import { expect, test, vi } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import type { FeatureContext } from '../../src/state/featureContext.ts';
import type { App } from '../stub/app.ts';
import { startApp } from '../stub/app.ts';

const FEATURE = { id: 'photos', hosts: ['https://photos.example'] };
const noOffers: FeatureContext['offers'] = () => Promise.resolve([]);

async function start(fetch = vi.fn(() => Promise.resolve(new Response('said')))): Promise<{
  readonly app: App;
  readonly ctx: FeatureContext;
  readonly fetch: typeof fetch;
}> {
  const app = startApp({ env: { fetch } });
  return { app, ctx: await app.state.contextOf(FEATURE, noOffers), fetch };
}

test('a feature asks the hosts that it names, and the page itself', async () => {
  const { ctx, fetch } = await start();
  expect(await (await ctx.fetch('https://photos.example/near')).text()).toBe('said');
  await ctx.fetch('places.txt');
  expect(fetch).toHaveBeenCalledTimes(2);
});

test.each([
  'https://other.example/',
  '//other.example/x',
  'http://photos.example/',
  'https://photos.example.evil.example/',
])('no other host is asked: %s', async (address) => {
  const { ctx, fetch } = await start();
  await expect(ctx.fetch(address)).rejects.toBeInstanceOf(TypeError);
  expect(fetch).not.toHaveBeenCalled();
});

test('what is not answered is a failure that says why', async () => {
  const { app, ctx } = await start(vi.fn(() => Promise.reject(new TypeError('Failed to fetch'))));
  await expect(ctx.fetch('x')).rejects.toMatchObject({ kind: 'server' });
  app.online(false);
  await expect(ctx.fetch('x')).rejects.toMatchObject({ kind: 'offline' });
  const refused = await start(vi.fn(() => Promise.resolve(new Response('', { status: 404 }))));
  await expect(refused.ctx.fetch('x')).rejects.toBeInstanceOf(Failure);
});

test('what a feature stores stands under its own name', async () => {
  const { app, ctx } = await start();
  ctx.storage.set('seen', 'yes');
  expect(app.local.get('photos.seen')).toBe('yes');
  expect(ctx.storage.get('seen')).toBe('yes');
  ctx.storage.remove('seen');
  expect(app.local.has('photos.seen')).toBe(false);
});

test('a drawing that this device remembers holds only as long as a feature lets one choose it', () => {
  const local = new Map([['drawing', 'density']]);
  expect(startApp({ local }).state.data.drawing.value).toBe('clusters');
  const features = [{ id: 'density', drawing: 'density' }] as const;
  expect(startApp({ local, features }).state.data.drawing.value).toBe('density');
});
