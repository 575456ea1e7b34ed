import type { Signal } from '@preact/signals';
import type { Derived } from './derived.ts';
import type { Env, Writing } from '../env.ts';
import type { Drafts } from './drafts.ts';
import type { Neighbors } from './nearby.ts';
import type { AccountState } from '../account.ts';
import type { ServerState } from '../server.ts';
import type { ViewState } from '../view.ts';
import type { OpenProblem, QueueState } from './step.ts';

/** What the parts of editing share. */
export interface EditingContext {
  readonly env: Env;
  readonly servers: ServerState;
  readonly view: Pick<ViewState, 'go' | 'view' | 'baseMap'>;
  readonly account: Pick<AccountState, 'state'> & {
    writing(): Promise<Writing>;
    lookUp(): Promise<void>;
    refresh(): Promise<void>;
  };
  readonly drafts: Drafts;
  readonly derived: Derived;
  readonly neighbors: Neighbors;
  readonly openProblem: Signal<OpenProblem | null>;
  readonly progress: Signal<ReadonlyMap<string, QueueState>>;
  /** Drafts whose changesets have been looked after in this page: none of an attempt of theirs is open. */
  readonly lookedAfter: Set<string>;
  /** The queue is being uploaded. */
  readonly uploading: Signal<boolean>;
}
