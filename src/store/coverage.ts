import type { CellRect } from './grid.ts';
import { cellCount, eachCell, holdsCell } from './grid.ts';

/** A read cell is asked for again after this, ms. */
export const FRESH_FOR = 15 * 60_000;

interface CellState {
  /** When it was read, by our clock, ms since 1970. */
  readonly readAt: number;
  /** When its data was true, by Overpass's clock; null where it didn't say. */
  readonly base: number | null;
}

/** Which cells of the grid have been read, and when. */
export class Coverage {
  readonly #cells = new Map<number, CellState>();

  read(rects: readonly CellRect[], readAt: number, base: number | null): void {
    for (const rect of rects) eachCell(rect, (key) => this.#cells.set(key, { readAt, base }));
  }

  /** The cells of the rectangles that were never read, or too long ago. */
  missing(rects: readonly CellRect[], now: number): Set<number> {
    const keys = new Set<number>();
    for (const rect of rects) {
      eachCell(rect, (key) => {
        const cell = this.#cells.get(key);
        // A clock that was set back must not make a cell fresh for ever.
        if (cell === undefined || Math.abs(now - cell.readAt) >= FRESH_FOR) keys.add(key);
      });
    }
    return keys;
  }

  /** The oldest date of the data in the rectangles, or null where none of them was read. */
  base(rects: readonly CellRect[]): number | null {
    let oldest: number | null = null;
    const look = (base: number | null): void => {
      if (base !== null && (oldest === null || base < oldest)) oldest = base;
    };
    for (const rect of rects) {
      if (cellCount(rect) <= this.#cells.size) {
        eachCell(rect, (key) => look(this.#cells.get(key)?.base ?? null));
      } else {
        // A wide view has more cells than were ever read.
        for (const [key, cell] of this.#cells) if (holdsCell(rect, key)) look(cell.base);
      }
    }
    return oldest;
  }
}
