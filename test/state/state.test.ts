import { describe, expect, test } from 'vitest';
import { START } from '../../src/catalog/start.ts';
import { Failure } from '../../src/model/failure.ts';
import { settled, viewAt, startApp } from '../stub/app.ts';
import { StubOsm, MAPPER } from '../stub/osm.ts';

describe('where the map opens', () => {
  test('is the address, before the last view, before the start', () => {
    const local = new Map([['view', '#map=9/1/2']]);
    expect(startApp().state.view.wish.value).toMatchObject({ place: START.centre, zoom: START.zoom });
    expect(startApp({ local }).state.view.wish.value).toMatchObject({ place: { lat: 1, lon: 2 }, zoom: 9 });
    expect(startApp({ local, hash: '#map=5/3/4' }).state.view.wish.value).toMatchObject({ place: { lat: 3, lon: 4 } });
  });

  test('is the start where the address and the memory are broken', () => {
    const local = new Map([['view', 'rubbish']]);
    expect(startApp({ local, hash: '#map=x' }).state.view.wish.value).toMatchObject({ place: START.centre });
  });

  test('is remembered after every move', () => {
    const at = startApp();
    at.state.view.moved(viewAt(5, 6, 15));
    const again = startApp({ local: at.local });
    expect(again.state.view.wish.value).toMatchObject({ place: { lat: 5, lon: 6 }, zoom: 15 });
  });
});

describe('the server', () => {
  test('is remembered', () => {
    const at = startApp();
    at.state.server.choose('live');
    expect(startApp({ local: at.local }).state.server.server.value.id).toBe('live');
  });

  test('opens a store of its own and closes the old one', () => {
    const at = startApp();
    at.state.view.moved(viewAt(40, -75, 12));
    const [first] = at.stores;
    at.state.server.choose('live');
    expect(first?.closed).toBe(true);
    expect(at.stores).toHaveLength(2);
    expect(at.store().views).toEqual([viewAt(40, -75, 12).box]);
  });

  test('without a client id can’t be signed in to', () => {
    const at = startApp();
    at.state.server.choose('live');
    expect(at.state.account.state.value.kind).toBe('unavailable');
    at.state.account.signIn();
    expect(at.state.account.state.value.kind).toBe('unavailable');
  });
});

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

describe('coming back online', () => {
  test('reads what is missing at once', () => {
    const at = startApp();
    at.online(false);
    expect(at.state.online.value).toBe(false);
    at.online(true);
    expect(at.store().retries).toBe(1);
  });
});

describe('closing the state', () => {
  test('closes its store', () => {
    const at = startApp();
    at.state.close();
    expect(at.store().closed).toBe(true);
  });
});
