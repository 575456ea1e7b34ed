import type { ServerBox, Point } from './geometry.ts';

/** Side of a cell in degrees: a city box looks at a few cells, and 60,000 cameras fill a few thousand. */
const CELL = 0.125;
const COLUMNS = 360 / CELL;

/** A grid over the world that finds the things whose point lies in a box, without looking at the others. */
export class Grid<T> {
  readonly #cells = new Map<number, { readonly item: T; readonly point: Point }[]>();

  add(item: T, point: Point): void {
    const id = cellOf(point.lat, point.lon);
    const cell = this.#cells.get(id);
    if (cell === undefined) this.#cells.set(id, [{ item, point }]);
    else cell.push({ item, point });
  }

  /** Everything in the box, which must not cross the antimeridian; edges included, in no order. */
  within(box: ServerBox): T[] {
    const found: T[] = [];
    const [firstRow, lastRow] = [rowOf(box.south), rowOf(box.north)];
    const [firstColumn, lastColumn] = [columnOf(box.west), columnOf(box.east)];
    const visit = (cell: readonly { readonly item: T; readonly point: Point }[]): void => {
      for (const { item, point } of cell) {
        if (point.lat >= box.south && point.lat <= box.north && point.lon >= box.west && point.lon <= box.east)
          found.push(item);
      }
    };
    if ((lastRow - firstRow + 1) * (lastColumn - firstColumn + 1) > this.#cells.size) {
      for (const cell of this.#cells.values()) visit(cell);
      return found;
    }
    for (let row = firstRow; row <= lastRow; row++) {
      for (let column = firstColumn; column <= lastColumn; column++) {
        const cell = this.#cells.get(row * COLUMNS + column);
        if (cell !== undefined) visit(cell);
      }
    }
    return found;
  }
}

function rowOf(lat: number): number {
  return Math.floor((lat + 90) / CELL);
}

function columnOf(lon: number): number {
  return Math.min(COLUMNS - 1, Math.floor((lon + 180) / CELL));
}

function cellOf(lat: number, lon: number): number {
  return rowOf(lat) * COLUMNS + columnOf(lon);
}
