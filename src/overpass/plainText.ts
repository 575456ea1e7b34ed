const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['quot', '"'],
  ['apos', "'"],
  ['#39', "'"],
  ['lt', '<'],
  ['gt', '>'],
  ['nbsp', ' '],
  ['amp', '&'],
]);

/** The longest of a server's words that is passed on, in UTF-16 units. */
const LONGEST = 200;

/**
 * What a page or a line of a server says, as one short line of plain text. It is still a stranger's text: show it as text only.
 */
export function plainText(html: string): string {
  const text = html
    // Enough for every page that Overpass or a proxy sends; a stalled regular expression on more would serve nobody.
    .slice(0, 20_000)
    .replaceAll(/<(head|script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(quot|apos|#39|lt|gt|nbsp|amp);/g, (entity, name: string) => ENTITIES.get(name) ?? entity)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).toWellFormed()}…`;
}
