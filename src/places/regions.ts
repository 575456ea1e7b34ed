/** States and countries by all the names that people write them with. Country names come from the browser (`Intl`). */
import { foldedWords } from '../model/fold.ts';

/** The states of the US, its capital's district and its territories: letters of the post, and name. */
const STATES =
  'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming';

/** Names besides the official one, folded. A state is `US-` and its letters, a country its letters (ISO 3166-1 alpha-2). */
const ALIASES: Readonly<Record<string, string>> = {
  usa: 'US',
  'united states of america': 'US',
  america: 'US',
  uk: 'GB',
  'great britain': 'GB',
  britain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  holland: 'NL',
  deutschland: 'DE',
  espana: 'ES',
  brasil: 'BR',
  italia: 'IT',
  polska: 'PL',
  uae: 'AE',
  'czech republic': 'CZ',
  turkey: 'TR',
  'wash dc': 'US-DC',
  calif: 'US-CA',
  fla: 'US-FL',
  mass: 'US-MA',
  penn: 'US-PA',
  penna: 'US-PA',
  tex: 'US-TX',
  tenn: 'US-TN',
  conn: 'US-CT',
  colo: 'US-CO',
  ariz: 'US-AZ',
  ala: 'US-AL',
  minn: 'US-MN',
  mich: 'US-MI',
  ill: 'US-IL',
  ind: 'US-IN',
  kans: 'US-KS',
  nebr: 'US-NE',
  nev: 'US-NV',
  okla: 'US-OK',
  ore: 'US-OR',
  wis: 'US-WI',
  wisc: 'US-WI',
  wyo: 'US-WY',
  'w va': 'US-WV',
  'n carolina': 'US-NC',
  's carolina': 'US-SC',
  'n dakota': 'US-ND',
  's dakota': 'US-SD',
};

/** The letters of a state of the US by its English name, `GA`; its district and territories too. */
export function stateLetters(name: string): string | undefined {
  return STATES.split(',')
    .find((line) => line.slice(3) === name)
    ?.slice(0, 2);
}

/** A state or a country. */
export interface Region {
  /** `US-GA`, or a country's letters. */
  readonly code: string;
  readonly name: string;
}

export interface Regions {
  /** The name of a code in the page's language; a state's in English. */
  nameOf(code: string): string;
  /** The codes that a text of folded words names wholly: `ga` is Georgia and Gabon. */
  codesOf(words: string): ReadonlySet<string>;
  /** Those whose name begins so. */
  beginningWith(words: string): readonly Region[];
}

/**
 * The regions of these countries, named in the page's language, in English and in their letters.
 * @param locale BCP 47
 */
export function createRegions(countries: Iterable<string>, locale: string): Regions {
  const own = new Intl.DisplayNames([locale, 'en'], { type: 'region', fallback: 'code' });
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
  const names = new Map(STATES.split(',').map((line) => [`US-${line.slice(0, 2)}`, line.slice(3)]));
  const codes = new Map<string, Set<string>>();
  const add = (words: string, code: string): void => {
    const known = codes.get(words);
    if (known === undefined) codes.set(words, new Set([code]));
    else known.add(code);
  };
  for (const [code, name] of names) {
    add(wordsOf(name), code);
    add(code.slice(3).toLowerCase(), code);
  }
  for (const code of countries) {
    const name = nameBy(own, code);
    names.set(code, name);
    for (const each of [name, nameBy(english, code), code]) add(wordsOf(each), code);
  }
  for (const [words, code] of Object.entries(ALIASES)) add(words, code);
  return {
    nameOf: (code) => names.get(code) ?? code,
    codesOf: (words) => codes.get(words) ?? new Set(),
    beginningWith: (words) =>
      words === ''
        ? []
        : [...names].flatMap(([code, name]) => (wordsOf(name).startsWith(words) ? [{ code, name }] : [])),
  };
}

/** A text's folded words, one blank between each; full stops part none, so that `D.C.` is `dc`. */
export function wordsOf(text: string): string {
  return foldedWords(text.replaceAll('.', '')).join(' ');
}

/** Old browsers throw at what is no region. */
function nameBy(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
