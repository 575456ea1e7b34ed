import { expect, test } from 'vitest';
import { collect, EVERYWHERE } from '../../src/state/collectReaders.ts';
import { camera } from '../stub/app.ts';
import { StubStore } from '../stub/store.ts';

const many = Array.from({ length: 12_001 }, (_, i) => camera(i + 1, 40, -75));
const running = new AbortController().signal;

test('every reader once, and how far it is after each part', async () => {
  const told: number[] = [];
  const found = await collect(new StubStore(many), EVERYWHERE, false, (done) => told.push(done), running);
  expect(new Set(found.map(({ id }) => id)).size).toBe(12_001);
  expect(told).toEqual([5000, 10_000, 12_001]);
});

test('what changes meanwhile begins anew: parts of two states are never joined', async () => {
  const store = new StubStore(many);
  let asked = 0;
  const found = await collect(
    {
      part(...about) {
        asked += 1;
        // An answer comes in after the first part.
        if (asked === 2) store.cameras = many.slice(1);
        return store.part(...about);
      },
    },
    EVERYWHERE,
    false,
    () => undefined,
    running,
  );
  expect(found).toHaveLength(12_000);
  expect(found[0]?.id).toBe(2);
});

test('stopped, it gives nothing', async () => {
  const controller = new AbortController();
  const asked = collect(new StubStore(many), EVERYWHERE, false, () => controller.abort(), controller.signal);
  await expect(asked).rejects.toThrow(/abort/i);
});
