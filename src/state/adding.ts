import type { Signal } from '@preact/signals';
import { computed, effect, signal } from '@preact/signals';
import type { Draft } from '../model/draft.ts';
import { newDraft } from '../model/draft.ts';
import { asFailure, Failure } from '../model/failure.ts';
import type { Finding } from '../model/findings/types.ts';
import type { Place } from '../model/place.ts';
import { distance, round7, wrapLon } from '../model/place.ts';
import { keyOf } from '../model/camera.ts';
import type { CameraStore } from '../store/cameraStore.ts';
import { firstBlocked } from './checks.ts';
import { createDerived } from './derived.ts';
import type { Doors, Writing } from './doors.ts';
import { createDrafting } from './drafting.ts';
import type { Editing } from './editing/context.ts';
import { mayBeOpen } from './leftOpen.ts';
import { createNeighbors } from './neighbors.ts';
import type {
  AccountRoom,
  AddingRoom,
  DataRoom,
  FieldName,
  OpenProblem,
  QueueState,
  ServerRoom,
  ViewRoom,
} from './types.ts';
import { MIN_PLACE_ZOOM } from './types.ts';

const NOTICE_KEY = 'noticeRead';

type AddingDoors = Pick<
  Doors,
  | 'config'
  | 'drafts'
  | 'own'
  | 'uploads'
  | 'local'
  | 'now'
  | 'suggestComment'
  | 'locale'
  | 'host'
  | 'newId'
  | 'lock'
  | 'watchOnline'
>;

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

type EditingHalf = typeof import('./editing/index.ts');

/** Adding or changing one camera: placing, describing, reviewing, uploading. The draft is stored at every change. */
export function createAddingRoom(
  doors: AddingDoors,
  { servers, view, data, account }: Neighbours,
): AddingRoom & { stop(): void } {
  const drafting = createDrafting(doors, servers);
  const { step, draft, update } = drafting;
  const findings = signal<readonly Finding[]>([]);
  const derived = createDerived(doors, drafting, findings);
  const neighbors = createNeighbors(draft, data, view);
  const notice = createNotice(doors, servers, account);
  const openProblem = signal<OpenProblem | null>(null);
  const progress = signal<ReadonlyMap<string, QueueState>>(new Map());
  const uploadingQueue = signal(false);
  const queueAsked = signal(false);
  const { store } = data;
  const editing: Editing = {
    doors,
    servers,
    view,
    store,
    account,
    drafting,
    derived,
    neighbors,
    openProblem,
    progress,
    uploadingQueue,
  };
  /** Runs a part of the editing half, which is loaded with the first change. */
  const withHalf = async <T>(work: (half: EditingHalf) => Promise<T> | T): Promise<T | Failure> => {
    try {
      return await work(await import('./editing/index.ts'));
    } catch (error) {
      return asFailure(error);
    }
  };
  const begin = (work: (half: EditingHalf) => Promise<void>, key: OpenProblem['key'], action: OpenProblem['action']) =>
    withHalf(work).then((failure) => {
      if (failure instanceof Failure) openProblem.value = { action, key, why: 'failed', failure };
    });
  const stopFindings = watchFindings({ draft, findings, derived, neighbors, now: doors.now });
  // What an earlier visit may have left open is closed once one is signed in again.
  const signedIn = computed(() => account.state.value.kind === 'signed-in');
  const stopTidying = effect(() => {
    if (signedIn.value && mayBeOpen(doors.local, servers.server.value.id)) {
      void withHalf((half) => half.withLock(editing, () => Promise.resolve()));
    }
  });
  const stopOnline = doors.watchOnline((online) => {
    queueAsked.value = online && drafting.queue.peek().length > 0 && !uploadingQueue.peek();
  });

  const lookAt = ({ place }: Draft): void => {
    void account.refresh();
    view.go(place, Math.max(view.view.peek()?.zoom ?? 0, MIN_PLACE_ZOOM));
  };
  const open = (next: Draft): void => {
    drafting.open(next);
    lookAt(next);
  };

  const to = (kind: Draft['step'], change: Partial<Draft> = {}): void => {
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

  /** Whether the open draft may be sent as it is. */
  const mayGo = (): boolean =>
    firstBlocked(derived.problems.peek()) === null &&
    derived.tagProblems.peek().size === 0 &&
    !derived.moveAsked.peek() &&
    !derived.unchanged.peek();

  const force = async (): Promise<void> => {
    if (derived.reviewForced.peek()) await update({ reviewRequested: true });
  };

  return {
    step,
    draft,
    kept: drafting.kept,
    unsaved: drafting.unsaved,
    problems: derived.problems,
    nearby: neighbors.nearby,
    nearbyKnown: neighbors.known,
    tags: derived.tags,
    changesetTags: derived.changesetTags,
    comment: derived.comment,
    findings,
    reviewForced: derived.reviewForced,
    diff: derived.diff,
    movedBy: derived.movedBy,
    moveAsked: derived.moveAsked,
    unchanged: derived.unchanged,
    tagProblems: derived.tagProblems,
    openProblem,
    queue: drafting.queue,
    unfinished: drafting.unfinished,
    progress,
    uploadingQueue,
    queueAsked,
    uploads: drafting.uploads,
    noticeRead: notice.read,
    canUndoDiscard: computed(() => drafting.discarded.value !== null && draft.value === null),
    readNotice: notice.set,
    dismissOpenProblem() {
      openProblem.value = null;
    },
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
    edit: (key) => begin((half) => half.edit(editing, key), key, 'change'),
    confirm: (key) => begin((half) => half.confirm(editing, key), key, 'confirm'),
    remove: (key) => begin((half) => half.remove(editing, key), key, 'remove'),
    resume() {
      const old = drafting.kept.peek();
      if (old !== null) open(old);
    },
    open(id) {
      const old = drafting.find(id);
      if (old !== null && draft.peek()?.id !== id && !uploadingQueue.peek()) open(old);
    },
    setPlace(place) {
      const now = draft.peek();
      if (now === null || step.peek().kind !== 'placing') return;
      const next = rounded(place);
      if (next.lat === now.place.lat && next.lon === now.place.lon) return;
      // What was said of the neighbours, and of a long way, holds for the place where it was said.
      const near = distance(now.place, next) < 1;
      void update({
        place: next,
        nearbySeen: now.nearbySeen && near,
        seen: near ? now.seen : [],
        moveSeen: now.moveSeen && near,
      });
    },
    placeHere: () => to('describing', { placedAt: view.view.peek()?.zoom ?? null }),
    moveAgain: () => to('placing'),
    confirmMove: (moveSeen) => void update({ moveSeen }),
    moveBack() {
      const base = draft.peek()?.base;
      if (base != null) void update({ place: { lat: base.lat, lon: base.lon }, moveSeen: false });
    },
    change(form) {
      const now = draft.peek();
      if (now !== null) void update({ form: { ...now.form, ...form } });
    },
    setExtra(key, value) {
      const extra = new Map(draft.peek()?.extra);
      if (value === undefined) extra.delete(key);
      else extra.set(key, value);
      void update({ extra });
    },
    setReason: (reason) => void update({ reason }),
    setSource: (source) =>
      void update({ source, imageryUsed: source === 'imagery' ? view.baseMap.peek().imageryUsed : null }),
    setComment: (text) => void update({ comment: text }),
    setReviewRequested: (reviewRequested) => void update({ reviewRequested }),
    confirmNearby(nearbySeen) {
      const seen = nearbySeen ? neighbors.nearby.peek().map(({ camera }) => keyOf(camera)) : [];
      void update({ nearbySeen, seen });
    },
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
      const { kind } = step.peek();
      if (draft.peek() === null || (kind !== 'reviewing' && kind !== 'failed') || !mayGo()) return;
      step.value = { kind: 'uploading', step: 'checking' };
      await force();
      const failure = await withHalf((half) => half.uploadOpen(editing));
      if (failure instanceof Failure) step.value = { kind: 'failed', failure };
    },
    async checkAgain() {
      const at = step.peek();
      if (draft.peek() === null || at.kind !== 'unknown' || at.checking) return;
      step.value = { ...at, checking: true };
      const failure = await withHalf((half) => half.checkAgain(editing));
      if (failure instanceof Failure) step.value = { ...at, failure };
    },
    enqueue() {
      const { kind } = step.peek();
      const now = draft.peek();
      if (now === null || (kind !== 'reviewing' && kind !== 'failed') || blocked() !== null || !mayGo()) return false;
      void update({ queued: true, reviewRequested: now.reviewRequested || derived.reviewForced.peek() });
      drafting.leave();
      return true;
    },
    async uploadQueue() {
      queueAsked.value = false;
      const failure = await withHalf((half) => half.uploadQueue(editing));
      if (failure instanceof Failure) uploadingQueue.value = false;
    },
    resolve: (choices) => void withHalf((half) => half.resolve(editing, choices)),
    recreate: async () => void (await withHalf((half) => half.recreate(editing))),
    undo(id) {
      const key = drafting.uploads.peek().find((one) => one.id === id)?.key;
      return key === undefined ? Promise.resolve() : begin((half) => half.undo(editing, id), key, 'change');
    },
    history: (key) => withHalf((half) => half.history(editing, key)),
    close() {
      if (step.peek().kind === 'saved') step.value = { kind: 'idle' };
      else if (step.peek().kind !== 'uploading') drafting.leave();
    },
    discard() {
      const now = draft.peek() ?? drafting.kept.peek();
      if (now !== null && step.peek().kind !== 'uploading') drafting.discard(now.id);
    },
    drop(id) {
      if (!uploadingQueue.peek() && step.peek().kind !== 'uploading') drafting.discard(id);
    },
    undoDiscard: drafting.undoDiscard,
    stop() {
      stopFindings();
      stopTidying();
      stopOnline();
      neighbors.stop();
      drafting.stop();
    },
  };
}

/** The rules are loaded with the first draft; from then on what they find follows it. */
function watchFindings({
  draft,
  findings,
  derived,
  neighbors,
  now,
}: Pick<Editing, 'derived' | 'neighbors'> & {
  readonly draft: Signal<Draft | null>;
  readonly findings: Signal<readonly Finding[]>;
  readonly now: () => number;
}): () => void {
  type Rules = typeof import('./editing/findings.ts');
  const rules = signal<Rules | null>(null);
  let asked = false;
  return effect(() => {
    const of = draft.value;
    if (of === null) {
      findings.value = [];
      return;
    }
    if (rules.value === null) {
      if (!asked) {
        asked = true;
        import('./editing/findings.ts').then(
          (loaded) => {
            rules.value = loaded;
          },
          () => {
            asked = false;
          },
        );
      }
      return;
    }
    findings.value = rules.value.find({
      draft: of,
      tags: derived.tags.value,
      comment: derived.comment.value,
      nearby: neighbors.nearby.value,
      nearbyKnown: neighbors.known.value,
      now: now(),
    });
  });
}

/** The first-time notice: read once an account, or on this device while signed out. */
function createNotice(
  { local }: Pick<Doors, 'local'>,
  servers: ServerRoom,
  account: Pick<AccountRoom, 'state'>,
): { readonly read: AddingRoom['noticeRead']; set(): void } {
  const changes = signal(0);
  const key = (): string => {
    const now = account.state.peek();
    return now.kind === 'signed-in' ? `${NOTICE_KEY} ${servers.server.peek().id} ${now.account.id}` : NOTICE_KEY;
  };
  return {
    read: computed(() => {
      void changes.value;
      void account.state.value;
      return local.get(NOTICE_KEY) === 'yes' || local.get(key()) === 'yes';
    }),
    set() {
      local.set(key(), 'yes');
      changes.value += 1;
    },
  };
}

function rounded(place: Place): Place {
  return { lat: round7(place.lat), lon: round7(wrapLon(place.lon)) };
}
