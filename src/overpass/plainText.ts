const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['quot', '"'],
  ['apos', "'"],
  ['#39', "'"],
  ['lt', '<'],
  ['gt', '>'],
  ['nbsp', ' '],
  ['amp', '&'],
]);

/** Enough for every page that Overpass or a proxy sends; regular expressions stalling on more would serve nobody. */
const LONGEST_PAGE = 20_000;

/** The longest of a server's words that is passed on, in UTF-16 units. */
const LONGEST = 200;

/**
 * What a page or a line of a server says, as one short line of plain text. It is still a stranger's text: show it as text only.
 */
export function plainText(html: string): string {
  const text = html
    .slice(0, LONGEST_PAGE)
    .replaceAll(/<(head|script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(quot|apos|#39|lt|gt|nbsp|amp);/g, (entity, name: string) => ENTITIES.get(name) ?? entity)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).toWellFormed()}…`;
}

/** The errors that a page of Overpass names, one by one; none where it is another's page. */
export function errorsOf(html: string): readonly string[] {
  return [...html.slice(0, LONGEST_PAGE).matchAll(/<strong[^>]*>\s*Error\s*<\/strong>:([^<]*)/gi)].map((match) =>
    plainText(match[1] ?? ''),
  );
}
