import { current, speech } from './speech.ts';

const ENGLISH = /^en\b/i;

/**
 * Speaks the language that is asked for, else the first of the person's that there is, and says so on the document.
 * What is spoken goes on until the words are here, and where they can't be had: then the rejection tells.
 * Undefined where English is all that is needed, and spoken.
 * @param wishes BCP 47 tags, dearest first, as in navigator.languages
 * @param asked BCP 47 tag that was chosen on this device or stands in the address
 */
export function chooseLanguage(
  wishes: readonly string[],
  root: HTMLElement,
  asked: string | null = null,
): Promise<void> | undefined {
  if (speech.fetch !== null || !ENGLISH.test(asked ?? wishes[0] ?? 'en'))
    return import('./speak.ts').then(({ speak }) => speak(wishes, root, asked));
  current.value = { language: 'en', locale: wishes.find((wish) => ENGLISH.test(wish)) ?? 'en' };
  root.lang = 'en';
  return undefined;
}
