export { formatBytes, formatDateTime, formatDuration, formatNumber, formatTime } from './format.ts';
export { formatAge, formatBearing, formatCount, formatDate, formatDistance } from './formatMeasures.ts';
export { chooseLanguage } from './chooseLanguage.ts';
export { addEnglish, hasMessage, t, tParts } from './messages.ts';
export type { Key } from './messages.ts';
export { language, locale, needWords, wordsComing } from './speech.ts';
export type { Messages } from './speech.ts';
