import type { ReadonlySignal, Signal } from '@preact/signals';
import { batch, computed, effect, signal, untracked } from '@preact/signals';
import type { Draft } from './draft.ts';
import { mayHaveArrived } from '../../osm/upload/attempt.ts';
import { Failure } from '../../model/failure.ts';
import type { Env } from '../env.ts';
import type { ServerState } from '../server.ts';
import type { EditorStep } from './step.ts';
import type { UploadRecord } from './uploadRecord.ts';

/** The drafts of the present server: the one that is open, those that wait, and the one thrown away last. */
export interface Drafts {
  readonly step: Signal<EditorStep>;
  readonly draft: Signal<Draft | null>;
  readonly unsaved: ReadonlySignal<boolean>;
  readonly queue: ReadonlySignal<readonly Draft[]>;
  readonly unfinished: ReadonlySignal<readonly Draft[]>;
  readonly kept: ReadonlySignal<Draft | null>;
  readonly discarded: Signal<Draft | null>;
  readonly uploads: ReadonlySignal<readonly UploadRecord[]>;
  /** The open draft is on its way, or may have arrived: it can't be changed. */
  isFixed(): boolean;
  /** Every change of the open draft goes through here, and to the disk. */
  update(change: Partial<Draft>): Promise<void>;
  /** Opens a draft, at the step that it is at; the one that was open waits. */
  open(draft: Draft): void;
  /** Opens a draft and stores it. */
  begin(draft: Draft): void;
  /** A draft that changed on the disk, or by an upload: shown where it is. */
  replace(draft: Draft): void;
  /** Closes what is open; its draft waits. */
  leave(): void;
  /** Throws a draft away, from wherever it is. False for one that may have arrived. */
  discard(id: string): boolean;
  undoDiscard(): void;
  /** A draft that is done with: forgets it everywhere. */
  forget(id: string): Promise<void>;
  record(upload: UploadRecord): Promise<void>;
  /** Reads again what was uploaded, by other tabs too. */
  reloadUploads(): Promise<readonly UploadRecord[]>;
  find(id: string): Draft | null;
  stop(): void;
}

/** The step that a draft is at when it is opened. */
export function stepOf(draft: Draft): EditorStep {
  return mayHaveArrived(draft.attempt)
    ? { kind: 'unknown', failure: new Failure('timeout'), checking: false }
    : { kind: draft.step };
}

export function createDrafts(
  {
    drafts,
    uploads: records,
    now: clock,
    newId,
    watchTabs,
  }: Pick<Env, 'drafts' | 'uploads' | 'now' | 'newId' | 'watchTabs'>,
  servers: ServerState,
): Drafts {
  const step = signal<EditorStep>({ kind: 'idle' });
  const draft = signal<Draft | null>(null);
  const waiting = signal<readonly Draft[]>([]);
  const discarded = signal<Draft | null>(null);
  const unsaved = signal(false);
  const uploads = signal<readonly UploadRecord[]>([]);
  const unfinished = computed(() =>
    waiting.value.filter(({ queued }) => !queued).toSorted((a, b) => b.changedAt - a.changedAt),
  );

  const store = async (next: Draft): Promise<void> => {
    const found = await drafts.save(next);
    unsaved.value = found instanceof Failure;
    if (found === null || found instanceof Failure) return;
    // Another tab is uploading it, or has finished.
    if (found !== 'gone') {
      if (draft.peek()?.id === next.id) open(found);
      return;
    }
    const done = (await records.load(next.server)).find(({ id }) => id === next.id);
    if (draft.peek()?.id !== next.id) return;
    if (done !== undefined) arrived(done);
    // Thrown away there, and typed in here: it lives on as another.
    else void update({ id: newId() });
  };

  /** Another tab has uploaded what is open here. */
  const arrived = ({ action, key, changeset }: UploadRecord): void =>
    batch(() => {
      draft.value = null;
      step.value = { kind: 'saved', action, key, changeset };
    });

  const without = (id: string): readonly Draft[] => waiting.peek().filter((one) => one.id !== id);

  const leave = (): void => {
    const now = draft.peek();
    batch(() => {
      if (now !== null) waiting.value = [...without(now.id), now];
      draft.value = null;
      step.value = { kind: 'idle' };
    });
  };

  function open(next: Draft): void {
    const now = draft.peek();
    batch(() => {
      waiting.value = [...without(next.id), ...(now === null || now.id === next.id ? [] : [now])];
      discarded.value = null;
      draft.value = next;
      step.value = stepOf(next);
    });
  }

  const load = async (): Promise<void> => {
    const server = servers.server.peek().id;
    const [mine, others, known] = [draft.peek(), waiting.peek(), uploads.peek()];
    const [found, done] = await Promise.all([drafts.load(server), records.load(server)]);
    if (server !== servers.server.peek().id) return;
    if (draft.peek() !== mine || waiting.peek() !== others || uploads.peek() !== known) {
      // Changed here meanwhile: what was read may be older than that.
      await load();
      return;
    }
    batch(() => {
      waiting.value = found.filter(({ id }) => id !== mine?.id);
      uploads.value = done;
      if (mine !== null) follow(mine, found, done);
    });
  };

  /** What another tab made of the draft that is open in this one, too: what is reviewed is what is sent. */
  const follow = (mine: Draft, found: readonly Draft[], done: readonly UploadRecord[]): void => {
    const there = found.find(({ id }) => id === mine.id);
    const upload = there === undefined ? done.find(({ id }) => id === mine.id) : undefined;
    if (upload !== undefined) arrived(upload);
    else if (there !== undefined && there.changedAt > mine.changedAt && !isFixed() && !mayHaveArrived(there.attempt))
      draft.value = there;
  };

  const stopTabs = watchTabs(() => void load());
  const stopServer = effect(() => {
    void servers.server.value;
    untracked(() =>
      batch(() => {
        draft.value = null;
        waiting.value = [];
        uploads.value = [];
        discarded.value = null;
        step.value = { kind: 'idle' };
        void load();
      }),
    );
  });

  const isFixed = (): boolean => step.peek().kind === 'uploading' || mayHaveArrived(draft.peek()?.attempt ?? null);

  const update = (change: Partial<Draft>): Promise<void> => {
    const old = draft.peek();
    // What is on its way, or may have arrived, is not what is typed now.
    if (old === null || isFixed()) return Promise.resolve();
    const next: Draft = { ...old, ...change, changedAt: clock() };
    draft.value = next;
    return store(next);
  };

  const find = (id: string): Draft | null => {
    const now = draft.peek();
    return now?.id === id ? now : (waiting.peek().find((one) => one.id === id) ?? null);
  };

  return {
    step,
    draft,
    unsaved,
    queue: computed(() => waiting.value.filter(({ queued }) => queued).toSorted((a, b) => a.changedAt - b.changedAt)),
    unfinished,
    kept: computed(() => (draft.value === null ? (unfinished.value[0] ?? null) : null)),
    discarded,
    uploads,
    isFixed,
    update,
    open,
    begin(next) {
      open(next);
      void store(next);
    },
    replace(next) {
      if (draft.peek()?.id === next.id) draft.value = next;
      else if (find(next.id) !== null) waiting.value = waiting.peek().map((one) => (one.id === next.id ? next : one));
    },
    leave,
    discard(id) {
      const old = find(id);
      // What may have arrived must be found out, not forgotten.
      if (old === null || mayHaveArrived(old.attempt)) return false;
      batch(() => {
        if (draft.peek()?.id === id) {
          draft.value = null;
          step.value = { kind: 'idle' };
        }
        waiting.value = without(id);
        discarded.value = old;
      });
      void drafts.remove(id);
      return true;
    },
    undoDiscard() {
      const old = discarded.peek();
      if (old === null) return;
      discarded.value = null;
      if (old.queued) waiting.value = [...waiting.peek(), old];
      else open(old);
      void store(old);
    },
    async forget(id) {
      await drafts.remove(id);
      batch(() => {
        if (draft.peek()?.id === id) draft.value = null;
        waiting.value = without(id);
      });
    },
    async record(upload) {
      await records.put(upload);
      if (upload.server !== servers.server.peek().id) return;
      uploads.value = [upload, ...uploads.peek().filter(({ id }) => id !== upload.id)].toSorted((a, b) => b.at - a.at);
    },
    async reloadUploads() {
      const server = servers.server.peek().id;
      const found = await records.load(server);
      if (server === servers.server.peek().id) uploads.value = found;
      return found;
    },
    find,
    stop() {
      stopTabs();
      stopServer();
    },
  };
}
