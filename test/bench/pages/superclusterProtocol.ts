/** What the page of Supercluster and its worker say to each other. */

/** A view's marks, please. */
export interface MarksQuestion {
  readonly id: number;
  /** West, south, east, north. */
  readonly box: [number, number, number, number];
  readonly zoom: number;
}

/** A row for each mark; the arrays are handed over, not copied. */
export interface Marks {
  readonly lon: Float64Array<ArrayBuffer>;
  readonly lat: Float64Array<ArrayBuffer>;
  /** Cameras behind it: 1 is a camera itself. */
  readonly count: Uint32Array<ArrayBuffer>;
}

/** The answer to a question; or, with null, that the cameras are there and questions are welcome. */
export type FromClusterWorker = null | { readonly id: number; readonly marks: Marks };
