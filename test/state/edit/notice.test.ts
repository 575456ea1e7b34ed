import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import type { Account } from '../../../src/osm/types.ts';
import { createNotice } from '../../../src/state/edit/notice.ts';
import type { SignInStatus } from '../../../src/state/account.ts';
import { MAPPER } from '../../stub/osm.ts';

function given(): {
  readonly notice: ReturnType<typeof createNotice>;
  readonly signIn: (account: Account | null) => void;
  readonly stored: Map<string, string>;
} {
  const stored = new Map<string, string>();
  const state = signal<SignInStatus>({ kind: 'signed-out' });
  const { servers } = readConfig({ VITE_OSM_SERVER: 'practice' }, '0');
  const notice = createNotice(
    {
      local: {
        get: (key) => stored.get(key) ?? null,
        set: (key, value) => stored.set(key, value) === stored,
        remove: (key) => void stored.delete(key),
      },
    },
    { server: signal(servers.practice), servers: [], choose: () => undefined },
    { state },
  );
  return {
    notice,
    stored,
    signIn(account) {
      state.value = account === null ? { kind: 'signed-out' } : { kind: 'signed-in', account };
    },
  };
}

test('the notice is read once an account', () => {
  const { notice, signIn } = given();
  signIn(MAPPER);
  notice.set();
  expect(notice.read.value).toBe(true);
  signIn({ ...MAPPER, id: 8 });
  expect(notice.read.value).toBe(false);
  signIn(MAPPER);
  expect(notice.read.value).toBe(true);
});

test('read while signed out, it is read for the account that signs in next, and no other', () => {
  const { notice, signIn } = given();
  notice.set();
  expect(notice.read.value).toBe(true);
  signIn(MAPPER);
  expect(notice.read.value).toBe(true);
  signIn({ ...MAPPER, id: 8 });
  expect(notice.read.value).toBe(false);
});

test('it is let go of with the page', () => {
  const { notice, signIn, stored } = given();
  notice.set();
  notice.stop();
  signIn(MAPPER);
  expect([...stored.keys()]).toEqual(['noticeRead']);
});
