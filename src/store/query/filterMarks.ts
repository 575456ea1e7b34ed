import type { Dictionary } from '../columns/dictionary.ts';
import type { Filter } from './filter.ts';
import { isNoFilter, NO_FILTER } from './filter.ts';
import type { Layers } from '../layers/layers.ts';
import type * as Answers from './answers.ts';

/** Marks what passes the filter that is wished for. */
export interface FilterMarks {
  /** The one that the rows are marked by: a wish is not yet one, as long as the code for it is on its way. */
  readonly applied: Filter;
  set(filter: Filter): void;
  /** The dictionary's numbers are new. */
  again(): void;
}

/** @param marked called when rows were marked by another filter */
export function createFilterMarks(layers: Layers, dictionary: Dictionary, marked: () => void): FilterMarks {
  let wanted: Filter = NO_FILTER;
  let applied: Filter = NO_FILTER;
  /** Comes with the first filter. */
  let loaded: typeof Answers | null = null;

  function mark(): void {
    applied = loaded === null ? NO_FILTER : wanted;
    layers.setFilter(loaded?.preparePasses(wanted, dictionary) ?? null);
  }

  function markNow(): void {
    mark();
    marked();
  }

  return {
    get applied() {
      return applied;
    },
    set(filter) {
      if (isNoFilter(wanted) && isNoFilter(filter)) return;
      wanted = filter;
      if (isNoFilter(filter) || loaded !== null) {
        markNow();
        return;
      }
      void import('./answers.ts').then((code) => {
        loaded = code;
        markNow();
      });
    },
    again: mark,
  };
}
