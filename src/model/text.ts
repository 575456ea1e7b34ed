/** Why OpenStreetMap would refuse a text as a key, value or comment. */
export type TextProblem = 'too-long' | 'control-character' | 'broken-character';

/** OpenStreetMap's limit for a key or a value, in Unicode code points. */
export const MAX_TEXT = 255;

/** Length as OpenStreetMap counts it: Unicode code points, not UTF-16 units. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The text, or as much of it as OpenStreetMap takes, an ellipsis at its end: never half of a surrogate pair. */
export function shortened(text: string): string {
  if (text.length <= MAX_TEXT || codePoints(text) <= MAX_TEXT) return text;
  return `${[...text]
    .slice(0, MAX_TEXT - 1)
    .join('')
    .trimEnd()}…`;
}

/** Whether XML 1.0 can carry a text: no lone surrogates, and of the control characters only tab and line ends. */
export function isXmlText(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.isWellFormed() && !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(text);
}

/** What is wrong with a text for OpenStreetMap, or null. XML 1.0 can't carry control characters or lone surrogates. */
export function checkText(text: string): TextProblem | null {
  if (!text.isWellFormed()) return 'broken-character';
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/.test(text)) return 'control-character';
  return codePoints(text) > MAX_TEXT ? 'too-long' : null;
}
