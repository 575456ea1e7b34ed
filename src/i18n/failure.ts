import type { FailureDetails, FailureKind } from '../model/failure.ts';
import { formatDuration, formatTime, t } from './index.ts';

/** What was being done when it failed. */
export type FailureContext = 'reading' | 'signing-in' | 'uploading' | 'storage';

/** What happened · what it means for the data · what to do. Each one or two whole sentences. */
export interface FailureMessage {
  readonly happened: string;
  readonly means: string;
  readonly next: string;
}

/** What the sentences of a failed reading speak of. */
export interface ReadingFacts {
  /** Age of what is shown, ms since 1970; null where nothing was read here. */
  readonly base: number | null;
  /** It tries again by itself. */
  readonly retries: boolean;
}

/** A failure in words. `reading` matters only where the context is that. */
export function failureMessage(
  failure: { readonly kind: FailureKind; readonly details: FailureDetails },
  context: FailureContext,
  reading: ReadingFacts = { base: null, retries: false },
): FailureMessage {
  return {
    happened: t(`failure.${failure.kind}`, { service: t(context === 'reading' ? 'service.overpass' : 'service.osm') }),
    means: meaning(context, reading),
    next: context === 'reading' ? nextReading(failure.kind, reading) : next(failure.kind, failure.details),
  };
}

function meaning(context: FailureContext, reading: ReadingFacts): string {
  if (context !== 'reading') return t(`means.${context}`);
  return reading.base === null ? t('means.reading.none') : t('means.reading.base', { time: formatTime(reading.base) });
}

function nextReading(kind: FailureKind, reading: ReadingFacts): string {
  if (kind === 'offline') return t('next.reading.online');
  return t(reading.retries ? 'next.reading.wait' : 'next.reading.retry');
}

function next(kind: FailureKind, details: FailureDetails): string {
  switch (kind) {
    case 'offline':
      return t('next.online');
    case 'rate-limited':
    case 'overloaded':
    case 'read-only':
      return details.retryAfterMs === undefined
        ? t('next.wait')
        : t('next.waitFor', { time: formatDuration(details.retryAfterMs) });
    case 'timeout':
    case 'server':
    case 'bad-response':
    case 'incomplete':
    case 'sign-in-failed':
      return t('next.retry');
    case 'query-refused':
      return t('next.check');
    case 'signed-out':
      return t('next.signIn');
    case 'forbidden':
      return t('next.messages');
    case 'popup-blocked':
      return t('next.popup');
    case 'sign-in-denied':
      return t('next.denied');
    case 'sign-in-mismatch':
      return t('next.mismatch');
    case 'storage':
      return t('next.storage');
    case 'unexpected':
      return t('next.reload');
  }
}
