/** Who imports whom. Paths are relative to the project's folder, with forward slashes. */
export interface Graph {
  /** Every .ts and .tsx file that was read. */
  readonly files: readonly string[];
  readonly imports: readonly Import[];
}

export interface Import {
  readonly from: string;
  /** A path of the project, or the name of a package such as `leaflet` or `node:fs`. */
  readonly to: string;
  readonly local: boolean;
}
