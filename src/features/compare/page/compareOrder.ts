/** What the page and the thread that compares say to each other. */
import type { Camera, CameraKey } from '../../../model/camera.ts';
import type { Comparison } from '../compareList.ts';
import type { ChosenColumns, List } from '../table/readList.ts';
import type { ListRow } from '../match/listRow.ts';

/** What a person said of rows, by their number: the reader that it is, or null for none. */
export type Decided = ReadonlyMap<number, CameraKey | null>;

export type CompareOrder =
  | { readonly kind: 'read'; readonly bytes: Uint8Array<ArrayBuffer>; readonly columns: ChosenColumns | null }
  | {
      readonly kind: 'compare';
      readonly rows: readonly ListRow[];
      readonly readers: readonly Camera[];
      readonly threshold: number;
      /** GeoJSON; null where there is no area. */
      readonly area: string | null;
      readonly decided: Decided;
    };

export type FromCompareWorker =
  /** `mark` tells this list from others. */
  | { readonly kind: 'list'; readonly list: List; readonly mark: string }
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  | { readonly kind: 'refused'; readonly said: string };
