import { signal } from '@preact/signals';
import labels from 'virtual:labels';
import en from './en.json';
import type { Message, Messages, Table } from './speech.ts';
import { chosen, locale } from './speech.ts';

type English = typeof en;
/**
 * Every message there is, by its name. English is the list of them: `en.json` beside this file holds what the first view
 * says, and each folder whose code is loaded later adds its own `en.json` here. Other languages are a file beside each.
 */
export interface Named extends English {}
export type Key = keyof Named;

/** What stands for `{name}` in a message. Numbers are written the way the language writes them. */
export type Params = Readonly<Record<string, string | number>>;

/** The first view says the labels of features too, whose other words come with their code. */
const english = signal<Table>(new Map(Object.entries<Message>({ ...en, ...labels })));

/** Adds English that was loaded later. */
export function addEnglish(messages: Messages): void {
  english.value = new Map([...english.peek(), ...Object.entries(messages)]);
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
