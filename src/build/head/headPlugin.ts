import type { Plugin } from 'vite';
import type { BuildConfig } from '../../config.ts';
import { linkTags, preconnects } from './headTags.ts';
import { notFoundPage } from './notFoundPage.ts';

const END = '</head>';

/** What of the page's head depends on the settings, and the page for what is not found (`404.html`). */
export function head(config: BuildConfig): Plugin {
  return {
    name: 'sightline:head',
    apply: 'build',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace(END, `${[...preconnects(config), ...linkTags(config.site)].join('\n')}\n${END}`),
    },
    generateBundle() {
      if (this.environment.name === 'client')
        this.emitFile({ type: 'asset', fileName: '404.html', source: notFoundPage(config.site) });
    },
  };
}
