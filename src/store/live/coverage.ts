import type { CellRect } from './grid.ts';
import { cellCount, eachCell, holdsCell, rectsOf } from './grid.ts';

/** A read cell is asked for again after this, ms. */
export const FRESH_FOR = 15 * 60_000;

interface CellState {
  /** When it was read, by our clock, ms since 1970. */
  readonly readAt: number;
  /** When its data was true, by Overpass's clock; null where it didn't say. */
  readonly base: number | null;
}

/** A read of more cells than this is kept as one rectangle: it came as a whole file, not by the map's views. */
const WIDE = 2 ** 16;
/** Rectangles of whole files that are remembered. */
const MOST_WIDE = 8;

/** A cell with what is known of it, as it is stored. */
export interface CoveredCell extends CellState {
  readonly key: number;
}

/** Which cells of the grid have been read, and when; in the order in which they were last seen. */
export class Coverage {
  /** Least recently seen first: whatever is seen is taken out and put back at the end. */
  readonly #cells = new Map<number, CellState>();
  /** Newest first. */
  readonly #wide: { readonly rect: CellRect; readonly state: CellState }[] = [];

  /** Cells known one by one. */
  get size(): number {
    return this.#cells.size;
  }

  /** Every cell known one by one, least recently seen first. */
  *cells(): Generator<CoveredCell> {
    for (const [key, { readAt, base }] of this.#cells) yield { key, readAt, base };
  }

  read(rects: readonly CellRect[], readAt: number, base: number | null): void {
    const state = { readAt, base };
    for (const rect of rects) {
      if (cellCount(rect) > WIDE) {
        this.#wide.unshift({ rect, state });
        this.#wide.length = Math.min(MOST_WIDE, this.#wide.length);
      } else {
        eachCell(rect, (key) => this.#put(key, state));
      }
    }
  }

  /** Takes back what was stored. */
  restore({ key, readAt, base }: CoveredCell): void {
    this.#put(key, { readAt, base });
  }

  /** Notes that the map shows these. */
  see(rects: readonly CellRect[]): void {
    for (const rect of rects) {
      eachCell(rect, (key) => {
        const cell = this.#cells.get(key);
        if (cell !== undefined) this.#put(key, cell);
      });
    }
  }

  forget(keys: Iterable<number>): void {
    for (const key of keys) this.#cells.delete(key);
  }

  /** All that was read, as rectangles. */
  rects(): readonly CellRect[] {
    return [...this.#wide.map(({ rect }) => rect), ...rectsOf(new Set(this.#cells.keys()))];
  }

  /** Whether every cell of the rectangles was read, however long ago; false where they are too many to have been. */
  covers(rects: readonly CellRect[]): boolean {
    return rects.every((rect) => {
      if (this.#wide.some(({ rect: wide }) => within(rect, wide))) return true;
      if (cellCount(rect) > WIDE) return false;
      let all = true;
      eachCell(rect, (key) => {
        all &&= this.#state(key) !== undefined;
      });
      return all;
    });
  }

  #put(key: number, state: CellState): void {
    this.#cells.delete(key);
    this.#cells.set(key, state);
  }

  /** Whether any cell of the rectangles was read, however long ago. */
  knows(rects: readonly CellRect[]): boolean {
    return rects.some((rect) => {
      if (this.#wide.some(({ rect: wide }) => meet(rect, wide))) return true;
      for (const key of this.#cells.keys()) if (holdsCell(rect, key)) return true;
      return false;
    });
  }

  /** The cells of the rectangles that were never read, or too long ago. */
  missing(rects: readonly CellRect[], now: number): Set<number> {
    const keys = new Set<number>();
    for (const rect of rects) {
      eachCell(rect, (key) => {
        const cell = this.#state(key);
        // A clock that was set back must not make a cell fresh for ever.
        if (cell === undefined || Math.abs(now - cell.readAt) >= FRESH_FOR) keys.add(key);
      });
    }
    return keys;
  }

  /** The oldest date of the data in the rectangles, or null where none of them was read. */
  base(rects: readonly CellRect[]): number | null {
    let oldest: number | null = null;
    const look = (state: CellState | undefined): void => {
      const base = state?.base ?? null;
      if (base !== null && (oldest === null || base < oldest)) oldest = base;
    };
    for (const rect of rects) {
      if (cellCount(rect) <= WIDE) {
        eachCell(rect, (key) => look(this.#state(key)));
      } else {
        // A wide view has more cells than were ever read.
        for (const [key, cell] of this.#cells) if (holdsCell(rect, key)) look(cell);
        for (const { rect: wide, state } of this.#wide) if (meet(rect, wide)) look(state);
      }
    }
    return oldest;
  }

  #state(key: number): CellState | undefined {
    const cell = this.#cells.get(key);
    const wide = this.#wide.find(({ rect }) => holdsCell(rect, key))?.state;
    if (cell === undefined || wide === undefined) return cell ?? wide;
    return wide.readAt > cell.readAt ? wide : cell;
  }
}

function meet(a: CellRect, b: CellRect): boolean {
  return a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1;
}

function within(inner: CellRect, outer: CellRect): boolean {
  return inner.x0 >= outer.x0 && inner.x1 <= outer.x1 && inner.y0 >= outer.y0 && inner.y1 <= outer.y1;
}
