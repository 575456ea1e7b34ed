import { computed, effect, signal } from '@preact/signals';
import type { Draft } from './draft.ts';
import { newDraft } from './draft.ts';
import { Failure } from '../../model/failure.ts';
import type { Finding } from './rules/finding.ts';
import type { CameraStore } from '../../store/cameraStore.ts';
import { firstBlocked } from './rules/checks.ts';
import { createDerived } from './derived.ts';
import type { Doors, Writing } from '../env.ts';
import { createDrafting } from './drafting.ts';
import { createFields, rounded } from './fields.ts';
import { createHalf } from './half.ts';
import { hasLeftovers } from './leftovers.ts';
import { createNeighbors } from './nearby.ts';
import { createNotice } from './notice.ts';
import type { AccountRoom, AddingRoom, DataRoom, FieldName, ServerRoom, ViewRoom } from '../types.ts';
import { MIN_PLACE_ZOOM } from '../types.ts';
import { watchFindings } from './watchFindings.ts';

interface Neighbours {
  readonly servers: ServerRoom;
  readonly view: ViewRoom;
  readonly data: DataRoom & { readonly store: { peek(): CameraStore } };
  readonly account: Pick<AccountRoom, 'state'> & {
    writing(): Promise<Writing>;
    lookUp(): Promise<void>;
    refresh(): Promise<void>;
  };
}

/** Adding or changing one camera: placing, describing, reviewing, uploading. The draft is stored at every change. */
export function createAddingRoom(
  doors: Doors,
  { servers, view, data, account }: Neighbours,
): AddingRoom & { stop(): void } {
  const drafting = createDrafting(doors, servers);
  const { step, draft, update } = drafting;
  const findings = signal<readonly Finding[]>([]);
  const derived = createDerived(doors, drafting, findings);
  const neighbors = createNeighbors(draft, data, view);
  const notice = createNotice(doors, servers, account);
  const half = createHalf({ doors, servers, view, store: data.store, account, drafting, derived, neighbors });
  const queueAsked = signal(false);

  const stops = [
    watchFindings(findings, draft, derived, neighbors, doors.now),
    doors.watchOnline((online) => {
      queueAsked.value = online && drafting.queue.peek().length > 0 && !half.uploadingQueue.peek();
    }),
    // What an earlier visit may have left open is closed once one is signed in again.
    effect(() => {
      if (account.state.value.kind === 'signed-in' && hasLeftovers(doors.local, servers.server.value.id))
        void half.use((of, editing) => of.tidyUp(editing));
    }),
    // What had arrived when the page went is put away.
    effect(() => {
      const done = [...drafting.queue.value, ...drafting.unfinished.value].filter(
        ({ attempt }) => attempt?.state === 'done',
      );
      if (done.length > 0) void half.use((of, editing) => of.putAwayDone(editing, done));
    }),
    // Overpass shows what was removed from here for some time yet.
    effect(() => {
      for (const { after, undone, key, version } of drafting.uploads.value)
        if (after === null && !undone) data.store.peek().removeOwn(key, version);
    }),
    neighbors.stop,
    notice.stop,
    drafting.stop,
  ];

  const lookAt = ({ place }: Draft): void => {
    half.fetch();
    void account.refresh();
    view.go(place, Math.max(view.view.peek()?.zoom ?? 0, MIN_PLACE_ZOOM));
  };
  const open = (next: Draft): Promise<void> => {
    lookAt(next);
    return half.open(next);
  };
  const to = (kind: Draft['step'], change: Partial<Draft> = {}): void => {
    if (drafting.isFixed()) return;
    step.value = { kind };
    void update({ ...change, step: kind, queued: false });
  };

  /** What keeps the open draft from its review, or from being sent. */
  const blocked = (): FieldName | 'nearby' | null => {
    const now = draft.peek();
    if (now === null) return null;
    const field = firstBlocked(derived.problems.peek());
    // The comment is mended in the review itself.
    if (field !== null && field !== 'comment') return field;
    if (derived.moveAsked.peek()) return 'place';
    const asks = now.action === 'add' || now.action === 'restore';
    return asks && neighbors.nearby.peek().length > 0 && !now.nearbySeen ? 'nearby' : null;
  };
  /** Whether the open draft may be sent as it is, from the step that it is at. */
  const mayGo = (): boolean =>
    draft.peek() !== null &&
    ['reviewing', 'failed'].includes(step.peek().kind) &&
    firstBlocked(derived.problems.peek()) === null &&
    derived.tagProblems.peek().size === 0 &&
    !derived.moveAsked.peek() &&
    !derived.unchanged.peek();

  return {
    ...derived,
    ...half.parts,
    ...createFields(drafting, neighbors, view),
    step,
    draft,
    kept: drafting.kept,
    unsaved: drafting.unsaved,
    queue: drafting.queue,
    unfinished: drafting.unfinished,
    uploads: drafting.uploads,
    nearby: neighbors.nearby,
    nearbyKnown: neighbors.known,
    findings,
    queueAsked,
    noticeRead: notice.read,
    readNotice: notice.set,
    canUndoDiscard: computed(() => drafting.discarded.value !== null && draft.value === null),
    dismissQueueAsked() {
      queueAsked.value = false;
    },
    start() {
      const centre = view.view.peek()?.centre;
      if (centre === undefined) return;
      const server = servers.server.peek().id;
      const next = newDraft({ id: doors.newId(), server, place: rounded(centre), changedAt: doors.now() });
      drafting.begin(next);
      lookAt(next);
    },
    resume() {
      const old = drafting.kept.peek();
      if (old !== null) void open(old);
    },
    async open(id) {
      const old = drafting.find(id);
      if (old !== null && draft.peek()?.id !== id && !half.uploadingQueue.peek()) await open(old);
    },
    placeHere: () => to('describing', { placedAt: view.view.peek()?.zoom ?? null }),
    moveAgain: () => to('placing'),
    review() {
      const found = blocked();
      if (found === null && draft.peek() !== null && derived.tagProblems.peek().size === 0) {
        to('reviewing');
        void account.refresh();
      }
      return found;
    },
    backToForm: () => to('describing'),
    async upload() {
      if (!mayGo()) return;
      const stored = derived.reviewForced.peek() ? update({ reviewRequested: true }) : undefined;
      step.value = { kind: 'uploading', step: 'checking' };
      await stored;
      const failure = await half.use((of, editing) => of.uploadOpen(editing));
      if (failure instanceof Failure) step.value = { kind: 'failed', failure };
    },
    async checkAgain() {
      const at = step.peek();
      if (draft.peek() === null || at.kind !== 'unknown' || at.checking) return;
      step.value = { ...at, checking: true };
      const failure = await half.use((of, editing) => of.checkAgain(editing));
      if (failure instanceof Failure) step.value = { ...at, failure };
    },
    enqueue() {
      const now = draft.peek();
      if (now === null || blocked() !== null || !mayGo()) return false;
      void update({ queued: true, reviewRequested: now.reviewRequested || derived.reviewForced.peek() });
      drafting.leave();
      return true;
    },
    async uploadQueue() {
      queueAsked.value = false;
      await half.use((of, editing) => of.uploadQueue(editing));
    },
    close() {
      if (step.peek().kind === 'saved') step.value = { kind: 'idle' };
      else if (step.peek().kind !== 'uploading') drafting.leave();
    },
    discard() {
      const now = draft.peek() ?? drafting.kept.peek();
      if (now !== null && step.peek().kind !== 'uploading') drafting.discard(now.id);
    },
    drop(id) {
      if (!half.uploadingQueue.peek() && step.peek().kind !== 'uploading') drafting.discard(id);
    },
    undoDiscard: drafting.undoDiscard,
    stop() {
      for (const stop of stops) stop();
    },
  };
}
