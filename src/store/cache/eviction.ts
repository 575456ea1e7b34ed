import type { Coverage } from '../live/coverage.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import type { CellRect } from '../live/grid.ts';
import type * as Housekeeping from './housekeeping.ts';
import type { Layers } from '../layers/layers.ts';

/** Bounds on what was read live. Of a camera's 44 bytes of columns and about 32 of tags, this is some 15 MB. */
export const LIMITS = {
  cameras: 200_000,
  /** The same where a snapshot lies beneath: what is let go of is still shown, only not as new. A large city has 3,000. */
  camerasOverSnapshot: 25_000,
  cells: 100_000,
  /** Pairs that may be met before the dictionary is looked through for forgotten ones. */
  pairs: 20_000,
} as const;

export interface TidyDeps {
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
export function createTidy(deps: TidyDeps): () => void {
  const { layers, coverage, dictionary } = deps;
  let house: typeof Housekeeping | null = null;
  let pairsKept = 0;
  const manyPairs = (): boolean => dictionary.size >= 2 * pairsKept + LIMITS.pairs;
  const limits = (): { readonly cameras: number; readonly cells: number } => ({
    cameras: layers.snapshot.length > 0 ? LIMITS.camerasOverSnapshot : LIMITS.cameras,
    cells: LIMITS.cells,
  });
  const manyCameras = (): boolean => {
    const { cameras, cells } = limits();
    return layers.live.length > cameras || coverage.size > cells;
  };
  const tidy = ({ cellsToDrop, compactDictionary }: typeof Housekeeping): void => {
    if (manyCameras()) deps.drop(cellsToDrop(coverage, layers.live, deps.view(), limits()));
    if (!manyPairs() || !deps.idle()) return;
    compactDictionary(dictionary, layers.all);
    pairsKept = dictionary.size;
    deps.renumbered();
  };
  return () => {
    if (!manyCameras() && !(manyPairs() && deps.idle())) return;
    // Few visits read as much as that: the code for it comes only then. Without it, more is kept.
    if (house !== null) tidy(house);
    else
      void import('./housekeeping.ts').then(
        (loaded) => {
          house = loaded;
          tidy(house);
        },
        () => undefined,
      );
  };
}
