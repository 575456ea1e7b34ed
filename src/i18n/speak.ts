/** Other languages than English: fetched by whoever reads one. */
import { batch } from '@preact/signals';
import languages from 'virtual:languages';
import type { Language } from 'virtual:languages';
import { isolated } from './isolate.ts';
import { chooseLocale, directionOfLanguage } from './locale.ts';
import type { Choice } from './locale.ts';
import type { Messages } from './speech.ts';
import { chosen, current, folders, speech } from './speech.ts';

/** Every language that there is, English first: names of files, which are BCP 47 tags. */
export const LANGUAGES: readonly string[] = ['en', ...Object.keys(languages)];

/** The one of a person who asks for none. */
export function usualLanguage(wishes: readonly string[]): string {
  return chooseLocale(wishes, LANGUAGES).language;
}

/** A language that is spoken, or that is going to be. */
interface Spoken {
  readonly language: string;
  /** What its first view says, and where the words of folders are; null for English. */
  readonly pack: Promise<Language | null>;
  readonly table: Map<string, Messages[string]>;
  isHere: boolean;
  ready: Promise<void>;
}

let spoken: Spoken | null = null;

/** As `chooseLanguage`, of any language. */
export function speak(wishes: readonly string[], root: HTMLElement, asked: string | null): Promise<void> {
  const choice = chooseLocale(wishes, LANGUAGES, asked);
  if (choice.language === spoken?.language) {
    // In the numbers of another region, perhaps.
    if (spoken.isHere) say(spoken, choice, root);
    return spoken.ready;
  }
  const before = spoken;
  const pack = languages[choice.language]?.().then((module) => module.default) ?? Promise.resolve(null);
  const next: Spoken = { language: choice.language, pack, table: new Map(), isHere: false, ready: Promise.resolve() };
  const begin = async (): Promise<void> => {
    try {
      const found = await pack;
      await Promise.all([...folders].map((folder) => fetchFolder(next, folder)));
      if (next !== spoken) return;
      take(next, found?.words ?? {});
      say(next, choice, root);
    } catch (error) {
      if (next === spoken) spoken = before;
      throw error;
    }
  };
  spoken = next;
  speech.fetch = (folder) => {
    const asker = spoken;
    if (asker !== null) follow(fetchFolder(asker, folder).then(() => publish(asker)));
  };
  next.ready = begin();
  follow(next.ready);
  return next.ready;
}

/** English stands in for what can't be had. */
async function fetchFolder(to: Spoken, folder: string): Promise<void> {
  const file = await (await to.pack)?.folders[folder]?.().catch(() => undefined);
  take(to, file?.default ?? {});
}

function take({ language, table }: Spoken, words: Messages): void {
  const turns = directionOfLanguage(language) === 'rtl';
  for (const [key, message] of Object.entries(words)) table.set(key, turns ? isolated(key, message) : message);
}

function publish(of: Spoken): void {
  if (of === spoken && of.isHere) chosen.value = new Map(of.table);
}

function say(what: Spoken, choice: Choice, root: HTMLElement): void {
  what.isHere = true;
  // Both at once: nothing is ever said half.
  batch(() => {
    current.value = choice;
    publish(what);
  });
  root.lang = choice.language;
  root.dir = directionOfLanguage(choice.language);
}

function follow(words: Promise<unknown>): void {
  const all = Promise.allSettled([speech.coming, words]).then(() => {
    if (speech.coming === all) speech.coming = null;
  });
  speech.coming = all;
}
