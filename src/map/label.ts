/**
 * A count in the short form of a locale: 999, 1.2k, 35k, 1.1M. English's capital K for thousands is written small,
 * as the SI writes it.
 */
export function shortCounts(locale: string): (count: number) => string {
  const format = new Intl.NumberFormat(locale, { notation: 'compact' });
  return (count) =>
    format
      .formatToParts(count)
      .map((part) => (part.type === 'compact' && part.value === 'K' ? 'k' : part.value))
      .join('');
}
