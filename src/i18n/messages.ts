import { signal } from '@preact/signals';
import type later from './en.json';
import first from './en.first.json';
import { chooseLocale, directionOfLanguage } from './locale.ts';

/**
 * Every message has a name. English is the list of them, in two files: `en.first.json` holds what is needed to open the
 * page, `en.json` what is loaded after it. Every other language is one file, `xx.json`, with the messages of both.
 */
export type Key = keyof typeof first | keyof typeof later;

/** What stands for `{name}` in a message. Numbers are written the way the language writes them. */
export type Params = Readonly<Record<string, string | number>>;

/** A message, or one for each of the language's plural forms, chosen by the parameter `count`. */
type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
type Messages = ReadonlyMap<string, Message>;

const files = import.meta.glob<{ readonly default: Readonly<Record<string, Message>> }>(['./*.json', '!./en*.json']);
const available = new Map(
  Object.entries(files).map(([path, load]) => [path.slice('./'.length, -'.json'.length), load]),
);

const english = signal<Messages>(new Map(Object.entries<Message>(first)));
const chosen = signal<Messages>(new Map());
const current = signal({ language: 'en', locale: 'en' });

/** BCP 47 tag for Intl. Reading it in a component renders again when the language arrives. */
export function locale(): string {
  return current.value.locale;
}

/** Adds the lazily loaded part of English. */
export function addEnglish(messages: Readonly<Record<string, Message>>): void {
  english.value = new Map([...english.peek(), ...Object.entries(messages)]);
}

/**
 * Speaks the first of the person's languages that there is, and says so on the document. English until the file is
 * there, and where it can't be had: then the rejection tells.
 */
export async function chooseLanguage(wishes: readonly string[], root: HTMLElement): Promise<void> {
  const choice = chooseLocale(wishes, ['en', ...available.keys()]);
  const file = await available.get(choice.language)?.();
  if (file !== undefined) chosen.value = new Map(Object.entries(file.default));
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
