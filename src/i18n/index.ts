export { formatAge, formatBearing, formatBytes, formatCount, formatDate } from './format.ts';
export { formatDateTime, formatDistance, formatDuration, formatNumber, formatTime } from './format.ts';
export { addEnglish, chooseLanguage, hasMessage, locale, t, tParts } from './messages.ts';
export type { Key, Messages } from './messages.ts';
