/** Of each message the widest translation there is, so that one look at a screen measures all languages. */
import { directionOfLanguage } from '../../src/i18n/locale.ts';
import type { Message, Table } from '../../src/i18n/speech.ts';

const FILES = import.meta.glob<Readonly<Record<string, Message>>>('../../src/**/*.json', {
  eager: true,
  import: 'default',
});

/** Every language's words, all folders' together. */
export function allWords(): ReadonlyMap<string, Table> {
  const languages = new Map<string, Map<string, Message>>();
  for (const [path, words] of Object.entries(FILES)) {
    const language = /\/([a-z]{2,3}(?:-[\w-]+)?)\.json$/i.exec(path)?.[1];
    if (language === undefined) continue;
    const table = languages.get(language) ?? new Map<string, Message>();
    for (const [key, message] of Object.entries(words)) table.set(key, message);
    languages.set(language, table);
  }
  return languages;
}

export interface Longest {
  /** To be spoken. */
  readonly table: Table;
  /** In which language each of its messages is. */
  readonly languages: ReadonlyMap<string, string>;
}

/** The widest of each message, in every plural form the same, among languages of one direction of writing. */
export function longestWords(direction: 'ltr' | 'rtl', font: string): Longest {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.font = font;
  const widest = new Map<
    string,
    { readonly language: string; readonly text: string; readonly width: number; readonly plural: boolean }
  >();
  for (const [language, table] of allWords()) {
    if (directionOfLanguage(language) !== direction) continue;
    for (const [key, message] of table) {
      for (const text of typeof message === 'string' ? [message] : Object.values(message)) {
        const { width } = context.measureText(text);
        if (width > (widest.get(key)?.width ?? 0))
          widest.set(key, { language, text, width, plural: typeof message !== 'string' });
      }
    }
  }
  return {
    table: new Map(Array.from(widest, ([key, { text, plural }]) => [key, plural ? { one: text, other: text } : text])),
    languages: new Map(Array.from(widest, ([key, { language }]) => [key, language])),
  };
}
