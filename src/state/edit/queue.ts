import type { ReadonlySignal, Signal } from '@preact/signals';
import { lookAt, openDraft } from './begin.ts';
import type { EditingContext } from './editingContext.ts';
import type { Draft } from './draft.ts';
import { withEditing } from './loadEditing.ts';
import type { QueueState } from './step.ts';

/** Changes that wait side by side, offline too. */
export interface Queue {
  /** Reviewed and waiting, oldest first. */
  readonly waiting: ReadonlySignal<readonly Draft[]>;
  /** Begun and left, newest first. */
  readonly unfinished: ReadonlySignal<readonly Draft[]>;
  /** The newest that is unfinished, offered while nothing is open: resume or discard it. */
  readonly kept: ReadonlySignal<Draft | null>;
  /** By the draft's id. */
  readonly progress: ReadonlySignal<ReadonlyMap<string, QueueState>>;
  readonly uploading: ReadonlySignal<boolean>;
  /** The page is online again and changes wait: shall they be uploaded? Never uploaded by itself. */
  readonly asked: ReadonlySignal<boolean>;
  dismissAsked(): void;
  /**
   * Opens a waiting or unfinished change: the form, or what is to be decided. Whether someone else was quicker is read
   * again first (step `opening`); resolves once it is open.
   */
  open(id: string): Promise<void>;
  /** Opens `kept`. */
  resume(): void;
  /** Throws a waiting or unfinished change away; `editor.undoDiscard` brings it back. Not one that may have arrived. */
  drop(id: string): void;
  /** Uploads what waits, one by one: only ever by a person's click. What fails stays. */
  upload(): Promise<void>;
}

export function createQueue(ctx: EditingContext, asked: Signal<boolean>): Queue {
  const { drafts, progress, uploading } = ctx;
  const open = async (draft: Draft): Promise<void> => {
    lookAt(ctx, draft);
    await openDraft(ctx, draft);
  };
  return {
    waiting: drafts.queue,
    unfinished: drafts.unfinished,
    kept: drafts.kept,
    progress,
    uploading,
    asked,
    dismissAsked() {
      asked.value = false;
    },
    async open(id) {
      const old = drafts.find(id);
      if (old !== null && drafts.draft.peek()?.id !== id && !uploading.peek()) await open(old);
    },
    resume() {
      const old = drafts.kept.peek();
      if (old !== null) void open(old);
    },
    drop(id) {
      if (!uploading.peek() && drafts.step.peek().kind !== 'uploading') drafts.discard(id);
    },
    async upload() {
      asked.value = false;
      await withEditing((editing) => editing.uploadQueue(ctx));
    },
  };
}
