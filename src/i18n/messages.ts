import { signal } from '@preact/signals';
import labels from 'virtual:labels';
import en from './en.json';
import { chooseLocale, directionOfLanguage } from './locale.ts';

type English = typeof en;
/**
 * Every message there is, by its name. English is the list of them: `en.json` beside this file holds what the first view
 * says, and each folder whose code is loaded later adds its own `en.json` here. Other languages are a file beside each.
 */
export interface Named extends English {}
export type Key = keyof Named;

/** What stands for `{name}` in a message. Numbers are written the way the language writes them. */
export type Params = Readonly<Record<string, string | number>>;

/** A message, or one for each of the language's plural forms, chosen by the parameter `count`. */
type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
export type Messages = Readonly<Record<string, Message>>;
type Table = ReadonlyMap<string, Message>;

/** Files of other languages than English, all folders' together. */
const files = Object.entries(import.meta.glob<{ readonly default: Messages }>(['../**/*.json', '!../**/en.json'])).map(
  ([path, load]) => ({ language: path.slice(path.lastIndexOf('/') + 1, -'.json'.length), load }),
);

/** The first view says the labels of features too, whose other words come with their code. */
const english = signal<Table>(new Map(Object.entries<Message>({ ...en, ...labels })));
const chosen = signal<Table>(new Map());
const current = signal({ language: 'en', locale: 'en' });

/** BCP 47 tag for Intl. Reading it in a component renders again when the language arrives. */
export function locale(): string {
  return current.value.locale;
}

/** Adds English that was loaded later. */
export function addEnglish(messages: Messages): void {
  english.value = new Map([...english.peek(), ...Object.entries(messages)]);
}

/**
 * Speaks the first of the person's languages that there is, and says so on the document. English until the file is
 * there, and where it can't be had: then the rejection tells.
 */
export async function chooseLanguage(wishes: readonly string[], root: HTMLElement): Promise<void> {
  const choice = chooseLocale(wishes, ['en', ...new Set(files.map(({ language }) => language))]);
  const spoken = await Promise.all(
    files.filter(({ language }) => language === choice.language).map(({ load }) => load()),
  );
  chosen.value = new Map(spoken.flatMap((file) => Object.entries(file.default)));
  current.value = choice;
  root.lang = choice.locale;
  root.dir = directionOfLanguage(choice.locale);
}

/** Whether there is a message of that name: for values from data, such as `mount.pole`. */
export function hasMessage(key: string): key is Key {
  return chosen.value.has(key) || english.value.has(key);
}

/** The message of that name in the person's language; in English where it lacks one. */
export function t(key: Key, params: Params = {}): string {
  const written = new Map(
    Object.entries(params).map(([name, value]): [string, string] => [
      name,
      typeof value === 'number' ? new Intl.NumberFormat(locale()).format(value) : value,
    ]),
  );
  return template(key, params['count']).replaceAll(/\{(\w+)\}/g, (hole, name: string) => written.get(name) ?? hole);
}

/** The message cut at its holes, so that a component can put elements (such as `<bdi>`) there. Odd members are names. */
export function tParts(key: Key, count?: number): readonly string[] {
  return template(key, count).split(/\{(\w+)\}/);
}

function template(key: Key, count: string | number | undefined): string {
  const own = chosen.value.get(key);
  const message = own ?? english.value.get(key) ?? key;
  if (typeof message === 'string') return message;
  const rules = own === undefined ? 'en' : locale();
  const form = typeof count === 'number' ? new Intl.PluralRules(rules).select(count) : 'other';
  return message[form] ?? message.other ?? key;
}
