/** The keys that mean something here. No other module of src spells one out: test/model/tagging/keys.test.ts looks. */

/** Each under what it says; of several that say the same, the one that is written. */
export const KEY = {
  manMade: 'man_made',
  surveillance: 'surveillance',
  zone: 'surveillance:zone',
  cameraType: 'camera:type',
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
  image: 'image',
  commons: 'wikimedia_commons',
  mapillary: 'mapillary',
  panoramax: 'panoramax',
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

/** Keys, and beginnings of keys, whose values are whatever people like to write. */
const FREE_TEXT = /^(note|description|fixme|comment|name)\b/;
/** Ids and addresses: digits and letters that only look like a person's. */
const MACHINE = /wikidata|image|url|website|mapillary|panoramax|wikimedia/;
const SOURCE = /^source\b/;

export function isFreeText(key: string): boolean {
  return FREE_TEXT.test(key);
}

/** Whether a key's values are ids or addresses, which nobody types. */
export function isMachineText(key: string): boolean {
  return MACHINE.test(key);
}

/** Whether a key says where something of the object is known from. */
export function isSource(key: string): boolean {
  return SOURCE.test(key);
}

/** Before a key: what it tells is not so yet, or no longer (https://wiki.openstreetmap.org/wiki/Lifecycle_prefix). */
const LIFECYCLE =
  /^(proposed|planned|construction|disused|abandoned|ruins|demolished|destroyed|razed|removed|was|historic):(.+)$/;

/** The stage of its life that a key tells of, and the key without it; null for a key that speaks of now. */
export function lifecycleOf(key: string): { readonly stage: string; readonly key: string } | null {
  const [, stage, rest] = LIFECYCLE.exec(key) ?? [];
  return stage === undefined || rest === undefined ? null : { stage, key: rest };
}
