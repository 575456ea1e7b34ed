import { globSync, readFileSync } from 'node:fs';

const SRC = new URL('../../../src/', import.meta.url);

/** What the app says in a language: the message of that name. `count` where it has plural forms. */
export function wordsOf(language: string): (key: string, count?: number) => string {
  const messages = new Map<string, unknown>();
  for (const path of globSync(`**/${language}.json`, { cwd: SRC.pathname })) {
    const file: unknown = JSON.parse(readFileSync(new URL(path, SRC), 'utf8'));
    for (const [key, message] of Object.entries(file ?? {})) messages.set(key, message);
  }
  return (key, count) => {
    const message = messages.get(key);
    const form = count === undefined ? 'other' : new Intl.PluralRules(language).select(count);
    const found: unknown = typeof message === 'object' && message !== null ? Reflect.get(message, form) : message;
    if (typeof found !== 'string') throw new Error(`There is no ${key} in ${language}`);
    return found.replaceAll('{count}', count === undefined ? '' : new Intl.NumberFormat(language).format(count));
  };
}
