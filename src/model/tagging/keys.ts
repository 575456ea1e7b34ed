/** The keys that mean something here. No other module of src spells one out: test/model/tagging/keys.test.ts looks. */

/** Each under what it says; of several that say the same, the one that is written. */
export const KEY = {
  surveillance: 'surveillance',
  zone: 'surveillance:zone',
  mount: 'camera:mount',
  /** Where the lens looks. Counts before `direction`. */
  lens: 'camera:direction',
  direction: 'direction',
  maker: 'manufacturer',
  operator: 'operator',
  ref: 'ref',
  startDate: 'start_date',
  surveyed: 'check_date',
  note: 'note',
} as const;

/** Keys that say where it looks, the one that counts most first; so in each of these lists. */
export const DIRECTION_KEYS: readonly string[] = [KEY.lens, KEY.direction];
export const MAKER_KEYS: readonly string[] = [KEY.maker, 'brand', 'surveillance:manufacturer', 'surveillance:brand'];
export const OPERATOR_KEYS: readonly string[] = [KEY.operator, 'surveillance:operator'];
/** When somebody last saw it there. */
export const SURVEY_KEYS: readonly string[] = [KEY.surveyed, 'survey:date'];
/** Dates of what is or was, none of which can be to come. */
export const DATE_KEYS: readonly string[] = [KEY.startDate, ...SURVEY_KEYS];

/** The key that holds the wikidata id of what another key names. */
export function wikidataKey(key: string): string {
  return `${key}:wikidata`;
}

/** The key that tells of what kind the body is that another key names: `operator:type`. */
export function typeKey(key: string): string {
  return `${key}:type`;
}
