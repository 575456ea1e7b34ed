/** A maker or operator as a person picked or typed it. The wikidata id only ever comes from the catalog or from other cameras' tags, never from a guess. */
export interface Named {
  readonly name: string;
  readonly wikidata?: string;
  /** Written as `operator:type` where the catalog knows it. */
  readonly type?: string;
}
