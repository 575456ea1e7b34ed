/**
 * How far an upload got. Saved before each step is taken, so that whoever finds it, after a crash or in another tab,
 * knows what may have happened: from `uploading` on, only the server knows.
 */
export type AttemptState =
  /** A changeset is being asked for. */
  | 'creating'
  /** The osmChange may have left. */
  | 'uploading'
  /** It was answered with a yes; its changeset is looked at and closed. */
  | 'closing'
  /** The answer never came; the server is being asked what became of it. */
  | 'checking'
  /** It is in OpenStreetMap; only the draft is still to be put away. */
  | 'done'
  /** Someone else changed the same, or deleted it: a person decides. Nothing was written. */
  | 'conflict'
  /** The server said no, or was never asked. Nothing was written. */
  | 'rejected';

/** What is known of an upload that was begun: enough to find out, after a crash, whether it arrived. */
export interface Attempt {
  /** The changeset it goes into; null while that one is being created. */
  readonly changeset: number | null;
  readonly state: AttemptState;
  /** The nodes that other drafts wrote in this changeset before, one for each change. */
  readonly known: readonly number[];
  /** Other drafts go into the same changeset: what is in it is not all this one's. */
  readonly shared: boolean;
  /** What became of it, once `done`. */
  readonly written: { readonly id: number; readonly version: number } | null;
}

/** Of a draft that has not been sent. */
export const NO_ATTEMPT: Attempt = { changeset: null, state: 'rejected', known: [], shared: false, written: null };

/** Whether the change itself may have left this machine: then it is asked after, never sent again. */
export function mayHaveArrived(attempt: Attempt | null): boolean {
  return attempt !== null && ['uploading', 'closing', 'checking', 'done'].includes(attempt.state);
}
