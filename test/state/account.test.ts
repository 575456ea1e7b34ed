import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { settled, startApp } from '../stub/app.ts';
import { MAPPER, StubOsm } from '../stub/osm.ts';

describe('the account', () => {
  test('is found again after a reload, while its token lives', async () => {
    const at = startApp();
    await settled();
    expect(at.state.account.state.value).toEqual({ kind: 'signed-in', account: MAPPER });
  });

  test('with a dead token is signed out, and says why', async () => {
    const writing = new StubOsm();
    writing.account = () => Promise.reject(new Failure('signed-out', { status: 401 }));
    const at = startApp({ writing });
    await settled();
    expect(at.state.account.state.value.kind).toBe('signed-out');
    expect(at.state.account.problem.value?.kind).toBe('signed-out');
  });

  test.each(['popup-blocked', 'sign-in-denied', 'sign-in-mismatch'] as const)(
    'tells of %s and can be tried again',
    async (kind) => {
      const writing = new StubOsm();
      writing.signedIn = false;
      writing.signIn = () => Promise.reject(new Failure(kind));
      const at = startApp({ writing });
      await settled();
      at.state.account.signIn();
      await settled();
      expect(at.state.account.problem.value?.kind).toBe(kind);
      writing.signIn = () => Promise.resolve();
      at.state.account.signIn();
      await settled();
      expect(at.state.account.state.value.kind).toBe('signed-in');
      expect(at.state.account.problem.value).toBeNull();
    },
  );

  test('of a cancelled sign-in stays signed out, without a problem', async () => {
    const writing = new StubOsm();
    writing.signedIn = false;
    const at = startApp({ writing });
    await settled();
    at.state.account.signIn();
    expect(at.state.account.state.value.kind).toBe('signing-in');
    at.state.account.cancelSignIn();
    await settled();
    expect(at.state.account.state.value.kind).toBe('signed-out');
    expect(at.state.account.problem.value).toBeNull();
  });

  test('is forgotten on signing out', async () => {
    const at = startApp();
    await settled();
    at.state.account.signOut();
    await settled();
    expect(at.state.account.state.value.kind).toBe('signed-out');
    expect(at.writing.signedIn).toBe(false);
  });
});
