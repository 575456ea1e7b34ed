import { READER } from '../../catalog/devices.ts';
import type { Camera } from '../../model/camera.ts';
import { OSM_TYPES } from '../../model/camera.ts';
import { mortonOrder, stepLat, stepLon, stepX, stepY } from '../../model/morton.ts';
import type { Place } from '../../model/place.ts';
import { stageKeys, stageOf } from '../../model/tagging/lifecycle.ts';
import type { ElementSink } from '../../overpass/decode.ts';
import type { Column, Columns } from './columns.ts';
import { blankColumns, DECLARED, doubled, gather, TAG_COLUMNS } from './columns.ts';
import type { Dictionary } from './dictionary.ts';
import { KeyMap } from './keyMap.ts';

/** More than any key's rank. */
const NO_RANK = 99;

/** What a pair means: which of TAG_COLUMNS it fills, and how much it counts among that column's keys (lower counts more). */
interface Meaning {
  readonly column: number;
  readonly rank: number;
}

/** By key. */
const MEANING: ReadonlyMap<string, Meaning> = new Map(
  TAG_COLUMNS.flatMap((name, column) =>
    (DECLARED[name].keys ?? []).map((key, rank): [string, Meaning] => [key, { column, rank }]),
  ),
);
/** A pair that fills nothing. */
const NOTHING: Meaning = { column: -1, rank: NO_RANK };
/** A pair whose key may tell that the reader is gone, or to come. */
const LIFE: Meaning = { column: -2, rank: NO_RANK };
const LIFE_KEYS = new Set(stageKeys(READER));
/** By column of TAG_COLUMNS: whether it holds days. */
const IS_DAY = TAG_COLUMNS.map((name) => DECLARED[name].as === 'day');

/** Takes cameras one tag at a time, keeps no object of any, and gives columns in Morton order. */
export class ColumnsBuilder implements ElementSink {
  readonly #dictionary: Dictionary;
  #length = 0;
  #draft = blankColumns(1024, 0);
  #filled = filledBy(this.#draft);
  #pairs = new Uint32Array(8192);
  #tags = 0;
  #start = 0;
  #maybeGone = false;
  readonly #exact = new Map<number, Place>();
  /** For each of TAG_COLUMNS the pair plus one, and the rank it came with; for one of days the newest. */
  readonly #speaks = TAG_COLUMNS.map(() => 0);
  readonly #ranks = TAG_COLUMNS.map(() => NO_RANK);

  /** By pair: found once for each, since the same tags come again and again. */
  readonly #meanings: Meaning[] = [];

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /** Cameras added so far. */
  get length(): number {
    return this.#length;
  }

  tag(key: string, value: string): void {
    const pair = this.#dictionary.pair(key, value);
    if (this.#tags === this.#pairs.length) this.#growPairs();
    this.#pairs[this.#tags] = pair;
    this.#tags += 1;
    const meaning = (this.#meanings[pair] ??= meaningOf(key, value));
    if (meaning === NOTHING) return;
    if (meaning === LIFE) {
      this.#maybeGone = true;
      return;
    }
    const { column, rank } = meaning;
    if (IS_DAY[column]) this.#speaks[column] = Math.max(this.#speaks[column] ?? 0, this.#dictionary.day(pair));
    else if (rank < (this.#ranks[column] ?? 0)) {
      this.#speaks[column] = pair + 1;
      this.#ranks[column] = rank;
    }
  }

  #growPairs(): void {
    const larger = new Uint32Array(this.#pairs.length * 2);
    larger.set(this.#pairs);
    this.#pairs = larger;
  }

  discard(): void {
    this.#tags = this.#start;
    this.#maybeGone = false;
    this.#speaks.fill(0);
    this.#ranks.fill(NO_RANK);
  }

  add(type: number, id: number, lat: number, lon: number, version: number, edited: number): void {
    if (this.#maybeGone && this.#isGone()) {
      this.discard();
      return;
    }
    this.#maybeGone = false;
    if (this.#length === this.#draft.length) {
      this.#draft = doubled(this.#draft);
      this.#filled = filledBy(this.#draft);
    }
    const draft = this.#draft;
    const row = this.#length;
    const x = stepX(lon);
    const y = stepY(lat);
    draft.x[row] = x;
    draft.y[row] = y;
    if (Math.abs(stepLat(y) - lat) > 5e-8 || Math.abs(stepLon(x) - lon) > 5e-8) {
      this.#exact.set(row, { lat, lon });
    }
    draft.id[row] = id;
    draft.type[row] = type;
    draft.version[row] = version;
    draft.edited[row] = edited;
    for (let i = 0; i < IS_DAY.length; i += 1) {
      const column = this.#filled[i];
      if (column !== undefined) column[row] = this.#speaks[i] ?? 0;
    }
    this.#length += 1;
    this.#start = this.#tags;
    draft.tagStart[this.#length] = this.#tags;
    this.#speaks.fill(0);
    this.#ranks.fill(NO_RANK);
  }

  /** Whether the tags since the last camera are of one that is gone, or to come: it is neither drawn nor counted. */
  #isGone(): boolean {
    const tags = [...this.#pairs.subarray(this.#start, this.#tags)].map(
      (pair) => [this.#dictionary.key(pair), this.#dictionary.value(pair)] as const,
    );
    return stageOf(READER, new Map(tags)) !== null;
  }

  /** Takes a whole camera, as one that was uploaded from here. */
  addCamera(camera: Camera): void {
    for (const [key, value] of camera.tags) this.tag(key, value);
    const edited = camera.timestamp === null ? 0 : Math.floor(camera.timestamp / 1000);
    this.add(OSM_TYPES.indexOf(camera.type), camera.id, camera.lat, camera.lon, camera.version, edited);
  }

  /** All that was added so far, in Morton order; of two with the same type and id, only the newer (or else the later). More may be added afterwards. */
  finish(): Columns {
    const draft: Columns = { ...this.#draft, length: this.#length, pairs: this.#pairs, exact: this.#exact };
    const order = mortonOrder(draft.x, draft.y, draft.length);
    return gather(draft, order, newestFirst(draft, order));
  }
}

function meaningOf(key: string, value: string): Meaning {
  if (LIFE_KEYS.has(key)) return LIFE;
  // A blank value doesn't hide another key's.
  return value.trim() === '' ? NOTHING : (MEANING.get(key) ?? NOTHING);
}

/** How many of `order` stay, after moving those that no newer version supersedes to the front in their order. */
function newestFirst(columns: Columns, order: Uint32Array): number {
  if (isAscending(columns)) return order.length;
  const { type, id, version, length } = columns;
  const best = new KeyMap<number>(length);
  for (let row = 0; row < length; row += 1) {
    const other = best.get(type[row] ?? 0, id[row] ?? 0);
    if (other === undefined || (version[row] ?? 0) >= (version[other] ?? 0))
      best.set(type[row] ?? 0, id[row] ?? 0, row);
  }
  if (best.size === length) return length;
  let kept = 0;
  for (const row of order) {
    if (best.get(type[row] ?? 0, id[row] ?? 0) !== row) continue;
    order[kept] = row;
    kept += 1;
  }
  return kept;
}

/** Whether the rows came by type and id, as Overpass sorts them: then none can be there twice. */
function isAscending({ length, type, id }: Columns): boolean {
  for (let row = 1; row < length; row += 1) {
    const step = (type[row] ?? 0) - (type[row - 1] ?? 0);
    if (step < 0 || (step === 0 && (id[row] ?? 0) <= (id[row - 1] ?? 0))) return false;
  }
  return true;
}

function filledBy(draft: Columns): readonly Column[] {
  return TAG_COLUMNS.map((name) => draft[name]);
}
