import { batch, computed, effect, signal, untracked } from '@preact/signals';
import { keyOf } from '../model/camera.ts';
import type { Draft } from '../model/draft.ts';
import { formTags, mayHaveArrived, newDraft } from '../model/draft.ts';
import { Failure } from '../model/failure.ts';
import type { Place } from '../model/place.ts';
import { distance, round7, wrapLon } from '../model/place.ts';
import { changesetTags } from '../osm/changesetTags.ts';
import type { UploadOutcome } from '../osm/types.ts';
import type { CameraStore, Near } from '../store/cameraStore.ts';
import { checkDraft, firstBlocked } from './checks.ts';
import type { Doors, Writing } from './doors.ts';
import type { AddingRoom, AddingStep, DataRoom, ServerRoom, ViewRoom } from './types.ts';
import { MIN_PLACE_ZOOM, NEARBY_METRES } from './types.ts';
import { inertParts } from './inert.ts';
import type { UploadSurroundings } from './uploading.ts';
import { sendDraft, settleDraft, uploadedCamera } from './uploading.ts';

const NOTICE_KEY = 'noticeRead';

type AddingDoors = Pick<
  Doors,
  'config' | 'drafts' | 'own' | 'local' | 'now' | 'suggestComment' | 'locale' | 'host' | 'newId'
>;

interface Neighbours {
  readonly servers: ServerRoom;
  readonly view: ViewRoom;
  readonly data: DataRoom & { readonly store: { peek(): CameraStore } };
  readonly account: { writing(): Promise<Writing>; lookUp(): Promise<void> };
}

/** Adding one camera: placing, describing, reviewing, uploading. The draft is stored at every change. */
export function createAddingRoom(
  doors: AddingDoors,
  { servers, view, data, account }: Neighbours,
): AddingRoom & { stop(): void } {
  const step = signal<AddingStep>({ kind: 'idle' });
  const draft = signal<Draft | null>(null);
  const kept = signal<Draft | null>(null);
  const discarded = signal<Draft | null>(null);
  const unsaved = signal(false);
  const nearby = signal<readonly Near[]>([]);
  const noticeRead = signal(doors.local.get(NOTICE_KEY) === 'yes');

  const comment = computed(() =>
    draft.value === null ? '' : (draft.value.comment ?? doors.suggestComment(draft.value.form)),
  );
  const problems = computed(() =>
    draft.value === null ? new Map() : checkDraft(draft.value, comment.value, doors.now()),
  );
  const tags = computed(() => (draft.value === null ? new Map<string, string>() : formTags(draft.value.form)));
  const ofChangeset = computed(() =>
    changesetTags({
      comment: comment.value,
      version: doors.config.version,
      host: doors.host(),
      locale: doors.locale(),
      source: draft.value?.source ?? null,
      imageryUsed: draft.value?.source === 'imagery' ? view.baseMap.value.imageryUsed : null,
      reviewRequested: draft.value?.reviewRequested ?? false,
    }),
  );

  const store = async (next: Draft): Promise<void> => {
    unsaved.value = (await doors.drafts.save(next)) !== null;
  };
  /** Every change of the draft goes through here, and to the disk. */
  const update = (change: Partial<Draft>): Promise<void> => {
    const now = draft.peek();
    if (now === null) return Promise.resolve();
    const next: Draft = { ...now, ...change, changedAt: doors.now() };
    draft.value = next;
    return store(next);
  };

  // The nearest cameras follow the place, and the data as it comes in.
  let asked: Place | null = null;
  const stopNearby = effect(() => {
    const place = draft.value?.place;
    void data.scene.value;
    if (place === undefined) {
      nearby.value = [];
      return;
    }
    asked = place;
    void data.store
      .peek()
      .near(place, NEARBY_METRES)
      .catch(() => [])
      .then((found) => {
        if (asked === place) nearby.value = found;
      });
  });

  const loadKept = async (): Promise<void> => {
    const server = servers.server.peek().id;
    const drafts = await doors.drafts.load(server);
    if (server !== servers.server.peek().id || draft.peek() !== null) return;
    kept.value = drafts.toSorted((a, b) => b.changedAt - a.changedAt)[0] ?? null;
  };

  /** Leaves what is under way; the draft stays on the disk. */
  const leave = (): void => {
    batch(() => {
      kept.value = draft.peek();
      draft.value = null;
      step.value = { kind: 'idle' };
    });
  };

  const stopServer = effect(() => {
    void servers.server.value;
    untracked(() => {
      draft.value = null;
      kept.value = null;
      discarded.value = null;
      step.value = { kind: 'idle' };
      void loadKept();
    });
  });

  const surroundings: UploadSurroundings = {
    writing: account.writing,
    keep: (attempt) => update({ attempt }),
    tell: (now) => {
      step.value = { kind: 'uploading', step: now };
    },
  };

  const finish = async (sent: Draft, outcome: UploadOutcome): Promise<void> => {
    if (outcome.kind === 'rejected') {
      step.value = { kind: 'failed', failure: outcome.failure };
      if (outcome.failure.kind === 'signed-out') void account.lookUp();
      return;
    }
    if (outcome.kind !== 'saved') {
      if (outcome.kind !== 'unknown') return;
      step.value = { kind: 'unknown', failure: outcome.failure, checking: false };
      return;
    }
    const camera = uploadedCamera(sent, formTags(sent.form), outcome.id, outcome.version, doors.now());
    data.store.peek().addOwn(camera);
    // Kept as one's own before the draft goes: a crash between the two shows it twice here, never loses it.
    await doors.own.add(sent.server, camera);
    await doors.drafts.remove(sent.id);
    batch(() => {
      draft.value = null;
      step.value = { kind: 'saved', key: keyOf(camera), changeset: outcome.changeset };
    });
    // An older draft may still be waiting.
    void loadKept();
  };

  const open = (next: Draft): void => {
    batch(() => {
      kept.value = null;
      draft.value = next;
      step.value = mayHaveArrived(next.attempt)
        ? { kind: 'unknown', failure: new Failure('timeout'), checking: false }
        : { kind: next.step };
    });
    view.go(next.place, Math.max(view.view.peek()?.zoom ?? 0, MIN_PLACE_ZOOM));
  };

  const to = (kind: Draft['step']): void => {
    step.value = { kind };
    void update({ step: kind });
  };

  return {
    ...inertParts(),
    step,
    draft,
    kept,
    unsaved,
    problems,
    nearby,
    tags,
    changesetTags: ofChangeset,
    comment,
    noticeRead,
    canUndoDiscard: computed(() => discarded.value !== null && draft.value === null),
    readNotice() {
      noticeRead.value = true;
      doors.local.set(NOTICE_KEY, 'yes');
    },
    start() {
      const centre = view.view.peek()?.centre;
      if (centre === undefined) return;
      discarded.value = null;
      const next = newDraft({
        id: doors.newId(),
        server: servers.server.peek().id,
        place: rounded(centre),
        changedAt: doors.now(),
      });
      open(next);
      void store(next);
    },
    resume() {
      const old = kept.peek();
      if (old !== null) open(old);
    },
    setPlace(place) {
      const now = draft.peek();
      if (now === null || step.peek().kind !== 'placing') return;
      const next = rounded(place);
      if (next.lat === now.place.lat && next.lon === now.place.lon) return;
      // What was said of the neighbours holds for the place where it was said.
      void update({ place: next, nearbySeen: now.nearbySeen && distance(now.place, next) < 1 });
    },
    placeHere: () => to('describing'),
    moveAgain: () => to('placing'),
    change(form) {
      const now = draft.peek();
      if (now !== null) void update({ form: { ...now.form, ...form } });
    },
    setSource: (source) => void update({ source }),
    setComment: (text) => void update({ comment: text }),
    setReviewRequested: (reviewRequested) => void update({ reviewRequested }),
    confirmNearby: (nearbySeen) => void update({ nearbySeen }),
    review() {
      const now = draft.peek();
      if (now === null) return null;
      const blocked = firstBlocked(problems.peek());
      // The comment is mended in the review itself.
      if (blocked !== null && blocked !== 'comment') return blocked;
      if (nearby.peek().length > 0 && !now.nearbySeen) return 'nearby';
      to('reviewing');
      return null;
    },
    backToForm: () => to('describing'),
    async upload() {
      const now = draft.peek();
      const { kind } = step.peek();
      if (now === null || (kind !== 'reviewing' && kind !== 'failed') || firstBlocked(problems.peek()) !== null) return;
      step.value = { kind: 'uploading', step: 'checking' };
      await finish(now, await sendDraft(now, tags.peek(), ofChangeset.peek(), surroundings));
    },
    async checkAgain() {
      const now = draft.peek();
      const at = step.peek();
      if (now === null || at.kind !== 'unknown' || at.checking) return;
      step.value = { ...at, checking: true };
      const quiet = { ...surroundings, tell: () => undefined };
      await finish(now, await settleDraft(now, quiet));
    },
    close() {
      if (step.peek().kind === 'saved') step.value = { kind: 'idle' };
      else if (step.peek().kind !== 'uploading') leave();
    },
    discard() {
      const now = draft.peek() ?? kept.peek();
      // What may have arrived must be found out, not forgotten.
      if (now === null || mayHaveArrived(now.attempt) || step.peek().kind === 'uploading') return;
      batch(() => {
        draft.value = null;
        kept.value = null;
        discarded.value = now;
        step.value = { kind: 'idle' };
      });
      void doors.drafts.remove(now.id);
    },
    undoDiscard() {
      const old = discarded.peek();
      if (old === null) return;
      discarded.value = null;
      open(old);
      void store(old);
    },
    stop() {
      stopNearby();
      stopServer();
    },
  };
}

function rounded(place: Place): Place {
  return { lat: round7(place.lat), lon: round7(wrapLon(place.lon)) };
}
