import type { Signal } from '@preact/signals';
import type { CameraStore } from '../../store/cameraStore.ts';
import type { Derived } from './derived.ts';
import type { Doors, Writing } from '../env.ts';
import type { Drafting } from './drafting.ts';
import type { Neighbors } from './nearby.ts';
import type { AddingStep, OpenProblem, QueueState, ServerRoom, ViewRoom } from '../types.ts';

/** What the parts of editing share. They are loaded with the first change, so that nobody who only looks pays for them. */
export interface Editing {
  readonly doors: Pick<Doors, 'drafts' | 'own' | 'local' | 'now' | 'newId' | 'lock'>;
  readonly servers: ServerRoom;
  readonly view: Pick<ViewRoom, 'go' | 'view'>;
  readonly store: { peek(): CameraStore };
  readonly account: { writing(): Promise<Writing>; lookUp(): Promise<void> };
  readonly drafting: Drafting;
  readonly derived: Derived;
  readonly neighbors: Neighbors;
  readonly openProblem: Signal<OpenProblem | null>;
  readonly progress: Signal<ReadonlyMap<string, QueueState>>;
  readonly uploadingQueue: Signal<boolean>;
}

/** The step of a change that is being begun. Compared by identity: another one may be begun meanwhile. */
export type Opening = Extract<AddingStep, { kind: 'opening' }>;
