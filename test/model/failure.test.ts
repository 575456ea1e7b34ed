import { expect, test } from 'vitest';
import { asFailure, Failure, isAbort } from '../../src/model/failure.ts';

test('a failure says its kind, what the other side said, and what it came from', () => {
  const cause = new Error('below');
  const failure = new Failure('server', { said: 'Out of order' }, cause);
  expect(failure).toMatchObject({ name: 'Failure', message: 'server: Out of order', cause });
  expect(new Failure('offline').message).toBe('offline');
  expect('cause' in new Failure('offline')).toBe(false);
});

test('anything thrown is a failure, and one that is stays what it is', () => {
  const failure = new Failure('offline');
  expect(asFailure(failure)).toBe(failure);
  expect(asFailure(new TypeError('odd'))).toMatchObject({ kind: 'unexpected', details: { said: 'odd' } });
  expect(asFailure('odd')).toMatchObject({ kind: 'unexpected', details: { said: 'odd' }, cause: 'odd' });
});

test('only an abort is one', () => {
  expect(isAbort(new DOMException('Cancelled', 'AbortError'))).toBe(true);
  expect(isAbort(new DOMException('Too late', 'TimeoutError'))).toBe(false);
  expect(isAbort(Object.assign(new Error('Cancelled'), { name: 'AbortError' }))).toBe(false);
});
