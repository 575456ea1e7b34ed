/** What kind of text stands under a key, where that matters more than which key it is. */

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
