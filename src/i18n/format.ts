import { t } from './messages.ts';
import { locale } from './speech.ts';

/** `1,366` */
export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale(), options).format(value);
}

/** A moment in UTC, ms since 1970: `23 Nov 2026, 06:09 UTC`. The order of the parts is the language's own. */
export function formatDateTime(time: number): string {
  return t('format.dateTime', partsOf(time));
}

/** A time of day in UTC, ms since 1970: `06:09 UTC`. */
export function formatTime(time: number): string {
  return t('format.time', partsOf(time));
}

/** What a moment in UTC is written with, by the names of Intl's parts. */
export function partsOf(time: number): Readonly<Record<string, string>> {
  const format = new Intl.DateTimeFormat(locale(), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });
  return Object.fromEntries(format.formatToParts(time).map((part) => [part.type, part.value]));
}

/** A pause in ms, in whole seconds or minutes, rounded up: `30 sec`, `2 min`. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return seconds < 120 ? inUnit(seconds, 'second', 0) : inUnit(Math.ceil(seconds / 60), 'minute', 0);
}

/** Bytes received: `120 kB`. */
export function formatBytes(bytes: number): string {
  return bytes < 1e6 ? inUnit(Math.ceil(bytes / 1000), 'kilobyte', 0) : inUnit(bytes / 1e6, 'megabyte', 1);
}

/** A value with its unit, in short. */
export function inUnit(value: number, unit: string, maximumFractionDigits: number): string {
  return formatNumber(value, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits });
}
