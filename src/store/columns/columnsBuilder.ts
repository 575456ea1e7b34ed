import type { Camera } from '../../model/camera.ts';
import { mortonOrder, stepLat, stepLon, stepX, stepY } from '../../model/morton.ts';
import type { Place } from '../../model/place.ts';
import { DIRECTION_KEYS, MAKER_KEYS, OPERATOR_KEYS, SURVEY_KEYS } from '../../model/tagging/keys.ts';
import type { ElementSink } from '../../overpass/decode.ts';
import type { Columns } from './columns.ts';
import { blankColumns, OSM_TYPES } from './columns.ts';
import type { Dictionary } from './dictionary.ts';
import { gather } from './gather.ts';

/** What a key means to a column: which one, and how much it counts among its like (lower counts more). */
const COLUMN_OF: ReadonlyMap<string, { readonly column: number; readonly rank: number }> = new Map(
  [DIRECTION_KEYS, MAKER_KEYS, OPERATOR_KEYS, SURVEY_KEYS].flatMap((keys, column) =>
    keys.map((key, rank): [string, { column: number; rank: number }] => [key, { column, rank }]),
  ),
);

/** Takes cameras one tag at a time, keeps no object of any, and gives columns in Morton order. */
export class ColumnsBuilder implements ElementSink {
  readonly #dictionary: Dictionary;
  #length = 0;
  #draft = blankColumns(1024, 0);
  #pairs = new Uint32Array(8192);
  #tags = 0;
  #start = 0;
  readonly #exact = new Map<number, Place>();
  /** Pair plus one for each of COLUMN_OF's columns, and the rank it came with. */
  readonly #speaks = [0, 0, 0, 0];
  readonly #ranks = [9, 9, 9, 9];

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /** Cameras added so far. */
  get length(): number {
    return this.#length;
  }

  tag(key: string, value: string): void {
    const pair = this.#dictionary.pair(key, value);
    if (this.#tags === this.#pairs.length) this.#pairs = grown(this.#pairs, new Uint32Array(this.#tags * 2));
    this.#pairs[this.#tags] = pair;
    this.#tags += 1;
    const meaning = COLUMN_OF.get(key);
    // A blank value doesn't hide another key's.
    if (meaning !== undefined && meaning.rank < (this.#ranks[meaning.column] ?? 0) && value.trim() !== '') {
      this.#speaks[meaning.column] = pair + 1;
      this.#ranks[meaning.column] = meaning.rank;
    }
  }

  discard(): void {
    this.#tags = this.#start;
    this.#speaks.fill(0);
    this.#ranks.fill(9);
  }

  add(type: number, id: number, lat: number, lon: number, version: number, edited: number): void {
    if (this.#length === this.#draft.length) this.#draft = doubled(this.#draft);
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
    const [direction = 0, maker = 0, operator = 0, survey = 0] = this.#speaks;
    draft.direction[row] = direction;
    draft.maker[row] = maker;
    draft.operator[row] = operator;
    draft.surveyed[row] = survey === 0 ? 0 : this.#dictionary.day(survey - 1);
    this.#length += 1;
    this.#start = this.#tags;
    draft.tagStart[this.#length] = this.#tags;
    this.#speaks.fill(0);
    this.#ranks.fill(9);
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
    return gather(draft, order, withoutTwins(draft, order));
  }
}

/** How many of `order` stay, after moving those that have no better twin to the front in their order. */
function withoutTwins(columns: Columns, order: Uint32Array): number {
  if (isAscending(columns)) return order.length;
  const best: Map<number, number>[] = OSM_TYPES.map(() => new Map());
  let twins = false;
  for (let row = 0; row < columns.length; row += 1) {
    const ids = best[columns.type[row] ?? 0];
    const id = columns.id[row] ?? 0;
    const other = ids?.get(id);
    if (other !== undefined) {
      twins = true;
      if ((columns.version[row] ?? 0) < (columns.version[other] ?? 0)) continue;
    }
    ids?.set(id, row);
  }
  if (!twins) return order.length;
  let kept = 0;
  for (const row of order) {
    if (best[columns.type[row] ?? 0]?.get(columns.id[row] ?? 0) !== row) continue;
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

function grown<T extends Uint32Array | Float64Array | Uint16Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function doubled(draft: Columns): Columns {
  const next = blankColumns(draft.length * 2, 0);
  next.x.set(draft.x);
  next.y.set(draft.y);
  next.id.set(draft.id);
  next.type.set(draft.type);
  next.version.set(draft.version);
  next.edited.set(draft.edited);
  next.surveyed.set(draft.surveyed);
  next.direction.set(draft.direction);
  next.maker.set(draft.maker);
  next.operator.set(draft.operator);
  next.tagStart.set(draft.tagStart);
  return next;
}
