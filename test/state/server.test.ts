import { describe, expect, test } from 'vitest';
import { startApp } from '../stub/app.ts';
import { viewAt } from '../stub/viewAt.ts';

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
