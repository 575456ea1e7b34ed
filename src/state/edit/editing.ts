import { effect, signal } from '@preact/signals';
import type { CameraStore } from '../../store/cameraStore.ts';
import type { Env } from '../env.ts';
import type { DataState } from '../data.ts';
import type { ServerState } from '../server.ts';
import type { ViewState } from '../view.ts';
import type { EditingContext } from './editingContext.ts';
import { createDerived } from './derived.ts';
import { createDrafts } from './drafts.ts';
import type { Editor } from './editor.ts';
import { createEditor } from './editor.ts';
import { attempted, mayHaveLeft } from './hasLeftOpen.ts';
import { showLocalEdits } from './showLocalEdits.ts';
import { withEditing } from './loadEditing.ts';
import { mayHaveArrived } from '../../osm/upload/attempt.ts';
import { loadJudging } from './loadJudging.ts';
import { createNeighbors } from './nearby.ts';
import { createNotice } from './notice.ts';
import type { Queue } from './queue.ts';
import { createQueue } from './queue.ts';
import type { Finding } from './rules/finding.ts';
import type { Uploads } from './uploads.ts';
import { createUploads } from './uploads.ts';
import { watchFindings } from './watchFindings.ts';

interface Core extends Pick<EditingContext, 'account'> {
  readonly servers: ServerState;
  readonly view: ViewState;
  readonly data: DataState & { readonly store: { peek(): CameraStore } };
}

/** Everything that writes: the one change that is being made, those that wait, and those that were sent. */
export interface EditingState {
  readonly editor: Editor;
  readonly queue: Queue;
  readonly uploads: Uploads;
  stop(): void;
}

/** Joins what editing is made of. */
export function createEditing(env: Env, { servers, view, data, account }: Core): EditingState {
  const drafts = createDrafts(env, servers);
  const findings = signal<readonly Finding[]>([]);
  const neighbors = createNeighbors(drafts.draft, data, view);
  const ctx: EditingContext = {
    env,
    servers,
    view,
    account,
    drafts,
    derived: createDerived({ env, draft: drafts.draft, uploads: drafts.uploads, neighbors, findings }),
    neighbors,
    openProblem: signal(null),
    progress: signal(new Map()),
    lookedAfter: new Set(),
    uploading: signal(false),
  };
  const notice = createNotice(env, servers, account);
  const asked = signal(false);
  const stops = [
    // Asked for again with the next change where it did not arrive.
    effect(() => {
      if (drafts.draft.value !== null) loadJudging().catch(() => undefined);
    }),
    watchFindings(findings, ctx.derived.looked),
    env.watchOnline((online) => {
      asked.value = online && drafts.queue.peek().length > 0 && !ctx.uploading.peek();
    }),
    // What an earlier visit may have left open is closed once one is signed in again.
    closeWhenSignedIn(ctx),
    // What had arrived when the page went is put away.
    effect(() => {
      const done = [...drafts.queue.value, ...drafts.unfinished.value].filter(
        ({ attempt }) => attempt?.state === 'done',
      );
      if (done.length > 0) void withEditing((editing) => editing.recordUploadedBefore(ctx, done));
    }),
    askWhenNeeded(ctx),
    showLocalEdits(drafts.uploads, data.store, env.now),
    neighbors.stop,
    notice.stop,
    drafts.stop,
  ];
  return {
    editor: createEditor(ctx, findings, notice),
    queue: createQueue(ctx, asked),
    uploads: createUploads(ctx),
    stop() {
      for (const stop of stops) stop();
    },
  };
}

/** Once for each look at the account, and for what the disk brings. Returns the way to stop. */
function closeWhenSignedIn(ctx: EditingContext): () => void {
  let before: unknown = null;
  let suspectsBefore = '';
  return effect(() => {
    const now = ctx.account.state.value;
    const suspects = attempted(ctx).join(' ');
    const isNew = now !== before || (suspects !== '' && suspects !== suspectsBefore);
    [before, suspectsBefore] = [now, suspects];
    if (now.kind === 'signed-in' && isNew && mayHaveLeft(ctx, ctx.servers.server.value.id))
      void withEditing((editing) => editing.closeLeftOpen(ctx));
  });
}

/** From the first change on that may have arrived. Returns the way to stop. */
function askWhenNeeded(ctx: EditingContext): () => void {
  const { drafts } = ctx;
  let stopAsking: (() => void) | null = null;
  const stop = effect(() => {
    const all = [drafts.draft.value, ...drafts.queue.value, ...drafts.unfinished.value];
    if (stopAsking !== null || !all.some((draft) => mayHaveArrived(draft?.attempt ?? null))) return;
    stopAsking = () => undefined;
    void withEditing((editing) => {
      if (stopAsking !== null) stopAsking = editing.askAfter(ctx);
    });
  });
  return () => {
    stop();
    stopAsking?.();
    stopAsking = null;
  };
}
