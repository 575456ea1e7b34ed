import { effect, signal } from '@preact/signals';
import type { Failure } from '../model/failure.ts';
import { asFailure, isAbort } from '../model/failure.ts';
import type { Env, Writing } from './env.ts';
import type { ReadOnlyReason } from './readOnly.ts';
import type { ServerState } from './server.ts';
import type { ReadonlySignal } from '@preact/signals';
import type { Account, Session } from '../osm/types.ts';

export type SignInStatus =
  /** Null until looked up. */
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'signing-in' }
  /** A token is at hand, the account is being asked for. */
  | { readonly kind: 'checking' }
  | { readonly kind: 'signed-in'; readonly account: Account }
  /** One can't sign in: to this server with this build, or at all for the reason of `why`. */
  | { readonly kind: 'unavailable'; readonly why?: ReadOnlyReason };

export interface AccountState {
  readonly state: ReadonlySignal<SignInStatus>;
  /** Why the last sign-in (or account look-up) failed; null once another begins. */
  readonly problem: ReadonlySignal<Failure | null>;
  readonly staySignedIn: ReadonlySignal<boolean>;
  setStaySignedIn(stay: boolean): void;
  /** Call in the click itself. */
  signIn(): void;
  cancelSignIn(): void;
  signOut(): void;
  dismissProblem(): void;
}

const KEY = 'staySignedIn';
/** So long an account is taken to be as it was, ms. */
const FRESH_MS = 60_000;

/** Who is signed in to the present server. */
export function createAccount(
  { openWriting, local, readOnly, now }: Pick<Env, 'openWriting' | 'local' | 'readOnly' | 'now'>,
  servers: ServerState,
): AccountState & { writing(): Promise<Writing>; lookUp(): Promise<void>; refresh(): Promise<void>; close(): void } {
  const state = signal<SignInStatus>({ kind: 'signed-out' });
  const problem = signal<Failure | null>(null);
  const staySignedIn = signal(local.get(KEY) === 'yes');
  let writing: Promise<Writing> | null = null;
  let running = new AbortController();
  /** When the account was last asked for, ms since 1970. */
  let lookedAt = Number.NEGATIVE_INFINITY;

  /** What writes to the present server; asked for again after a failed load. */
  const open = (): Promise<Writing> => {
    writing ??= openWriting(servers.server.peek()).catch((error: unknown) => {
      writing = null;
      throw error;
    });
    return writing;
  };

  /** Runs one step of signing in; a newer one, or a change of server, makes its result void. */
  const run = async (steps: (signal: AbortSignal) => Promise<SignInStatus>): Promise<void> => {
    running.abort();
    running = new AbortController();
    const { signal: mine } = running;
    problem.value = null;
    try {
      const next = await steps(mine);
      if (!mine.aborted) state.value = next;
    } catch (error) {
      if (mine.aborted) return;
      state.value = { kind: 'signed-out' };
      if (!isAbort(error)) problem.value = asFailure(error);
    }
  };

  const signedIn = async (session: Session, mine: AbortSignal): Promise<SignInStatus> => {
    const account = await session.account(mine);
    lookedAt = now();
    return { kind: 'signed-in', account };
  };

  const lookUp = async (): Promise<void> => {
    if (state.peek().kind === 'unavailable') return;
    await run(async (mine) => {
      const { session } = await open();
      if (!session.signedIn) return { kind: 'signed-out' };
      if (!mine.aborted) state.value = { kind: 'checking' };
      return await signedIn(session, mine);
    });
  };

  /**
   * Asks again who is signed in, without a word unless the token is dead: blocks and messages come at any time. Not so
   * soon after the last look, unless something stands in the way, which a person may have mended since.
   */
  const refresh = async (): Promise<void> => {
    const before = state.peek();
    if (before.kind !== 'signed-in') return;
    if (now() - lookedAt < FRESH_MS && !isHindered(before.account)) return;
    lookedAt = now();
    try {
      const { session } = await open();
      const account = await session.account();
      if (state.peek() === before) state.value = { kind: 'signed-in', account };
    } catch (error) {
      if (state.peek() === before && asFailure(error).kind === 'signed-out') void lookUp();
    }
  };

  const stop = effect(() => {
    const server = servers.server.value;
    writing = null;
    running.abort();
    problem.value = null;
    if (readOnly !== undefined) {
      state.value = { kind: 'unavailable', why: readOnly };
    } else if (server.oauthClientId === null) {
      state.value = { kind: 'unavailable' };
    } else {
      state.value = { kind: 'signed-out' };
      void lookUp();
    }
  });

  return {
    state,
    problem,
    staySignedIn,
    writing: open,
    lookUp,
    refresh,
    setStaySignedIn(stay) {
      staySignedIn.value = stay;
      local.set(KEY, stay ? 'yes' : 'no');
    },
    signIn() {
      if (state.peek().kind === 'unavailable') return;
      void run(async (mine) => {
        state.value = { kind: 'signing-in' };
        const { session } = await open();
        const warn = (failure: Failure): void => {
          if (!mine.aborted) problem.value = failure;
        };
        await session.signIn({ stay: staySignedIn.peek(), signal: mine, warn });
        problem.value = null;
        state.value = { kind: 'checking' };
        return await signedIn(session, mine);
      });
    },
    cancelSignIn() {
      running.abort();
      state.value = { kind: 'signed-out' };
      // Whoever signed in anew still has the token of before.
      void lookUp();
    },
    signOut() {
      void run(async () => {
        const { session } = await open();
        state.value = { kind: 'signed-out' };
        await session.signOut();
        return { kind: 'signed-out' };
      });
    },
    dismissProblem() {
      problem.value = null;
    },
    close() {
      stop();
      running.abort();
    },
  };
}

/** Whether something stands in the way of writing that a person can mend. */
function isHindered({ activeBlocks, unreadMessages, mayWrite, termsAgreed }: Account): boolean {
  return activeBlocks > 0 || unreadMessages > 0 || !mayWrite || termsAgreed === false;
}
