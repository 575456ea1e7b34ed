/** What the page and the thread that compares say to each other. */
import type { Camera, CameraKey } from '../../../model/camera.ts';
import type { Range } from '../chapman.ts';
import type { ChosenColumns, List } from '../table/readList.ts';
import type { ListRow } from '../match/listRow.ts';

/** What a person said of rows, by their number: the reader that it is, or null for none. */
export type Decided = ReadonlyMap<number, CameraKey | null>;

/** Rows or readers that cross at a time: copying so many takes the page no longer than a frame or two. */
export const AT_ONCE = 5000;

export interface ReadOrder {
  readonly kind: 'read';
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly columns: ChosenColumns | null;
}

export interface MatchOrder {
  readonly kind: 'compare';
  readonly threshold: number;
  /** GeoJSON; null where there is no area. */
  readonly area: string | null;
  readonly decided: Decided;
}

export type ToCompareWorker =
  | ReadOrder
  /** Of what is compared next. */
  | { readonly kind: 'rows'; readonly rows: readonly ListRow[] }
  | { readonly kind: 'readers'; readonly readers: readonly Camera[] }
  | MatchOrder;

/** A comparison by the places of rows and readers in what was sent. */
export interface ComparedPlaces {
  /** Row, reader; row, reader. */
  readonly pairs: Int32Array<ArrayBuffer>;
  readonly metres: Float64Array<ArrayBuffer>;
  readonly onlyList: Int32Array<ArrayBuffer>;
  readonly onlyMap: Int32Array<ArrayBuffer>;
  readonly repeated: readonly (readonly number[])[];
  readonly range: Range | null;
}

export type FromCompareWorker =
  | { readonly kind: 'rows'; readonly rows: readonly ListRow[] }
  /** After its rows. `mark` tells this list from others. */
  | { readonly kind: 'list'; readonly list: Omit<List, 'rows'>; readonly mark: string }
  | { readonly kind: 'compared'; readonly places: ComparedPlaces }
  | { readonly kind: 'refused'; readonly said: string };
