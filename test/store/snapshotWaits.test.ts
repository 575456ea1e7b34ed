import { expect, test, vi } from 'vitest';
import { createStoreCore } from '../../src/store/engine.ts';

const CLOSE = { box: { south: 33.7, west: -84.4, north: 33.71, east: -84.39 }, zoom: 16 };
const WIDE = { box: { south: 20, west: -120, north: 50, east: -70 }, zoom: 5 };

/** A store whose snapshot waits; `overpass` answers what is read live. */
function waiting(overpass: () => Promise<Response>) {
  const open = vi.fn(() => Promise.resolve(null));
  let free: () => void = () => undefined;
  const core = createStoreCore({
    url: 'https://overpass.example/api/interpreter',
    fetch: overpass,
    online: () => true,
    after(_, callback) {
      const timer = setTimeout(callback);
      return () => clearTimeout(timer);
    },
    now: () => 1_760_000_000_000,
    random: () => 0.5,
    snapshot: {
      url: 'https://site.example/snapshot/',
      open,
      whenFree: (begin) => {
        free = begin;
      },
    },
  });
  const phases: string[] = [];
  core.listen({ scene: () => undefined, status: ({ phase }) => phases.push(phase.kind) });
  return { core, open, phases, isFree: () => free() };
}

const EMPTY = () =>
  Promise.resolve(
    new Response('{"version":0.6,"osm3s":{"timestamp_osm_base":"2025-10-09T08:00:00Z"},"elements":[]}', {
      headers: { 'content-type': 'application/json' },
    }),
  );

test('close up nothing of the snapshot is asked for until one zooms out, and then once', async () => {
  const { core, open, phases } = waiting(EMPTY);
  core.setView(CLOSE);
  await vi.waitFor(() => expect(phases.at(-1)).toBe('done'));
  expect(open).not.toHaveBeenCalled();
  core.setView(WIDE);
  core.setView(WIDE);
  expect(open).toHaveBeenCalledOnce();
  core.close();
});

test('it comes where it costs nobody anything', () => {
  const { core, open, isFree } = waiting(EMPTY);
  core.setView(CLOSE);
  isFree();
  expect(open).toHaveBeenCalledOnce();
  core.close();
});

test('it comes where live reading fails', async () => {
  const { core, open } = waiting(() => Promise.reject(new TypeError('Failed to fetch')));
  core.setView(CLOSE);
  await vi.waitFor(() => expect(open).toHaveBeenCalledOnce());
  core.close();
});
