import type { Camera, CameraKey, OsmType } from '../../model/camera.ts';
import { parseKey } from '../../model/camera.ts';
import type { Columns } from '../columns/columns.ts';
import { blankColumns, HIDDEN, placeAt, rowOf, UNFILTERED } from '../columns/columns.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import type { CellRect } from '../live/grid.ts';
import { rectSteps } from '../live/grid.ts';
import { KeyMap } from '../columns/keyMap.ts';
import type { Passes } from '../query/applyFilter.ts';
import { applyFilter } from '../query/applyFilter.ts';
import { merge } from '../columns/mergeColumns.ts';
import type { StepBox } from '../columns/tileRuns.ts';
import { eachRun, holds } from '../columns/tileRuns.ts';
import { LocalEdits } from './localEdits.ts';
import { note, resolveSuperseded } from './superseded.ts';

/**
 * The snapshot, the live boxes over it and what was written from here over both: three sorted lists. Which of the three
 * shows a camera is a bit in each row, so that a box read live costs what is live and one look at each row beneath, and
 * nothing of the snapshot is ever moved.
 */
export class Layers {
  readonly #localEdits: LocalEdits;
  #snapshot = blankColumns(0, 0);
  #live = blankColumns(0, 0);
  #written = blankColumns(0, 0);
  /** Part of an answer that is still on its way. */
  #partial = blankColumns(0, 0);
  #passes: Passes | null = null;

  constructor(dictionary: Dictionary) {
    this.#localEdits = new LocalEdits(dictionary);
  }

  /** Whatever holds cameras, lowest first. */
  get all(): readonly Columns[] {
    return [this.#snapshot, this.#partial, this.#live, this.#written].filter((layer) => layer.length > 0);
  }

  get live(): Columns {
    return this.#live;
  }

  get snapshot(): Columns {
    return this.#snapshot;
  }

  /** Cameras known, whatever the filter. Counts: for tests and the bench. */
  get size(): number {
    let size = 0;
    for (const { length, hidden } of this.all) {
      for (let row = 0; row < length; row += 1) if (((hidden[row] ?? 0) & UNFILTERED) === 0) size += 1;
    }
    return size;
  }

  /** What was read live for the rectangles replaces all that was in them. */
  take(batch: Columns, rects: readonly CellRect[], base: number | null): void {
    const boxes = rects.map((rect) => rectSteps(rect));
    applyFilter([batch], this.#passes);
    const changed = new KeyMap<number>(batch.length * 2);
    // Without a snapshot nothing is in two layers.
    if (this.#snapshot.length > 0) {
      note(changed, batch, batch.id.keys());
      for (const box of boxes) eachIn(this.#live, box, (row) => note(changed, this.#live, [row]));
    }
    for (const box of boxes) this.#hideBox(box, true);
    this.#live = merge(this.#live, batch, boxes);
    resolveSuperseded(changed, this.#live, this.#snapshot);
    this.#settle(batch, rects, base);
  }

  /** Shows what has come so far of an answer, until `take` has all of it; null: no longer. What is known otherwise stays over it. */
  setPartial(partial: Columns | null): void {
    this.#partial = partial ?? blankColumns(0, 0);
    if (partial === null) return;
    const known = new KeyMap<number>(this.#live.length);
    note(known, this.#live, this.#live.id.keys());
    for (let row = 0; row < partial.length; row += 1) {
      if (known.get(partial.type[row] ?? 0, partial.id[row] ?? 0) !== undefined)
        partial.hidden[row] = HIDDEN.superseded;
    }
    this.#localEdits.hideIn(partial);
    applyFilter([partial], this.#passes);
  }

  /** Lets go of what was read live in the rectangles: the snapshot shows there again. */
  drop(rects: readonly CellRect[]): void {
    const boxes = rects.map((rect) => rectSteps(rect));
    const changed = new KeyMap<number>(this.#live.length);
    for (const box of boxes) eachIn(this.#live, box, (row) => note(changed, this.#live, [row]));
    for (const box of boxes) this.#hideBox(box, false);
    this.#live = merge(this.#live, blankColumns(0, 0), boxes);
    resolveSuperseded(changed, this.#live, this.#snapshot);
  }

  /**
   * Puts a snapshot beneath, or the same with more columns.
   * @param covered the cells that were read live
   * @param asked the cells that it was read for, and `base`: when
   */
  setSnapshot(snapshot: Columns, covered: readonly CellRect[], asked: readonly CellRect[], base: number | null): void {
    this.#snapshot = snapshot;
    snapshot.hidden.fill(0);
    for (const rect of covered) this.#hideBox(rectSteps(rect), true);
    const changed = new KeyMap<number>(this.#live.length);
    note(changed, this.#live, this.#live.id.keys());
    resolveSuperseded(changed, this.#live, snapshot);
    applyFilter([snapshot], this.#passes);
    // Without ids it can't be told what is in it.
    if (snapshot.id.length === snapshot.length) this.#settle(snapshot, asked, base);
  }

  /** Shows a camera that was written from here; false where what was read is as new. */
  addLocalEdit(camera: Camera, now: number): boolean {
    this.#localEdits.add(camera, now);
    for (const layer of [this.#live, this.#snapshot]) this.#localEdits.settle(layer, [], null);
    return this.#localEditsChanged();
  }

  /** Hides a camera that was deleted from here. */
  removeLocalEdit(key: CameraKey, version: number, now: number): void {
    const at = this.find(key);
    this.#localEdits.remove(key, version, at === null ? null : placeAt(at.columns, at.row), now);
    this.#localEditsChanged();
  }

  setFilter(passes: Passes | null): void {
    this.#passes = passes;
    applyFilter(this.all, passes);
  }

  /** Where a camera is, whatever the filter; null where it isn't known. */
  find(key: CameraKey): { readonly columns: Columns; readonly row: number } | null {
    const parsed = parseKey(key);
    if (parsed === null) return null;
    for (const columns of this.all.toReversed()) {
      const row = shownRow(columns, parsed.type, parsed.id);
      if (row !== -1) return { columns, row };
    }
    return null;
  }

  #settle(batch: Columns, rects: readonly CellRect[], base: number | null): void {
    this.#localEdits.settle(batch, rects, base);
    this.#localEditsChanged();
  }

  #localEditsChanged(): boolean {
    if (this.#localEdits.size === 0 && this.#written.length === 0 && !this.#hidLocalEdits) return false;
    const before = this.#written.length;
    this.#hidLocalEdits = this.#localEdits.size > 0;
    for (const layer of [this.#snapshot, this.#partial, this.#live]) this.#localEdits.hideIn(layer);
    this.#written = this.#localEdits.columns();
    applyFilter([this.#written], this.#passes);
    return this.#hidLocalEdits || before > 0;
  }

  /** Whether rows may carry HIDDEN.local. */
  #hidLocalEdits = false;

  #hideBox(box: StepBox, hide: boolean): void {
    const { hidden } = this.#snapshot;
    eachIn(this.#snapshot, box, (row) => {
      const bits = hidden[row] ?? 0;
      hidden[row] = hide ? bits | HIDDEN.box : bits & ~HIDDEN.box;
    });
  }
}

function eachIn(columns: Columns, box: StepBox, visit: (row: number) => void): void {
  eachRun(columns, box, box, (start, end, inside) => {
    for (let row = start; row < end; row += 1) if (inside || holds(box, columns, row)) visit(row);
  });
}

/** rowOf, of the rows that no other layer hides. */
function shownRow(columns: Columns, type: OsmType, id: number): number {
  const row = rowOf(columns, type, id);
  return row !== -1 && ((columns.hidden[row] ?? 0) & UNFILTERED) === 0 ? row : -1;
}
