import type { Failure } from '../model/failure.ts';
import type { Place } from '../model/place.ts';
import type { Attempt } from './upload/attempt.ts';
import type { Camera, CameraKey, Tags } from '../model/camera.ts';
import type { Use } from '../model/tagging/removal.ts';
import type { TagConflict, TagDiff } from '../model/edit.ts';

/** How much an account has uploaded within the hour, with any program, and how much it may. */
export interface Rate {
  readonly changes: number;
  /** At least: to accounts that were blocked or reported OpenStreetMap may allow less, which it does not tell. */
  readonly limit: number;
}

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
  /** The contributor terms have been agreed to. Left out where the server does not tell. */
  readonly termsAgreed?: boolean;
  /** Left out where it could not be read. */
  readonly rate?: Rate;
}

/** What stands in the way of writing, or soon will; told before one starts. */
export type AccountWarning =
  | { readonly kind: 'block'; readonly count: number }
  /** Unread messages: OpenStreetMap blocks those who don't read a moderator's. */
  | { readonly kind: 'messages'; readonly count: number }
  | { readonly kind: 'terms' }
  /** This sign-in may not write. */
  | { readonly kind: 'scope' }
  /** Accounts may upload only so many changes an hour: so many are left. Where that could not be asked, this browser's uploads are counted. */
  | { readonly kind: 'rate-limit'; readonly left: number; readonly counted: 'account' | 'browser' };

/** A node's version, as the history tells it. */
export interface Version {
  readonly version: number;
  /** ms since 1970; null where the server does not tell */
  readonly when: number | null;
  /** Null for accounts that are gone. Untrusted text. */
  readonly who: string | null;
  readonly changeset: number;
  /** The changeset's comment; null where it has none or could not be read. Untrusted text. */
  readonly comment: string | null;
  /** False for a version that deleted it. */
  readonly visible: boolean;
  /** What this version changed on the one before; for the first, all its tags. Null where that one was redacted. */
  readonly changed: TagDiff | null;
  /** Metres from where the version before had it; 0 for the first, and where that one was redacted. */
  readonly moved: number;
  /** The camera as it was then; null where it was deleted. */
  readonly camera: Camera | null;
}

/** Sign-in with one server. */
export interface Session {
  /** A token is at hand (it may turn out to be dead). */
  readonly signedIn: boolean;
  /** Must be called in the click itself, or the popup is blocked. Rejects with a Failure; with AbortError if cancelled by `signal`. */
  signIn(options: {
    readonly stay: boolean;
    readonly signal: AbortSignal;
    /** Told of what came and was not for this sign-in, which goes on waiting. */
    readonly warn?: (failure: Failure) => void;
  }): Promise<void>;
  /** Forgets the token here and revokes it at the server, as far as that answers. */
  signOut(): Promise<void>;
  /** Who is signed in. Throws Failure; `signed-out` where the token is dead. */
  account(signal?: AbortSignal): Promise<Account>;
}

/** One change to one node. A change's `base` was read from the API, and its version guards against overwriting. */
export type NodeChange =
  | { readonly kind: 'create'; readonly place: Place; readonly tags: Tags }
  | { readonly kind: 'modify'; readonly base: Camera; readonly place: Place; readonly tags: Tags }
  | { readonly kind: 'delete'; readonly base: Camera }
  /** Brings back a deleted node. `base.version` is that of the deletion. */
  | { readonly kind: 'restore'; readonly base: Camera; readonly place: Place; readonly tags: Tags };

/** One change and what its changeset says. */
export interface Job {
  readonly change: NodeChange;
  readonly changesetTags: Tags;
  /** Cameras near a new one that the person has looked at: any other within SAME_METRES is asked about first. Null asks for none. */
  readonly seen?: ReadonlySet<CameraKey> | null;
  /** The ways and relations that the person knows the node to be in: any other is asked about before it is moved or deleted. Null asks for none. */
  readonly uses?: ReadonlySet<CameraKey> | null;
  /** An open changeset of the same purpose to go into. */
  readonly into?: OpenChangeset | null;
  /** Leaves the changeset open for the next change. */
  readonly keepOpen?: boolean;
}

/** A changeset that is open for more of the same. */
export interface OpenChangeset {
  readonly id: number;
  /** The nodes written in it so far, in order. */
  readonly written: readonly number[];
}

/** The place was moved on both sides, to different places. */
export interface PlaceConflict {
  readonly base: Place;
  readonly theirs: Place;
  readonly mine: Place;
}

/** Who made the newest version of a node, and when. Untrusted text. */
export interface LastEdit {
  readonly who: string | null;
  /** ms since 1970 */
  readonly when: number | null;
}

export type UploadOutcome =
  | {
      readonly kind: 'saved';
      readonly id: number;
      readonly version: number;
      readonly changeset: number;
      /** The changeset, where it was left open for more. */
      readonly open?: OpenChangeset;
      /** Its changeset could not be seen closed, nor whether a repeated request made a duplicate: `check` has to be asked later. */
      readonly unchecked?: true;
    }
  /** The server's answer was no, or nothing was sent: nothing was written, sending again is safe. */
  | {
      readonly kind: 'rejected';
      readonly failure: Failure;
      /** The ways and relations that the node is in, where the person did not know of all and would have changed them. */
      readonly uses?: readonly Use[];
    }
  /** It may have arrived. Sending again could make a duplicate: `settle` finds out. */
  | { readonly kind: 'unknown'; readonly failure: Failure }
  /** Someone else changed the same meanwhile. Nothing was written. */
  | {
      readonly kind: 'conflict';
      readonly conflicts: readonly TagConflict[];
      readonly place: PlaceConflict | null;
      readonly theirs: Camera;
      readonly last: LastEdit;
    }
  /** Someone else deleted it meanwhile. Nothing was written. */
  | { readonly kind: 'deleted'; readonly last: LastEdit }
  /** Someone else did the same meanwhile: nothing is left to be changed. Nothing was written. */
  | { readonly kind: 'unneeded'; readonly last: LastEdit }
  /** Someone else added one here that the person has not seen yet. Nothing was written. */
  | { readonly kind: 'nearby'; readonly cameras: readonly Camera[] };

/** Someone else was quicker, and a person has to decide. */
export type Overtaken = Extract<UploadOutcome, { readonly kind: 'conflict' | 'deleted' | 'unneeded' }>;

export type UploadStep = 'checking' | 'opening' | 'sending' | 'closing';

/** A change that is there, alone in its changeset, which may be open; an addition perhaps with a duplicate. */
export interface Unchecked {
  readonly changeset: number;
  readonly id: number;
}

/** What the upload tells while it runs. */
export interface UploadWatch {
  step(step: UploadStep): void;
  /**
   * Awaited before the next request leaves: whoever keeps the draft saves this first, so that a crash can't forget it.
   * `onto`: the node had moved on, nothing overlapped, and this is what the change is made on now.
   */
  save(attempt: Attempt, onto?: Camera): Promise<void>;
}

/** Writing to one server. */
export interface Uploader {
  upload(job: Job, watch: UploadWatch): Promise<UploadOutcome>;
  /** Finds out what became of an upload whose answer never came; never sends the change again. */
  settle(attempt: Attempt, change: NodeChange, watch: UploadWatch): Promise<UploadOutcome>;
  /**
   * Closes a changeset that was left open for more. True where it is then seen to hold just what was written in it: no
   * request was repeated. Otherwise each of its changes has to be settled.
   */
  close(changeset: OpenChangeset): Promise<boolean>;
  /** Closes the changeset of one addition, and removes what a repeated request left in it. False where that could not be done yet. */
  check(addition: Unchecked): Promise<boolean>;
  /** What stands in the way of a change just now: what `upload` would answer in its place. Sends nothing. Null where nothing does. @throws Failure */
  look(change: NodeChange): Promise<Overtaken | null>;
  /** Closes the changesets that Sightline left open in this account. False where that could not be done. */
  closeLeftOpen(): Promise<boolean>;
}

/** Reading from the API of one server: what changes are based on. */
export interface OsmRead {
  /** The node as it is now. @throws Failure; Refusal 'not-found' or 'gone' where there is none */
  node(id: number, signal?: AbortSignal): Promise<Camera>;
  /** The ways and relations that the node has a place in. @throws Failure */
  uses(id: number, signal?: AbortSignal): Promise<readonly Use[]>;
  /** Every version, newest first. @throws Failure */
  history(key: CameraKey, signal?: AbortSignal): Promise<readonly Version[]>;
  /** The cameras around a place, as the API has them this minute. @throws Failure */
  camerasNear(place: Place, metres: number, signal?: AbortSignal): Promise<readonly Camera[]>;
}
