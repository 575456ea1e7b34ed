/** One maker of license plate readers. The entries stand in catalog/makers.ts. */
export interface Maker {
  /** The value of `manufacturer`. */
  readonly name: string;
  /** Only where it is known for certain; never guessed. */
  readonly wikidata?: string;
  /** The only country that it sells in. */
  readonly onlyIn?: 'US';
  /** Other spellings met in the data: recognised when reading, never written. */
  readonly spellings: readonly string[];
}

/** Makes what finds the maker that a tag value names, in any spelling we know; undefined for others and for "Unknown". */
export function makerFinder(makers: readonly Maker[]): (value: string) => Maker | undefined {
  const bySpelling = new Map(
    makers.flatMap((maker) => [maker.name, ...maker.spellings].map((name) => [name.toLowerCase(), maker] as const)),
  );
  return (value) => bySpelling.get(value.trim().toLowerCase());
}
