import { describe, expect, test } from 'vitest';
import type { FailureContext } from '../../src/i18n/failureMessage.ts';
import { failureMessage } from '../../src/i18n/failureMessage.ts';
import { hasMessage, t, tParts } from '../../src/i18n/index.ts';
import '../../src/ui/laterWords.ts';
import { MOUNTS, SOURCES, SURVEILLANCE, ZONES } from '../../src/catalog/choices.ts';
import type { FailureKind } from '../../src/model/failure.ts';

type Messages = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** English, in a file a folder. */
const FILES = Object.values(import.meta.glob<Messages>('../../src/**/en.json', { eager: true, import: 'default' }));
const MESSAGES = new Map(FILES.flatMap((file) => Object.entries(file)));

/** Every kind there is: the compiler tells when one is missing. */
const KINDS: Readonly<Record<FailureKind, FailureKind>> = {
  offline: 'offline',
  timeout: 'timeout',
  'rate-limited': 'rate-limited',
  overloaded: 'overloaded',
  'query-refused': 'query-refused',
  incomplete: 'incomplete',
  'bad-response': 'bad-response',
  server: 'server',
  'read-only': 'read-only',
  'signed-out': 'signed-out',
  forbidden: 'forbidden',
  'in-use': 'in-use',
  'popup-blocked': 'popup-blocked',
  'sign-in-denied': 'sign-in-denied',
  'sign-in-mismatch': 'sign-in-mismatch',
  'sign-in-failed': 'sign-in-failed',
  storage: 'storage',
  'sign-in-empty': 'sign-in-empty',
  'sign-in-unreachable': 'sign-in-unreachable',
  unexpected: 'unexpected',
};
const CONTEXTS: readonly FailureContext[] = ['reading', 'signing-in', 'uploading', 'opening', 'storage'];

describe('the English messages', () => {
  test('stand in one folder each, never in two', () => {
    expect(FILES.length).toBeGreaterThan(1);
    expect(FILES.flatMap((file) => Object.keys(file))).toHaveLength(MESSAGES.size);
  });

  test('have holes that are names, forms that a language knows, and no exclamation marks', () => {
    for (const [key, message] of MESSAGES) {
      const forms = typeof message === 'string' ? [message] : Object.values(message);
      if (typeof message !== 'string') expect(Object.keys(message), key).toEqual(['one', 'other']);
      for (const form of forms) {
        expect(form.replaceAll(/\{\w+\}/g, 'x'), key).not.toMatch(/[{}!]|\s$|^\s/);
      }
    }
  });

  test('name every value that the catalog offers', () => {
    const keys = [
      ...MOUNTS.map((value) => `mount.${value}`),
      ...ZONES.map((value) => `zone.${value}`),
      ...SURVEILLANCE.map((value) => `surveillance.${value}`),
      ...SOURCES.map((value) => `source.${value}`),
    ];
    expect(keys.filter((key) => !hasMessage(key))).toEqual([]);
  });
});

describe('a message', () => {
  test('takes the plural form that the count asks for, and writes numbers as the language does', () => {
    expect(t('status.inView', { count: 1 })).toBe('1 reader in view');
    expect(t('status.inView', { count: 1366 })).toBe('1,366 readers in view');
  });

  test('takes values as they are, holes in them included', () => {
    expect(t('account.signedInAs', { name: '{name} $& <b>' })).toBe('Signed in as {name} $& <b>');
  });

  test('can be cut at its holes', () => {
    expect(tParts('account.signedInAs')).toEqual(['Signed in as ', 'name', '']);
  });
});

describe('a failure', () => {
  const kinds = Object.values(KINDS);

  test.each(CONTEXTS)('while %s says what happened, what it means and what to do', (context) => {
    for (const kind of kinds) {
      const parts = Object.values(failureMessage({ kind, details: {} }, context));
      expect(parts).toHaveLength(3);
      for (const part of parts) expect(part, kind).toMatch(/^[A-Z][^{}]*\.$/);
    }
  });

  test('of reading tells how old the cameras are that are still shown', () => {
    const message = failureMessage({ kind: 'overloaded', details: {} }, 'reading', {
      base: Date.UTC(2026, 10, 23, 6, 9),
      retries: true,
    });
    expect(Object.values(message).join(' ')).toBe(
      'Overpass is busy. The readers shown are from 06:09 UTC and may be missing newer ones. It tries again by itself.',
    );
  });

  test('passes on the pause that the server asked for', () => {
    const { next } = failureMessage({ kind: 'rate-limited', details: { retryAfterMs: 60_000 } }, 'uploading');
    expect(next).toBe('Try again in 60 sec.');
  });
});
