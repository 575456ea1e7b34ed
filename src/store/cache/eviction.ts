import type { Dictionary } from '../columns/dictionary.ts';
import type { Layers } from '../layers/layers.ts';
import type { Coverage } from '../live/coverage.ts';
import type { CellRect } from '../live/grid.ts';
import { LIMITS } from './limits.ts';

export interface EvictionDeps {
  readonly layers: Layers;
  readonly coverage: Coverage;
  readonly dictionary: Dictionary;
  /** The cells of the view: they stay, whatever they hold. */
  readonly view: () => readonly CellRect[];
  /** Lets go of what was read live in these cells. */
  readonly drop: (cells: readonly number[]) => void;
  /** No answer is being taken up: it would go by the dictionary's old numbers. */
  readonly idle: () => boolean;
  /** The dictionary's numbers are new. */
  readonly renumbered: () => void;
}

/** Called after every answer: lets go of what was not seen for long, and of tags that nothing has any more. */
export function createEviction(deps: EvictionDeps): () => void {
  const { layers, coverage, dictionary } = deps;
  let pairsKept = 0;
  const cameras = (): number => (layers.snapshot.length > 0 ? LIMITS.camerasOverSnapshot : LIMITS.cameras);
  const hasManyCameras = (): boolean => layers.live.length > cameras() || coverage.size > LIMITS.cells;
  const hasManyPairs = (): boolean => dictionary.size >= 2 * pairsKept + LIMITS.pairs && deps.idle();
  return () => {
    if (!hasManyCameras() && !hasManyPairs()) return;
    // Few visits read as much as that. Without the code for it, more is kept.
    void import('./evict.ts').then(
      ({ cellsToDrop, compactDictionary }) => {
        const limits = { cameras: cameras(), cells: LIMITS.cells };
        if (hasManyCameras()) deps.drop(cellsToDrop(coverage, layers.live, deps.view(), limits));
        if (!hasManyPairs()) return;
        compactDictionary(dictionary, layers.all);
        pairsKept = dictionary.size;
        deps.renumbered();
      },
      () => undefined,
    );
  };
}
