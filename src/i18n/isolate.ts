import type { Message } from './speech.ts';

/** Leaves the page: a changeset's comment, a file, what is cited. Nothing unseen belongs in it. */
const LEAVES = /^(?:comment|\w+\.file|share\.(?:cite|picture|embed)|format)\b/;
/** A count has no direction of its own to keep. */
const HOLE = /\{(?!(?:count|shown|done|total|years|n)\})\w+\}/g;

/**
 * A message of a language that is written from the right: what comes into its holes (names, figures with a sign, units)
 * keeps its own direction, by Unicode's isolates.
 */
export function isolated(key: string, message: Message): Message {
  if (LEAVES.test(key)) return message;
  const within = (text: string): string => text.replaceAll(HOLE, '\u2068$&\u2069');
  if (typeof message === 'string') return within(message);
  return Object.fromEntries(Object.entries(message).map(([form, text]) => [form, within(text)]));
}
