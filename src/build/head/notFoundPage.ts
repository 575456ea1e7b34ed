import { escapeText } from './headTags.ts';

/**
 * The page that a host sends for what is not there, at whatever depth: so it leads to the map only where the site's own
 * address is known, and needs no other file.
 */
export function notFoundPage(site: string | null): string {
  const lead =
    site === null
      ? '<p>Look at the address above: what follows the name of the site leads nowhere.</p>'
      : `<p><a href="${escapeText(site)}">Open the map</a></p>`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'" />
    <meta name="robots" content="noindex" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Not found – Sightline</title>
  </head>
  <body>
    <main>
      <h1>There is no page here</h1>
      <p>Sightline is a map of license plate readers, mapped by volunteers in OpenStreetMap.</p>
      ${lead}
    </main>
  </body>
</html>
`;
}
