import type { ServerBox } from '../geometry.ts';

/** The part of Overpass QL that the sandbox speaks (https://wiki.openstreetmap.org/wiki/Overpass_API/Overpass_QL). */

export type QueryType = 'node' | 'way' | 'relation' | 'nwr';

export type Filter =
  | { readonly kind: 'has'; readonly key: string; readonly negated: boolean }
  | { readonly kind: 'equals'; readonly key: string; readonly value: string; readonly negated: boolean }
  | { readonly kind: 'matches'; readonly key: string; readonly value: RegExp; readonly negated: boolean }
  | { readonly kind: 'any-key-matches'; readonly key: RegExp; readonly value: RegExp }
  | { readonly kind: 'box'; readonly box: ServerBox }
  | { readonly kind: 'ids'; readonly ids: readonly number[] }
  | { readonly kind: 'in-set'; readonly set: string };

export type Verbosity = 'ids' | 'skel' | 'body' | 'tags' | 'meta' | 'count';

export type Statement = { readonly line: number } & (
  | { readonly kind: 'query'; readonly type: QueryType; readonly filters: readonly Filter[]; readonly into: string }
  | { readonly kind: 'union'; readonly statements: readonly Statement[]; readonly into: string }
  | { readonly kind: 'set'; readonly from: string; readonly into: string }
  | { readonly kind: 'down'; readonly from: string; readonly into: string }
  | {
      readonly kind: 'out';
      readonly from: string;
      readonly verbosity: Verbosity;
      readonly geometry: 'center' | 'bb' | 'geom' | null;
      readonly limit: number;
    }
);

export interface CsvFormat {
  readonly kind: 'csv';
  /** `meta` for the fields written with `::`. */
  readonly fields: readonly { readonly name: string; readonly meta: boolean }[];
  readonly header: boolean;
  readonly separator: string;
}

export interface Script {
  readonly format: { readonly kind: 'json' } | CsvFormat;
  /** Seconds. */
  readonly timeout: number;
  /** Bytes. */
  readonly maxsize: number;
  /** Ms since 1970, or null for the newest data. */
  readonly date: number | null;
  readonly statements: readonly Statement[];
}
