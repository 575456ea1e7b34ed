/**
 * A count in the short form of a locale: 999, 1.2k, 35k, 1.1M. English's capital K for thousands is written small,
 * as the SI writes it.
 */
export function shortCounts(locale: string): (count: number) => string {
  if (locale === 'en' || locale === 'en-US') return shortEnglish;
  let format: Intl.NumberFormat | null = null;
  return (count) => {
    format ??= new Intl.NumberFormat(locale, { notation: 'compact' });
    return format
      .formatToParts(count)
      .map((part) => (part.type === 'compact' && part.value === 'K' ? 'k' : part.value))
      .join('');
  };
}

/** The same as Intl's, for where most cameras are: a page's first Intl.NumberFormat takes some 15 ms, and the first bubbles would wait for it. */
function shortEnglish(count: number): string {
  let value = count;
  let unit = '';
  for (const next of ['k', 'M', 'B']) {
    // 999,500 is a million already.
    if (short(value) < 1000) break;
    value /= 1000;
    unit = next;
  }
  return `${short(value)}${unit}`;
}

/** Two digits below ten, whole numbers above. */
function short(value: number): number {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}
