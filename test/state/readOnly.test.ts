import { expect, test } from 'vitest';
import type { Surroundings } from '../../src/state/readOnly.ts';
import { whyReadOnly } from '../../src/state/readOnly.ts';
import { settled, startApp } from '../stub/app.ts';

const OURS = 'https://example.org';
const able = { navigator: { locks: {} }, crypto: { subtle: {} }, BroadcastChannel: {} };

/** A window in these frames, the outermost first; null is one that may not be looked at. */
function windowIn(...frames: readonly (string | null)[]): Surroundings {
  let inner: Surroundings | null = null;
  for (const origin of [...frames, OURS]) {
    const outer: Surroundings | null = inner;
    const made: Surroundings = {
      ...able,
      get parent(): Surroundings {
        return outer ?? made;
      },
      get origin(): string {
        if (origin === null) throw new DOMException('Blocked a frame', 'SecurityError');
        return origin;
      },
    };
    inner = made;
  }
  if (inner === null) throw new Error('no window');
  return inner;
}

test('a page in a window of its own may write, and so may one in a frame of its own site', () => {
  expect(whyReadOnly(windowIn())).toBeUndefined();
  expect(whyReadOnly(windowIn(OURS, OURS))).toBeUndefined();
});

test.for([[[null]], [[OURS, null]], [[null, OURS]], [['https://other.example']], [['null']]] as const)(
  'a page inside %j only reads',
  ([frames]) => {
    expect(whyReadOnly(windowIn(...frames))).toBe('framed');
  },
);

test.for([
  ['Web Locks', { navigator: {} }],
  ['crypto.subtle', { crypto: {} }],
  ['BroadcastChannel', { BroadcastChannel: undefined }],
] as const)('a browser without %s only reads', ([, lacks]) => {
  const page: Surroundings = {
    ...able,
    ...lacks,
    origin: OURS,
    get parent() {
      return page;
    },
  };
  expect(whyReadOnly(page)).toBe('browser');
});

test('nobody signs in there, though a token is at hand, and it is said why', async () => {
  const { state } = startApp({ env: { readOnly: 'framed' } });
  expect(state.account.state.value).toEqual({ kind: 'unavailable', why: 'framed' });
  state.account.signIn();
  await settled();
  expect(state.account.state.value).toEqual({ kind: 'unavailable', why: 'framed' });
});
