/** Who is signed in. */
import type { ReadonlySignal } from '@preact/signals';
import type { Failure } from '../../model/failure.ts';
import type { Account } from '../../osm/types.ts';

export type AccountState =
  /** Null until looked up. */
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'signing-in' }
  /** A token is at hand, the account is being asked for. */
  | { readonly kind: 'checking' }
  | { readonly kind: 'signed-in'; readonly account: Account }
  /** This build can't sign in to this server. */
  | { readonly kind: 'unavailable' };

export interface AccountRoom {
  readonly state: ReadonlySignal<AccountState>;
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
