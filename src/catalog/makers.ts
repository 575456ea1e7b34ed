/** One maker of license plate readers. A new maker is one entry here. */
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

/** Offered in the form, commonest first. */
export const MAKERS: readonly Maker[] = [
  {
    name: 'Flock Safety',
    wikidata: 'Q108485435',
    onlyIn: 'US',
    spellings: ['Flock', 'Flock Safety Inc', 'Flock Safety Inc.', 'Flock Group Inc.', 'Flock Group Inc'],
  },
  { name: 'Motorola Solutions', wikidata: 'Q634815', spellings: ['motorola', 'Vigilant', 'Vigilant Solutions'] },
  { name: 'Genetec', wikidata: 'Q30295174', spellings: ['AutoVu', 'Genetec AutoVu'] },
  { name: 'Leonardo', wikidata: 'Q910379', spellings: ['ELSAG', 'Selex', 'Leonardo ELSAG'] },
  { name: 'Neology, Inc.', spellings: ['Neology', 'PIPS', 'PIPS Technology'] },
  { name: 'Rekor', spellings: ['OpenALPR', 'Rekor Systems'] },
  { name: 'Axis Communications', wikidata: 'Q2347731', spellings: ['Axis'] },
];

/** Seen more rarely: offered as suggestions while typing. */
export const RARE_MAKERS: readonly string[] = [
  'Adaptive Recognition',
  'Avigilon',
  'Axon',
  'Cyber Secure',
  'Dahua',
  'Ekin',
  'Hanwha',
  'Hikvision',
  'ICamera',
  'Insight LPR',
  'Jenoptik',
  'Kapsch',
  'LiveView Technologies',
  'MAV',
  'Mobotix',
  'NDI',
  'Obvio',
  'PlateLogiq',
  'PlateSmart',
  'Redspeed',
  'Siemens Yunex',
  'Tattile',
  'TransCore',
  'Ubicquia',
  'Uniview',
  'Verkada',
];

const BY_SPELLING: ReadonlyMap<string, Maker> = new Map(
  MAKERS.flatMap((maker) =>
    [maker.name, ...maker.spellings].map((spelling): [string, Maker] => [spelling.toLowerCase(), maker]),
  ),
);

/** The maker that a tag value names, in any spelling we know; undefined for others and for "Unknown". */
export function findMaker(value: string): Maker | undefined {
  return BY_SPELLING.get(value.trim().toLowerCase());
}
