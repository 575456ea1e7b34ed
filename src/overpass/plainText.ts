const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['quot', '"'],
  ['apos', "'"],
  ['#39', "'"],
  ['lt', '<'],
  ['gt', '>'],
  ['nbsp', ' '],
  ['amp', '&'],
]);

/** Enough for every page that Overpass or a proxy sends. */
const LONGEST_PAGE = 20_000;

/** The longest of a server's words that is passed on, in UTF-16 units. */
const LONGEST = 200;

/**
 * What a page or a line of a server says, as one short line of plain text. It is still a stranger's text: show it as text only.
 */
export function plainText(html: string): string {
  const text = withoutHead(html.slice(0, LONGEST_PAGE))
    // One that isn't closed goes on to the end, as in a browser; and so no page is looked through twice.
    .replaceAll(/<script\b[^]*?(?:<\/script>|$)/gi, ' ')
    .replaceAll(/<style\b[^]*?(?:<\/style>|$)/gi, ' ')
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/&(quot|apos|#39|lt|gt|nbsp|amp);/g, (entity, name: string) => ENTITIES.get(name) ?? entity)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).toWellFormed()}…`;
}

/** The errors that a page of Overpass names, one by one; none where it is another's page. */
export function errorsOf(html: string): readonly string[] {
  return [...html.slice(0, LONGEST_PAGE).matchAll(/<strong[^<>]*>\s*Error\s*<\/strong>:([^<]*)/gi)].map((match) =>
    plainText(match[1] ?? ''),
  );
}

function withoutHead(html: string): string {
  const start = html.search(/<head\b/i);
  const end = html.search(/<\/head>/i);
  return start >= 0 && end > start ? `${html.slice(0, start)} ${html.slice(end)}` : html;
}
