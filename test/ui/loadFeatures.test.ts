import { expect, test, vi } from 'vitest';
import type { Feature, FeatureModule } from '../../src/ui/feature.ts';
import { createFeatures } from '../../src/ui/loadFeatures.ts';
import type { LoadableFeature } from '../../src/ui/loadFeatures.ts';
import { startApp } from '../stub/app.ts';

function of(feature: Feature, ...others: readonly Feature[]): LoadableFeature {
  const [found] = createFeatures([feature, ...others], startApp().state).all.value;
  if (found === undefined) throw new Error('no feature');
  return found;
}

const Panel = (): null => null;

test('a feature is made once, however many of its parts are shown', async () => {
  const make = vi.fn(() => ({ panel: Panel, dialog: Panel }));
  const load = vi.fn((): Promise<FeatureModule> => Promise.resolve({ default: make }));
  const feature = of({ id: 'one', load });
  feature.parts.panel.load();
  feature.parts.dialog.load();
  await vi.waitFor(() => expect(feature.parts.panel.loaded() && feature.parts.dialog.loaded()).toBe(true));
  expect(load).toHaveBeenCalledTimes(1);
  expect(make).toHaveBeenCalledTimes(1);
});

test('one that could not be fetched is fetched again when it is next needed', async () => {
  const load = vi.fn((): Promise<FeatureModule> => Promise.resolve({ default: () => ({ panel: Panel }) }));
  load.mockRejectedValueOnce(new Error('offline'));
  const feature = of({ id: 'one', load });
  feature.preload();
  await vi.waitFor(() => {
    feature.parts.panel.load();
    expect(feature.parts.panel.loaded()).toBe(true);
  });
  expect(load).toHaveBeenCalledTimes(2);
});

test('what others offer is loaded when it is asked for; one that fails is left out', async () => {
  const asked = vi.fn(() => Promise.resolve([]));
  const giver: Feature = {
    id: 'giver',
    offers: ['search'],
    load: () => Promise.resolve({ default: () => ({ offers: { search: asked } }) }),
  };
  const broken: Feature = { id: 'broken', offers: ['search'], load: () => Promise.reject(new Error('gone')) };
  const idle = vi.fn((): Promise<FeatureModule> => Promise.reject(new Error('never asked')));
  const found = vi.fn<(sources: readonly unknown[]) => void>();
  const asker: Feature = {
    id: 'asker',
    load: () =>
      Promise.resolve({
        default(ctx) {
          void ctx.offers('search').then(found);
          return { panel: Panel };
        },
      }),
  };
  of(asker, giver, broken, { id: 'idle', load: idle }).preload();
  await vi.waitFor(() => expect(found).toHaveBeenCalledWith([asked]));
  expect(idle).not.toHaveBeenCalled();
});
