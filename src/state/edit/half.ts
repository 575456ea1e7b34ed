import { signal } from '@preact/signals';
import type { CameraKey } from '../../model/camera.ts';
import { parseKey } from '../../model/camera.ts';
import type { Action, Draft } from './draft.ts';
import { asFailure, Failure } from '../../model/failure.ts';
import type { Editing, Opening } from './editingContext.ts';
import type * as Half from './index.ts';
import type { AddingRoom, OpenProblem } from '../types.ts';

/** What takes an upload back. */
function backOf(action: Action): Action {
  if (action === 'remove') return 'restore';
  return action === 'add' || action === 'restore' ? 'remove' : 'change';
}

/** The editing half, which is loaded with the first change. */
export interface LazyHalf {
  /** Fetches it ahead of its first use: the network may be gone by then. */
  fetch(): void;
  /** Runs a part of it; a failure is answered, also that of loading it. */
  use<T>(work: (half: typeof Half, editing: Editing) => Promise<T> | T): Promise<T | Failure>;
  /** Opens a draft that waits: where it is, or at what is to be decided. */
  open(draft: Draft): Promise<void>;
  readonly parts: Pick<
    AddingRoom,
    | 'openProblem'
    | 'dismissOpenProblem'
    | 'edit'
    | 'confirm'
    | 'remove'
    | 'resolve'
    | 'recreate'
    | 'undo'
    | 'history'
    | 'progress'
    | 'uploadingQueue'
  >;
  readonly uploadingQueue: Editing['uploadingQueue'];
}

export function createHalf(of: Omit<Editing, 'openProblem' | 'progress' | 'uploadingQueue'>): LazyHalf {
  const openProblem = signal<OpenProblem | null>(null);
  const progress: Editing['progress'] = signal(new Map());
  const uploadingQueue = signal(false);
  const editing: Editing = { ...of, openProblem, progress, uploadingQueue };

  const load = async (): Promise<typeof Half> => {
    try {
      return await import('./index.ts');
    } catch (error) {
      throw new Failure('offline', {}, error);
    }
  };
  const use: LazyHalf['use'] = async (work) => {
    try {
      return await work(await load(), editing);
    } catch (error) {
      return asFailure(error);
    }
  };
  const open = async (draft: Draft): Promise<void> => {
    const { step } = of.drafting;
    const before = progress.peek().get(draft.id);
    of.drafting.open(draft);
    if (before?.kind !== 'nearby' && draft.attempt?.state !== 'conflict') return;
    const mine: Opening = { kind: 'opening', action: draft.action, key: `node/${draft.base?.id ?? 0}` };
    step.value = mine;
    const failure = await use((half) => half.reopen(editing, mine, before));
    if (failure instanceof Failure && step.peek() === mine) step.value = { kind: 'failed', failure };
  };
  /** Begins a change of a camera; what hinders it is told. A draft of it that waits is opened instead. */
  const begin = async (
    action: Action,
    key: CameraKey,
    work: (half: typeof Half, opening: Opening) => Promise<void>,
  ): Promise<void> => {
    const { step, queue, unfinished } = of.drafting;
    if (step.peek().kind === 'uploading') return;
    openProblem.value = null;
    const camera = parseKey(key);
    if (camera?.type !== 'node') {
      openProblem.value = { action, key, why: 'not-a-node', failure: null };
      return;
    }
    const same = [...queue.peek(), ...unfinished.peek()].find(({ base }) => base?.id === camera.id);
    if (same !== undefined) {
      await open(same);
      return;
    }
    of.drafting.leave();
    const mine: Opening = { kind: 'opening', action, key };
    step.value = mine;
    const failure = await use((half) => work(half, mine));
    if (!(failure instanceof Failure) || step.peek() !== mine) return;
    step.value = { kind: 'idle' };
    openProblem.value = { action, key, why: 'failed', failure };
  };

  return {
    fetch: () => void load().catch(() => undefined),
    use,
    open,
    uploadingQueue,
    parts: {
      openProblem,
      progress,
      uploadingQueue,
      dismissOpenProblem() {
        openProblem.value = null;
      },
      edit: (key) => begin('change', key, (half, opening) => half.edit(editing, opening)),
      confirm: (key) => begin('confirm', key, (half, opening) => half.confirm(editing, opening)),
      remove: (key) => begin('remove', key, (half, opening) => half.remove(editing, opening)),
      resolve: (choices) => void use((half) => half.resolve(editing, choices)),
      recreate: async () => void (await use((half) => half.recreate(editing))),
      undo: async (id) => {
        const record = of.drafting.uploads.peek().find((one) => one.id === id);
        if (record === undefined) return;
        await begin(backOf(record.action), record.key, (half, opening) => half.undo(editing, opening, record));
      },
      history: (key) => use((half) => half.history(editing, key)),
    },
  };
}
