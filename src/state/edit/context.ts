import type { Signal } from '@preact/signals';
import type { CameraStore } from '../../store/cameraStore.ts';
import type { Derived } from './derived.ts';
import type { Doors, Writing } from '../env.ts';
import type { Drafts } from './drafts.ts';
import type { Neighbors } from './nearby.ts';
import type { AccountRoom } from '../types/account.ts';
import type { ServerRoom } from '../types/setup.ts';
import type { ViewRoom } from '../types/map.ts';
import type { OpenProblem, QueueState } from './step.ts';

/** What the parts of editing share. */
export interface EditingContext {
  readonly doors: Doors;
  readonly servers: ServerRoom;
  readonly view: Pick<ViewRoom, 'go' | 'view' | 'baseMap'>;
  readonly store: { peek(): CameraStore };
  readonly account: Pick<AccountRoom, 'state'> & {
    writing(): Promise<Writing>;
    lookUp(): Promise<void>;
    refresh(): Promise<void>;
  };
  readonly drafts: Drafts;
  readonly derived: Derived;
  readonly neighbors: Neighbors;
  readonly openProblem: Signal<OpenProblem | null>;
  readonly progress: Signal<ReadonlyMap<string, QueueState>>;
  /** The queue is being uploaded. */
  readonly uploading: Signal<boolean>;
}
