import { isRecord } from '../../../src/model/record.ts';

/** A message, or one for each plural form of the language. */
export type Message = string | Readonly<Record<string, string>>;

/** The messages of a file by their names. */
export type Words = Readonly<Record<string, Message>>;

/** What a translator still has to do in a file. Names of messages. */
export interface Comparison {
  /** In English only: shown in English until they are here. */
  readonly missing: readonly string[];
  /** In the translation only: nothing shows them. */
  readonly leftover: readonly string[];
  /** With other `{names}` in braces than English, or without a plural form that the language has. */
  readonly wrong: readonly string[];
}

/** The messages of a JSON file. @throws where it holds anything else. */
export function parseWords(path: string, text: string): Words {
  const parsed: unknown = JSON.parse(text);
  const entries = isRecord(parsed) ? Object.entries(parsed) : [];
  const words = entries.filter((entry): entry is [string, Message] => isMessage(entry[1]));
  if (!isRecord(parsed) || words.length < entries.length) throw new Error(`${path} is no list of messages.`);
  return Object.fromEntries(words);
}

function isMessage(value: unknown): value is Message {
  return (
    typeof value === 'string' || (isRecord(value) && Object.values(value).every((form) => typeof form === 'string'))
  );
}

/** A file to translate: English under every name, and in every plural form that the language has. */
export function beginLanguage(language: string, english: Words): Words {
  return Object.fromEntries(
    Object.entries(english).map(([name, message]) => [
      name,
      typeof message === 'string'
        ? message
        : Object.fromEntries(formsOf(language).map((form) => [form, message[form] ?? message['other'] ?? ''])),
    ]),
  );
}

/** Holds a translation to English. */
export function compareWords(language: string, english: Words, translated: Words): Comparison {
  const both = Object.keys(translated).filter((name) => Object.hasOwn(english, name));
  return {
    missing: Object.keys(english).filter((name) => !Object.hasOwn(translated, name)),
    leftover: Object.keys(translated).filter((name) => !Object.hasOwn(english, name)),
    wrong: both.filter((name) => !fits(language, english[name] ?? '', translated[name] ?? '')),
  };
}

function fits(language: string, english: Message, translated: Message): boolean {
  if (typeof english !== typeof translated) return false;
  const allowed = holesOf(english);
  if (![...holesOf(translated)].every((hole) => allowed.has(hole))) return false;
  if (typeof translated === 'string') return [...allowed].every((hole) => holesOf(translated).has(hole));
  return formsOf(language).every((form) => Object.hasOwn(translated, form));
}

/** The `{names}` of all forms: one form may do without the count. */
function holesOf(message: Message): ReadonlySet<string> {
  const forms = typeof message === 'string' ? [message] : Object.values(message);
  return new Set(forms.flatMap((form) => form.match(/\{\w+\}/g) ?? []));
}

/** A language that nothing is known of has one form. */
function formsOf(language: string): readonly string[] {
  if (Intl.PluralRules.supportedLocalesOf(language).length === 0) return ['other'];
  return new Intl.PluralRules(language).resolvedOptions().pluralCategories;
}
