/** The settings, read and checked by the build: a page has no need of the code that does it. */
declare module 'virtual:config' {
  import type { Config } from './config.ts';

  const config: Config;
  export default config;
}

/** Made by the build, for the service worker: the files of this version. */
declare module 'virtual:shell' {
  import type { Shell } from './offline/shell.ts';

  const shell: Shell;
  export default shell;
}

/** Made by the build: the operators of name-suggestion-index. */
declare module 'virtual:operators' {
  import type { OperatorFile } from './model/operatorIndex.ts';

  const file: OperatorFile;
  export default file;
}

/** Made by the build: what the site says of itself. */
declare module 'virtual:site' {
  import type { SiteFacts } from './model/siteFacts.ts';

  const site: SiteFacts;
  export default site;
}

/** Made by the build: countries, with where their people live and their time zones (src/places/countryTable.ts). */
declare module 'virtual:countries' {
  const table: string;
  export default table;
}

/** Made by the build: the words that features' buttons and fields say before any of their code is loaded. */
declare module 'virtual:labels' {
  const labels: Readonly<Record<string, string>>;
  export default labels;
}

declare module 'virtual:labels/later' {
  const labels: Readonly<Record<string, string>>;
  export default labels;
}

/** Made by the build: every other language than English, by the BCP 47 tag that its files are named by. */
declare module 'virtual:languages' {
  import type { Messages } from './i18n/speech.ts';

  export interface Language {
    /** What the first view says. */
    readonly words: Messages;
    /** What is said by code that is loaded later, by its folder in `src`, such as `features/about`. */
    readonly folders: Readonly<Record<string, () => Promise<{ readonly default: Messages }>>>;
  }
  const languages: Readonly<Record<string, () => Promise<{ readonly default: Language }>>>;
  export default languages;
}

/** What is used of Trusted Types; the types of the DOM don't have them yet, nor have old browsers. */
interface Window {
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: Readonly<Record<'createHTML' | 'createScriptURL', (text: string) => string | null>>,
    ): unknown;
  };
}

/** What some browsers know of the network; the types of the DOM don't have it. */
interface Navigator {
  readonly connection?: { readonly type?: string; readonly saveData?: boolean };
}
