import type { SiteFacts } from '../../model/siteFacts.ts';
import { escapeText } from '../head/headTags.ts';

/** Words by name, with `{holes}`. */
export type Words = Readonly<Record<string, string>>;

/** `about.html`: what this is, who runs it, and who is told what, for people without the map and for what reads without scripts. */
export function aboutPage(words: Words, { operator, contact, source, told }: SiteFacts): string {
  const say = (name: string, holes: Readonly<Record<string, string>> = {}): string =>
    escapeText((words[name] ?? name).replaceAll(/\{(\w+)\}/g, (hole, of: string) => holes[of] ?? hole));
  const link = (href: string, text: string): string => `<a href="${escapeText(href)}">${text}</a>`;
  const p = (text: string): string => `<p>${text}</p>`;
  const section = (title: string, ...paragraphs: readonly string[]): string =>
    [`<h2>${say(title)}</h2>`, ...paragraphs].join('\n');
  const who = (['tiles', 'overpass', 'osm', 'features'] as const).flatMap((what) =>
    told[what].length === 0 ? [] : [`<li>${say(`about.told.${what}`, { hosts: told[what].join(', ') })}</li>`],
  );
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${say('about.pageTitle')}</title>
    <meta name="description" content="${say('about.what')}" />
    <link rel="stylesheet" href="./plain.css" />
  </head>
  <body>
    <main>
      <h1>Sightline</h1>
${[
  p(say('about.what')),
  p(link('./', say('about.open'))),
  section('about.wrong', p(say('about.wrong.text'))),
  section(
    'about.runs',
    p(operator === null ? say('about.runs.unknown') : say('about.runs.by', { operator })),
    ...(contact === null ? [] : [p(link(contact, say('about.runs.contact')))]),
    p(say('about.runs.not')),
    ...(source === null ? [] : [p(link(source, say('about.source')))]),
  ),
  section(
    'about.data',
    p(say('about.crowd')),
    p(link('https://www.openstreetmap.org/copyright', say('about.license'))),
    p(link('https://www.geonames.org/', say('about.towns'))),
    p(link('https://nsi.guide/', say('about.operators'))),
    p(link('./licenses.txt', say('about.licenses'))),
  ),
  section('about.privacy', p(say('about.privacy.text')), p(say('about.told')), `<ul>${who.join('')}</ul>`),
].join('\n')}
    </main>
  </body>
</html>
`;
}
