import { beforeEach, expect, test } from 'vitest';
import { AUTH, tab } from '../tabs.ts';

const STORED = `sightline.token ${AUTH}`;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

test.for(['secret\n', 'sec\rret', 'secret😀', 'sec ret', ''])(
  'a stored token that can be none (%j) is dropped: nobody is signed in, and nothing is asked',
  async (stored) => {
    sessionStorage.setItem(STORED, stored);
    const { session, sent } = await tab();
    expect(session.signedIn).toBe(false);
    expect(sessionStorage.getItem(STORED)).toBeNull();
    localStorage.setItem(STORED, stored);
    await expect(session.account()).rejects.toMatchObject({ kind: 'signed-out' });
    expect(localStorage.getItem(STORED)).toBeNull();
    expect(sent).toEqual([]);
  },
);
