/** What several tabs read live, as one record: none of them takes away what another one kept. */
import type { KeptLive } from './records.ts';
import { packLive, unpackLive } from './records.ts';

import type { Columns } from '../columns/columns.ts';
import { blankColumns, DECLARED, gather, KEPT_COLUMNS } from '../columns/columns.ts';
import type { CoveredCell } from '../live/coverage.ts';
import { Coverage } from '../live/coverage.ts';
import { Dictionary } from '../columns/dictionary.ts';
import { cellsToDrop } from './evict.ts';
import { cellRect, rectSteps, stepCell } from '../live/grid.ts';
import { merge } from '../columns/mergeColumns.ts';
import { LIMITS } from './limits.ts';

/** How much may be kept of what was read live: cameras, and bytes about. */
export interface Room {
  readonly cameras: number;
  readonly bytes: number;
}
/** A visit holds no more cameras than so many either. */
const ROOM: Room = { cameras: LIMITS.cameras, bytes: LIMITS.bytes };
const ROOM_OVER_SNAPSHOT: Room = { ...ROOM, cameras: LIMITS.camerasOverSnapshot };

/** Of a camera in a record, beside its tags: its columns and where its tags start. */
const BYTES = KEPT_COLUMNS.reduce((sum, name) => sum + DECLARED[name].array.BYTES_PER_ELEMENT, 4);

/**
 * What was read live in this tab, as the record that is to stand in the place of the one `before`: of every cell what is
 * newest, least recently read first, and no more of it than may be kept.
 * @param before anything: what is no such record is written over
 * @param since what was true before then (ms since 1970) is not taken over: a newer snapshot has it; 0 where there is none
 */
export function liveRecord(
  ours: KeptLive,
  before: unknown,
  dictionary: Dictionary,
  since: number,
  room = since > 0 ? ROOM_OVER_SNAPSHOT : ROOM,
): object {
  // Of its own: the other tab's tags are no business of this one's.
  const both = new Dictionary();
  const theirs = unpackLive(before, both);
  const known = new Map(ours.cells.map((cell) => [cell.key, trueAt(cell)]));
  const news = theirs?.cells.filter((cell) => trueAt(cell) > Math.max(since, known.get(cell.key) ?? 0)) ?? [];
  // As a record, ours can be read by the numbers of both.
  const mine = news.length === 0 ? null : unpackLive(packLive(ours, dictionary), both);
  if (theirs === null || mine === null) return packLive(bounded(ours, dictionary, room), dictionary);
  const keys = new Set(news.map(({ key }) => key));
  const columns = merge(mine.columns, inCells(theirs.columns, keys), boxesOf(keys));
  const cells = byTime(
    mine.cells.filter(({ key }) => !keys.has(key)),
    news,
  );
  return packLive(bounded({ columns, cells }, both, room), both);
}

/** When a cell's data was true: by Overpass's clock, which all tabs share, or else by ours. */
function trueAt({ base, readAt }: CoveredCell): number {
  return base ?? readAt;
}

/** Two lists as one, each in its own order. What is seen is read again, so the time of reading tells what was seen last. */
function byTime(a: readonly CoveredCell[], b: readonly CoveredCell[]): readonly CoveredCell[] {
  const cells: CoveredCell[] = [];
  let next = 0;
  for (const cell of a) {
    for (let other = b[next]; other !== undefined && other.readAt < cell.readAt; other = b[next]) {
      cells.push(other);
      next += 1;
    }
    cells.push(cell);
  }
  return [...cells, ...b.slice(next)];
}

function inCells(columns: Columns, keys: ReadonlySet<number>): Columns {
  const rows = new Uint32Array(columns.length);
  let count = 0;
  for (let row = 0; row < columns.length; row += 1) {
    if (!keys.has(stepCell(columns.x[row] ?? 0, columns.y[row] ?? 0))) continue;
    rows[count] = row;
    count += 1;
  }
  return gather(columns, rows, count);
}

function boxesOf(keys: Iterable<number>): ReturnType<typeof rectSteps>[] {
  return Array.from(keys, (key) => rectSteps(cellRect(key)));
}

/** As much of it as may be kept: the cells that come last. */
function bounded(kept: KeptLive, dictionary: Dictionary, room: Room): KeptLive {
  const { columns, cells } = kept;
  const texts = dictionary.size * 60;
  const each = columns.length === 0 ? 0 : BYTES + (4 * columns.pairs.length) / columns.length;
  const cameras = Math.min(room.cameras, each === 0 ? 0 : Math.max(0, (room.bytes - texts) / each));
  const coverage = new Coverage();
  for (const cell of cells) coverage.restore(cell);
  const drop = new Set(cellsToDrop(coverage, columns, [], { cameras, cells: room.cameras }));
  if (drop.size === 0) return kept;
  return {
    columns: merge(columns, blankColumns(0, 0), boxesOf(drop)),
    cells: cells.filter(({ key }) => !drop.has(key)),
  };
}
