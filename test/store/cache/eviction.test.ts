import { describe, expect, it } from 'vitest';
import { Coverage } from '../../../src/store/live/coverage.ts';
import { Dictionary } from '../../../src/store/columns/dictionary.ts';
import { cellRect } from '../../../src/store/live/grid.ts';
import { Layers } from '../../../src/store/layers/layers.ts';
import { createEviction } from '../../../src/store/cache/eviction.ts';
import { LIMITS } from '../../../src/store/cache/limits.ts';
import '../../../src/store/cache/evict.ts';
import { settled } from '../../overpass/fakeClock.ts';
import { BASE, camera, columnsOf } from '../cameras.ts';

/** Two cells next to each other, the west one seen first, with as many cameras in both as fit over a snapshot, and one more. */
async function droppedOf(beneath: boolean, view: 'west' | 'nowhere' = 'nowhere'): Promise<readonly number[]> {
  const half = LIMITS.camerasOverSnapshot / 2 + 1;
  const cameras = Array.from({ length: 2 * half }, (_, i) => camera(i + 1, 0.05, (i % 2) * 0.08 + 0.04));
  const dictionary = new Dictionary();
  const layers = new Layers(dictionary);
  const coverage = new Coverage();
  const cells = [cellRect(2047 * 4096 + 2048), cellRect(2047 * 4096 + 2049)];
  coverage.read(cells, BASE, BASE);
  layers.take(columnsOf(cameras).columns, cells, BASE);
  expect(layers.size).toBe(2 * half);
  if (beneath) layers.setSnapshot(columnsOf([camera(1, 40, -100)]).columns, cells, [], BASE);
  const dropped: number[] = [];
  createEviction({
    layers,
    coverage,
    dictionary,
    view: () => (view === 'west' ? cells.slice(0, 1) : []),
    drop: (keys) => dropped.push(...keys),
    idle: () => true,
    renumbered: () => undefined,
  })();
  await settled();
  return dropped;
}

describe('what was read live', () => {
  it('is let go of where a snapshot beneath still shows it, least recently seen first', async () => {
    expect(await droppedOf(true)).toEqual([2047 * 4096 + 2048]);
  });

  it('stays where it is in view', async () => {
    expect(await droppedOf(true, 'west')).toEqual([2047 * 4096 + 2049]);
  });

  it('stays where nothing else shows it', async () => {
    expect(await droppedOf(false)).toEqual([]);
  });
});
