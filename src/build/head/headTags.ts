import type { Config } from '../../config.ts';

/** The picture that link previews show, in `public/`; made by `npm run screenshots` (docs/DEPLOY.md). */
const PICTURE = {
  file: 'preview.png',
  width: 1200,
  height: 630,
  alt: 'A map of a street with license plate readers and the sectors that they look at.',
};

/** The tags that need an absolute address; none where the site's is not known. */
export function linkTags(site: string | null): readonly string[] {
  if (site === null) return [];
  const property = (name: string, content: string | number): string =>
    `<meta property="og:${name}" content="${escapeText(String(content))}" />`;
  return [
    `<link rel="canonical" href="${escapeText(site)}" />`,
    property('url', site),
    property('image', `${site}${PICTURE.file}`),
    property('image:width', PICTURE.width),
    property('image:height', PICTURE.height),
    property('image:alt', PICTURE.alt),
    '<meta name="twitter:card" content="summary_large_image" />',
  ];
}

/** The connection to the tiles of the first view is made while the page's code is on its way. */
export function preconnects({ server, servers }: Pick<Config, 'server' | 'servers'>): readonly string[] {
  const template = servers[server].baseMaps[0]?.url ?? null;
  if (template === null) return [];
  // A host of several names: Leaflet begins with the first.
  const { origin } = new URL(template.replaceAll('{s}', 'a').replaceAll(/\{[a-z]\}/g, '1'));
  return [`<link rel="preconnect" href="${escapeText(origin)}" />`];
}

/** As a value between double quotes, or as text. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
