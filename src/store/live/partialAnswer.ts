import type { ColumnsBuilder } from '../columns/columnsBuilder.ts';
import type { Coverage } from './coverage.ts';
import type { CellRect } from './grid.ts';
import type { Layers } from '../layers/layers.ts';

/** What has come is sorted and shown again after so long at the soonest, ms: a tenth of the time then, however long the answer is. */
const PAUSE = 400;

/** Shows what has come of an answer that is still on its way. */
export interface PartialAnswer {
  /** A piece of the answer for `rects` went into the builder. */
  grown(builder: ColumnsBuilder, rects: readonly CellRect[]): void;
  /** Whole or not, the answer is at its end: what was shown of it is no longer there. Returns whether anything was. */
  end(): boolean;
}

/**
 * Only where nothing else is known does part of an answer say more than what is there: old data stays as it is
 * until all of the new has come.
 * @param shown called when there is something else to show
 */
export function createPartialAnswer(
  layers: Layers,
  coverage: Coverage,
  now: () => number,
  shown: () => void,
): PartialAnswer {
  /** ms since 1970; 0: nothing of it is shown. */
  let shownAt = 0;
  return {
    grown(builder, rects) {
      if (builder.length === 0 || now() < shownAt + PAUSE) return;
      if (layers.snapshot.length > 0 || coverage.knows(rects)) return;
      shownAt = now();
      layers.setPartial(builder.finish());
      shown();
    },
    end() {
      if (shownAt === 0) return false;
      shownAt = 0;
      layers.setPartial(null);
      return true;
    },
  };
}
