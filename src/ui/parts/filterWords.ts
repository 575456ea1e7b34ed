import { formatDate, t } from '../../i18n/index.ts';
import type { Filter } from '../../store/query/filter.ts';
import { isNoFilter, UNNAMED } from '../../store/query/filter.ts';

/** What a filter lets through, as one text that makes sense without the page. */
export function filterWords(filter: Filter): string {
  if (isNoFilter(filter)) return t('filterWords.none');
  const names = (list: readonly string[]): string =>
    list.map((name) => (name === UNNAMED ? t('filterWords.unnamed') : name)).join(', ');
  const { makers, operators, direction, seenBefore, seenSince, tags, localEdits } = filter;
  return [
    makers.length > 0 ? t('filterWords.maker', { names: names(makers) }) : '',
    operators.length > 0 ? t('filterWords.operator', { names: names(operators) }) : '',
    direction === 'any' ? '' : t(`filterWords.direction.${direction}`),
    seenBefore === null ? '' : t('filterWords.before', { date: formatDate(seenBefore) }),
    seenSince === null ? '' : t('filterWords.since', { date: formatDate(seenSince) }),
    ...tags.map(({ key, how, text }) => t(`filterWords.tag.${how}`, { key, text })),
    localEdits ? t('filterWords.own') : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}
