import type { ColumnsBuilder } from '../columns/columnsBuilder.ts';
import type { Coverage } from './coverage.ts';
import type { CellRect } from './grid.ts';
import type { Layers } from '../layers/layers.ts';

/** What has come is shown again when it has grown so many times over: sorting it then costs a third more, however long the answer is. */
const GROWTH = 4;

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
export function createPartialAnswer(layers: Layers, coverage: Coverage, shown: () => void): PartialAnswer {
  let count = 0;
  return {
    grown(builder, rects) {
      if (builder.length < GROWTH * count || builder.length === 0) return;
      if (layers.snapshot.length > 0 || coverage.knows(rects)) return;
      count = builder.length;
      layers.setPartial(builder.finish());
      shown();
    },
    end() {
      if (count === 0) return false;
      count = 0;
      layers.setPartial(null);
      return true;
    },
  };
}
