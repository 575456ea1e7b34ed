import { existsSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import type { BuildConfig } from '../../config.ts';
import type { Words } from './aboutPage.ts';
import { aboutPage } from './aboutPage.ts';
import { siteFacts } from './factsOfBuild.ts';

const FEATURES = new URL('../../features/', import.meta.url);
/** Of the feature that says the same in the page; without it there is neither. */
const WORDS = new URL('about/en.json', FEATURES);
const FILE = 'about.html';
const ID = 'virtual:site';

/** What the site says of itself: as `virtual:site` to the page, and as a page of its own address (`about.html`). */
export function about(config: BuildConfig, hosts: readonly string[]): Plugin {
  const facts = siteFacts(config, hosts);
  const page = (): string | null => {
    if (!existsSync(WORDS)) return null;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a file of ours, held by the test of words
    const words = JSON.parse(readFileSync(WORDS, 'utf8')) as Words;
    return aboutPage(words, facts);
  };
  return {
    name: 'sightline:about',
    resolveId: (asked) => (asked === ID ? `\0${ID}` : null),
    load: (asked) => (asked === `\0${ID}` ? `export default ${JSON.stringify(facts)};` : null),
    configureServer({ middlewares }) {
      middlewares.use(`/${FILE}`, (_request, response, next) => {
        const html = page();
        if (html === null) {
          next();
          return;
        }
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.end(html);
      });
    },
    generateBundle() {
      const source = page();
      if (source !== null && this.environment.name === 'client')
        this.emitFile({ type: 'asset', fileName: FILE, source });
    },
  };
}
