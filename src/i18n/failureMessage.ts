import type { FailureDetails, FailureKind } from '../model/failure.ts';
import { formatDuration, formatTime } from './format.ts';
import type { Key } from './messages.ts';
import { t } from './messages.ts';

/** What was being done when it failed. */
export type FailureContext = 'reading' | 'signing-in' | 'uploading' | 'opening' | 'storage';

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

/** The step that helps with each kind; where the server asked for a pause, that pause. */
const NEXT: Readonly<Record<FailureKind, Key>> = {
  offline: 'next.online',
  'rate-limited': 'next.wait',
  overloaded: 'next.wait',
  'read-only': 'next.wait',
  timeout: 'next.retry',
  server: 'next.retry',
  'bad-response': 'next.retry',
  incomplete: 'next.retry',
  'sign-in-failed': 'next.retry',
  'query-refused': 'next.check',
  'signed-out': 'next.signIn',
  forbidden: 'next.messages',
  'in-use': 'next.check',
  'popup-blocked': 'next.popup',
  'sign-in-denied': 'next.denied',
  'sign-in-mismatch': 'next.mismatch',
  'sign-in-empty': 'next.empty',
  'sign-in-unreachable': 'next.unreachable',
  storage: 'next.storage',
  unexpected: 'next.reload',
};

function next(kind: FailureKind, { retryAfterMs }: FailureDetails): string {
  const key = NEXT[kind];
  return key === 'next.wait' && retryAfterMs !== undefined
    ? t('next.waitFor', { time: formatDuration(retryAfterMs) })
    : t(key);
}
