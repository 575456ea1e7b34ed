/** The message file that fits best, and the locale that numbers and dates are written in. */
export interface Choice {
  /** Name of a message file without `.json`, such as `de` or `pt-BR`. */
  readonly language: string;
  /** BCP 47 tag for Intl: the person's own regional variety of that language where they have one. */
  readonly locale: string;
}

/**
 * Picks a language for a person: their first wish that exists, whole tags before the bare language.
 * @param wishes BCP 47 tags, dearest first, as in navigator.languages; malformed ones are passed over.
 * @param available names of the message files; `en` stands in where nothing fits.
 */
export function chooseLocale(wishes: readonly string[], available: readonly string[]): Choice {
  const valid = wishes.filter((wish) => isTag(wish));
  for (const wish of valid) {
    const language =
      available.find((name) => name.toLowerCase() === wish.toLowerCase()) ??
      available.find((name) => name.toLowerCase() === baseOf(wish));
    if (language !== undefined) return { language, locale: wish };
  }
  return { language: 'en', locale: valid.find((wish) => baseOf(wish) === 'en') ?? 'en' };
}

/** Whether a language is written from the right. */
export function directionOfLanguage(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** Intl.Locale's own `textInfo` is not everywhere yet. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg']);

function baseOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}

function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
