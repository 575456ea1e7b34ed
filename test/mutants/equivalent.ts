/** Mutants that no test can kill, since they do the same. They are told as such, and still count as alive. */
export interface Equivalent {
  readonly file: string;
  readonly was: string;
  readonly now: string;
  readonly proof: string;
}

export const EQUIVALENT: readonly Equivalent[] = [];
