import languages from 'virtual:languages';

/** Every language that there is, English first: names of files, which are BCP 47 tags. */
export const LANGUAGES: readonly string[] = ['en', ...Object.keys(languages)];
