import { covers } from '../model/box.ts';
import type { ReadPhase, ReadStatus, StoreView } from './cameraStore.ts';
import type { SnapshotAbout } from './cache/records.ts';
import type { Columns } from './columns/columns.ts';
import { UNFILTERED } from './columns/columns.ts';
import type { Coverage } from './live/coverage.ts';
import type { Filter } from './query/filter.ts';
import { isNoFilter } from './query/filter.ts';
import { cellsOf } from './live/grid.ts';
import { countInBox } from './query/boxSearch.ts';
import type { Scene } from './scene/scene.ts';

/** What a status is made of. */
export interface Standing {
  readonly view: StoreView;
  readonly layers: readonly Columns[];
  readonly coverage: Coverage;
  /** The snapshot beneath; null where there is none. */
  readonly snapshot: SnapshotAbout | null;
  readonly phase: ReadPhase;
  readonly filter: Filter;
  /** Cameras shown in the view, where they have been counted already. */
  readonly inView: number | null;
}

/** What is true of the view: how many, how old, how complete, and where from. */
export function statusOf({ view, layers, coverage, snapshot, phase, filter, inView }: Standing): ReadStatus {
  const cells = cellsOf(view.box);
  const live = coverage.base(cells);
  const counts = {
    inView: inView ?? countInBox(layers, view.box),
    ...(isNoFilter(filter) ? {} : { unfiltered: countInBox(layers, view.box, UNFILTERED) }),
  };
  if (snapshot === null) return { phase, ...counts, base: live };
  const whole = coverage.covers(cells);
  return {
    phase: phase.kind === 'too-wide' && isWithin(view, snapshot) ? { kind: 'done' } : phase,
    ...counts,
    base: whole ? live : Math.min(snapshot.base, live ?? Number.POSITIVE_INFINITY),
    source: whole ? 'live' : live === null ? 'snapshot' : 'mixed',
  };
}

/** Whether the snapshot has all of the view, whatever copy of the world it is on. */
export function isWithin({ box }: StoreView, { region }: Pick<SnapshotAbout, 'region'>): boolean {
  const south = Math.max(-85, box.south);
  const north = Math.min(85, box.north);
  if (south < region.south || north > region.north) return false;
  if (region.east - region.west >= 360) return true;
  const turn = Math.ceil((region.west - box.west) / 360) * 360;
  return covers(region, { south, north, west: box.west + turn, east: box.east + turn });
}

/** Whether a scene has all that the view shows, grouped for its zoom. */
export function isFor(scene: Pick<Scene, 'box' | 'zoom'>, { zoom, box }: StoreView): boolean {
  return scene.zoom === zoom && covers(scene.box, box);
}

/** Whether nothing would be news. */
export function isSameStatus(a: ReadStatus, b: ReadStatus): boolean {
  return (
    a.inView === b.inView &&
    a.base === b.base &&
    a.unfiltered === b.unfiltered &&
    a.source === b.source &&
    JSON.stringify(a.phase) === JSON.stringify(b.phase)
  );
}

/** A view of no size, or of NaN, comes from a map that isn't laid out yet. */
export function isLaidOut({ box, zoom }: StoreView): boolean {
  return [box.south, box.west, box.north, box.east, zoom].every((value) => Number.isFinite(value));
}
