import { signal } from '@preact/signals';

/** A message, or one for each of the language's plural forms, chosen by the parameter `count`. */
export type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
export type Messages = Readonly<Record<string, Message>>;
export type Table = ReadonlyMap<string, Message>;

// What other languages than English hang on; `speak.ts`, which nobody needs who reads English, writes it.

/** Words of another language than English. */
export const chosen = signal<Table>(new Map());
/** What is spoken: its files' name, and the BCP 47 tag for Intl. */
export const current = signal({ language: 'en', locale: 'en' });
/** Folders of `src` whose words are wanted, beside those of the first view. */
export const folders = new Set<string>();
export const speech = {
  /** Fetches those of one more folder; null while English is spoken. */
  fetch: null as ((folder: string) => void) | null,
  /** Settles once no words are on their way; null where none are. */
  coming: null as Promise<unknown> | null,
};

/** BCP 47 tag for Intl. Reading it in a component renders again when the language arrives. */
export function locale(): string {
  return current.value.locale;
}

/** The language that is spoken: the BCP 47 tag that its files are named by. */
export function language(): string {
  return current.value.language;
}

/**
 * Fetches the words of a folder of `src`, such as `features/about`, in the language that is spoken, now and whenever that
 * becomes another. English stands in until they are here, and where they can't be had.
 */
export function needWords(folder: string): void {
  if (folders.has(folder)) return;
  folders.add(folder);
  speech.fetch?.(folder);
}

/** Null where no words are on their way. */
export function wordsComing(): Promise<unknown> | null {
  return speech.coming;
}
