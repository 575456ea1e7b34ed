/** The plainest model of snapshot, live boxes and own edits: maps of cameras, and no index. */
import type { Box } from '../../src/model/box.ts';
import type { Camera, CameraKey } from '../../src/model/camera.ts';
import { keyOf } from '../../src/model/camera.ts';
import { stepX, stepY } from '../../src/model/morton.ts';
import type { Filter } from '../../src/store/query/filter.ts';
import { cellKey, cellsOf, rectBox } from '../../src/store/live/grid.ts';
import { BASE } from './cameras.ts';

const MINUTE = 60_000;
const CELL = 2 ** 20;

/** The cell that a camera is in. */
const cellOf = ({ lat, lon }: Camera): number => cellKey(Math.floor(stepX(lon) / CELL), Math.floor(stepY(lat) / CELL));

export interface Written {
  readonly camera: Camera | null;
  readonly version: number;
  place: Camera | null;
  readonly at: number;
}

/** What the layers should come to, one camera at a time. */
export class Model {
  now = BASE;
  readonly server = new Map<CameraKey, Camera>();
  /** What Overpass answers from: the server as it was at `base`. */
  mirror = new Map<CameraKey, Camera>();
  base = BASE;
  snapshot = new Map<CameraKey, Camera>();
  detailed = true;
  readonly live = new Map<CameraKey, Camera>();
  readonly covered = new Set<number>();
  /** Of the snapshot: shown though its cell was read, since it is newer than what was read. */
  readonly uncovered = new Set<CameraKey>();
  readonly own = new Map<CameraKey, Written>();

  catchUp(): void {
    this.mirror = new Map(this.server);
    this.base = this.now;
  }

  /** A new visit: what was written from here is told again. */
  visit(): ReadonlyMap<CameraKey, Written> {
    const written = new Map(this.own);
    this.own.clear();
    this.uncovered.clear();
    this.#compare();
    for (const [key, { camera, version }] of written) {
      if (camera === null) this.remove(key, version);
      else this.add(camera);
    }
    return written;
  }

  ask(area: Box): readonly Camera[] {
    const boxes = cellsOf(area).map((rect) => rectBox(rect));
    return [...this.mirror.values()].filter(({ lat, lon }) =>
      boxes.some(({ south, west, north, east }) => lat >= south && lat <= north && lon >= west && lon <= east),
    );
  }

  read(cells: ReadonlySet<number>, cameras: readonly Camera[]): void {
    const before = new Map(this.live);
    this.forgetLive(cells);
    for (const cell of cells) this.covered.add(cell);
    for (const [key, camera] of this.snapshot) if (cells.has(cellOf(camera))) this.uncovered.delete(key);
    for (const camera of cameras) {
      const other = before.get(keyOf(camera));
      // An answer that lags behind takes nothing back.
      this.live.set(keyOf(camera), other !== undefined && other.version > camera.version ? other : camera);
    }
    this.#compare();
    this.#settle(new Map(cameras.map((camera) => [keyOf(camera), camera])), cells);
  }

  drop(cells: ReadonlySet<number>): void {
    this.forgetLive(cells);
    for (const cell of cells) this.covered.delete(cell);
    this.#compare();
  }

  take(snapshot: ReadonlyMap<CameraKey, Camera>, detailed: boolean): void {
    this.snapshot = new Map(snapshot);
    this.detailed = detailed;
    this.uncovered.clear();
    this.#compare();
    if (detailed) this.#settle(this.snapshot, null);
  }

  add(camera: Camera): void {
    const key = keyOf(camera);
    if (camera.version < (this.own.get(key)?.version ?? 0)) return;
    this.own.set(key, { camera, version: camera.version, place: camera, at: camera.timestamp ?? this.now });
    this.#settle(this.live, new Set());
    if (this.detailed) this.#settle(this.snapshot, new Set());
  }

  remove(key: CameraKey, version: number): void {
    const before = this.own.get(key);
    if (version < (before?.version ?? 0)) return;
    const place = this.known().get(key) ?? before?.place ?? null;
    this.own.set(key, { camera: null, version, place, at: this.now });
  }

  /** Everything that is shown where there is no filter. */
  known(): Map<CameraKey, Camera> {
    const shown = new Map<CameraKey, Camera>();
    for (const [key, camera] of this.snapshot) {
      if (!this.covered.has(cellOf(camera)) || this.uncovered.has(key)) shown.set(key, camera);
    }
    for (const [key, camera] of this.live) {
      const beneath = this.detailed ? this.snapshot.get(key) : undefined;
      if (beneath === undefined || camera.version >= beneath.version) shown.set(key, camera);
    }
    for (const [key, { camera }] of this.own) {
      shown.delete(key);
      if (camera !== null) shown.set(key, camera);
    }
    return shown;
  }

  /** As long as the snapshot's rows have no names, each counts for itself. */
  countNameless(): number {
    const beneath = [...this.snapshot.values()].filter((camera) => !this.covered.has(cellOf(camera))).length;
    const own = [...this.own.values()].filter(({ camera }) => camera !== null).length;
    return beneath + own + [...this.live.keys()].filter((key) => !this.own.has(key)).length;
  }

  forgetLive(cells: ReadonlySet<number>): void {
    for (const [key, camera] of this.live) if (cells.has(cellOf(camera))) this.live.delete(key);
  }

  #compare(): void {
    if (!this.detailed) return;
    for (const [key, camera] of this.live) {
      const beneath = this.snapshot.get(key);
      if (beneath !== undefined && camera.version < beneath.version) this.uncovered.add(key);
    }
  }

  #settle(found: ReadonlyMap<CameraKey, Camera>, cells: ReadonlySet<number> | null): void {
    for (const [key, entry] of this.own) {
      const there = found.get(key);
      if (there === undefined) {
        const asked = entry.place !== null && (cells === null || cells.has(cellOf(entry.place)));
        if (asked && this.base > entry.at + 5 * MINUTE) this.own.delete(key);
      } else if (entry.camera === null ? there.version > entry.version : there.version >= entry.version) {
        this.own.delete(key);
      } else {
        entry.place ??= there;
      }
    }
  }
}

function first(tags: ReadonlyMap<string, string>, ...keys: readonly string[]): string {
  for (const key of keys) {
    const value = tags.get(key)?.trim() ?? '';
    if (value !== '') return value;
  }
  return '';
}

/** The filter in the plainest words. */
export function passes(wanted: Filter, { tags, timestamp }: Camera, own: boolean): boolean {
  const maker = first(tags, 'manufacturer', 'brand').replace(/^flock$/, 'Flock Safety');
  const operator = first(tags, 'operator', 'surveillance:operator');
  const direction = first(tags, 'camera:direction', 'direction');
  const kind = direction === '' ? 'missing' : direction === 'null' ? 'odd' : 'known';
  const days = [tags.get('check_date'), tags.get('survey:date')].map((day) => Date.parse(day ?? '') || 0);
  const surveyed = Math.max(...days);
  const seen = Math.max(timestamp ?? 0, surveyed);
  return (
    (wanted.makers.length === 0 || wanted.makers.includes(maker)) &&
    (wanted.operators.length === 0 || wanted.operators.includes(operator)) &&
    (wanted.direction === 'any' || wanted.direction === kind) &&
    wanted.tags.every((term) => holds(term, tags.get(term.key) ?? '')) &&
    (wanted.seenBefore === null || seen < wanted.seenBefore) &&
    (wanted.seenSince === null || seen >= wanted.seenSince) &&
    (!wanted.localEdits || own)
  );
}

/** Of the few terms that are tried: none of their values is a list. */
function holds({ how, text }: Filter['tags'][number], value: string): boolean {
  const plain = (each: string): string => each.toLowerCase().split(/\s+/).filter(Boolean).join(' ');
  if (how === 'present' || how === 'absent') return (plain(value) !== '') === (how === 'present');
  return how === 'is' ? plain(value) === plain(text) : plain(value).includes(plain(text));
}

/** Terms that are tried: on tags with and without a column of their own. */
export const TAG_TERMS: readonly Filter['tags'][] = [
  [],
  [],
  [],
  [{ key: 'brand', how: 'is', text: 'motorola  solutions' }],
  [{ key: '__proto__', how: 'present', text: '' }],
  [{ key: 'check_date', how: 'absent', text: '' }],
  [
    { key: 'operator', how: 'contains', text: 'FIELD' },
    { key: 'camera:direction', how: 'absent', text: '' },
  ],
];
