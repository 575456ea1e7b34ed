/** Which cameras are shown. Every part that is set must be met. */
export interface Filter {
  /** Any of these makers, as `FilterChoices` names them; UNNAMED for those without one. Empty: whoever made it. */
  readonly makers: readonly string[];
  /** Any of these operators, in the same way. */
  readonly operators: readonly string[];
  /** `missing`: no direction is tagged; `odd`: one is that can't be understood. */
  readonly direction: 'any' | 'known' | 'missing' | 'odd';
  /** Only those last edited or surveyed before then, ms since 1970; null: whenever. */
  readonly seenBefore: number | null;
  /** Only those edited or surveyed since then, ms since 1970; null: whenever. */
  readonly seenSince: number | null;
  /** Each of these must hold of its tags. */
  readonly tags: readonly TagTerm[];
  /** Only those added or changed from here that Overpass does not have yet. */
  readonly localEdits: boolean;
}

/** What is asked of one tag. Letter case and the number of blanks don't count, and of a list with `;` one member is enough. */
export interface TagTerm {
  readonly key: string;
  readonly how: 'is' | 'contains' | 'present' | 'absent';
  /** Empty where it is about the key alone. */
  readonly text: string;
}

/** Stands for "none is tagged" among makers and operators. */
export const UNNAMED = '';

/** Everything is shown. */
export const NO_FILTER: Filter = {
  makers: [],
  operators: [],
  direction: 'any',
  seenBefore: null,
  seenSince: null,
  tags: [],
  localEdits: false,
};

/** A name with the number of its cameras. UNNAMED for those without one. */
export interface NameCount {
  readonly name: string;
  readonly count: number;
}

/** What there is to filter by, with counts of cameras. */
export interface FilterChoices {
  readonly total: number;
  /** Most frequent first; makers in the spelling of the catalog. At most MOST_NAMES each, but all of them where only what is shown was asked for. */
  readonly makers: readonly NameCount[];
  readonly operators: readonly NameCount[];
  readonly direction: { readonly known: number; readonly missing: number; readonly odd: number };
  /** Cameras by full years since the last edit or survey: under 1, 1, 2, 3 or more; and those of which it isn't known. */
  readonly years: readonly [number, number, number, number];
  readonly ageUnknown: number;
  readonly localEdits: number;
  /** False while ids, ages and names of the snapshot's cameras are still on their way: names and ages are then of the live ones. */
  readonly complete: boolean;
}

/** Names offered of each kind. */
export const MOST_NAMES = 100;

/** Whether the filter shows everything. */
export function isNoFilter({ makers, operators, direction, seenBefore, seenSince, tags, localEdits }: Filter): boolean {
  return (
    makers.length === 0 &&
    operators.length === 0 &&
    direction === 'any' &&
    seenBefore === null &&
    seenSince === null &&
    tags.length === 0 &&
    !localEdits
  );
}

/** Whether the filter asks for what the snapshot's first columns don't have: ages, names and tags. */
export function needsDetails({ makers, operators, seenBefore, seenSince, tags }: Filter): boolean {
  return tags.length > 0 || makers.length > 0 || operators.length > 0 || seenBefore !== null || seenSince !== null;
}
