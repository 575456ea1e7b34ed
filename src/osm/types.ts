import type { Failure } from '../model/failure.ts';
import type { Place } from '../model/place.ts';
import type { Attempt } from '../model/draft.ts';
import type { Tags } from '../model/camera.ts';

/** The account that is signed in, as its server describes it. */
export interface Account {
  readonly id: number;
  readonly name: string;
  /** Edits made so far, in changesets. 0: a newcomer. */
  readonly changesets: number;
  /** Blocks that stop writing until they have been read. */
  readonly activeBlocks: number;
  readonly unreadMessages: number;
  /** The token may write to the map. */
  readonly mayWrite: boolean;
}

/** Sign-in with one server. */
export interface Session {
  /** A token is at hand (it may turn out to be dead). */
  readonly signedIn: boolean;
  /** Must be called in the click itself, or the popup is blocked. Rejects with a Failure; with AbortError if cancelled by `signal`. */
  signIn(options: { readonly stay: boolean; readonly signal: AbortSignal }): Promise<void>;
  /** Forgets the token here and revokes it at the server, as far as that answers. */
  signOut(): Promise<void>;
  /** Who is signed in. Throws Failure; `signed-out` where the token is dead. */
  account(signal?: AbortSignal): Promise<Account>;
}

/** One new camera and what its changeset says. */
export interface NewNode {
  readonly place: Place;
  readonly tags: Tags;
  readonly changesetTags: Tags;
}

export type UploadOutcome =
  | { readonly kind: 'saved'; readonly id: number; readonly version: number; readonly changeset: number }
  /** The server's answer was no, or nothing was sent: nothing was written, sending again is safe. */
  | { readonly kind: 'rejected'; readonly failure: Failure }
  /** It may have arrived. Sending again could make a duplicate: `settle` finds out. */
  | { readonly kind: 'unknown'; readonly failure: Failure };

export type UploadStep = 'checking' | 'opening' | 'sending' | 'closing';

/** What the upload tells while it runs. */
export interface UploadWatch {
  step(step: UploadStep): void;
  /** Awaited before the next request leaves: whoever keeps the draft saves this first, so that a crash can't forget it. */
  save(attempt: Attempt): Promise<void>;
}

/** Writing to one server. */
export interface Uploader {
  upload(node: NewNode, watch: UploadWatch): Promise<UploadOutcome>;
  /** Finds out what became of an upload whose answer never came; never sends the camera again. */
  settle(attempt: Attempt, watch: UploadWatch): Promise<UploadOutcome>;
}
