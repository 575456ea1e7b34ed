/** The message file that fits best, and the locale that numbers and dates are written in. */
export interface Choice {
  /** Name of a message file without `.json`, such as `de` or `pt-BR`. */
  readonly language: string;
  /** BCP 47 tag for Intl: the person's own regional variety of that language where they have one. */
  readonly locale: string;
}

/**
 * Picks a language for a person: the one that they asked for, else their first wish that exists.
 * @param wishes BCP 47 tags, dearest first, as in navigator.languages; malformed ones are passed over.
 * @param available names of the message files; `en` stands in where nothing fits.
 * @param asked a language that they chose or followed a link to; their own region goes with it, since feet and
 * decimal signs do not change with what is read
 */
export function chooseLocale(
  wishes: readonly string[],
  available: readonly string[],
  asked: string | null = null,
): Choice {
  const valid = wishes.filter((wish) => isTag(wish));
  const chosen = asked !== null && isTag(asked) ? asked : null;
  const found = chosen === null ? undefined : findLanguage(chosen, available);
  if (chosen !== null && found !== undefined) return { language: found, locale: inRegionOf(chosen, valid[0]) };
  for (const wish of valid) {
    const language = findLanguage(wish, available);
    if (language !== undefined) return { language, locale: wish };
  }
  return { language: 'en', locale: valid.find((wish) => new Intl.Locale(wish).language === 'en') ?? 'en' };
}

/** The file of that very name, else one that says what the tag means: `zh-CN` is `zh-Hans`, `pt` is `pt-BR`, and `pt-PT` is neither. */
function findLanguage(tag: string, available: readonly string[]): string | undefined {
  const { language, script, region } = new Intl.Locale(tag).maximize();
  return (
    available.find((name) => name.toLowerCase() === tag.toLowerCase()) ??
    available.find((name) => {
      const file = new Intl.Locale(name);
      return file.language === language && (file.script ?? script) === script && (file.region ?? region) === region;
    })
  );
}

function inRegionOf(tag: string, wish: string | undefined): string {
  const { language, script, region } = new Intl.Locale(tag);
  const own = wish === undefined ? undefined : new Intl.Locale(wish).region;
  return region !== undefined || own === undefined
    ? tag
    : [language, ...(script === undefined ? [] : [script]), own].join('-');
}

/** Whether a language is written from the right. */
export function directionOfLanguage(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** Intl.Locale's own `textInfo` is not everywhere yet. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg']);

/** Whether it is a BCP 47 tag. */
export function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
