/** The words for why a row has no place. */
export const WHY = {
  empty: 'compare.why.empty',
  'not-understood': 'compare.why.odd',
  'off-earth': 'compare.why.range',
  zero: 'compare.why.zero',
  grid: 'compare.why.grid',
} as const;
