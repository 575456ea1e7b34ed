import type { ReadonlySignal } from '@preact/signals';
import { computed } from '@preact/signals';
import type { CameraKey } from '../../model/camera.ts';
import type { Place } from '../../model/place.ts';
import { Failure } from '../../model/failure.ts';
import type { Near } from '../../store/cameraStore.ts';
import { begin, lookAt } from './begin.ts';
import type { EditingContext } from './editingContext.ts';
import type { Derived } from './derived.ts';
import type { Draft } from './draft.ts';
import { newDraft } from './draft.ts';
import type { Fields } from './fields.ts';
import { createFields, rounded } from './fields.ts';
import { withEditing } from './loadEditing.ts';
import { judging } from './loadJudging.ts';
import type { Notice } from './notice.ts';
import type { FieldName, Finding } from './rules/finding.ts';
import type { Choices, EditorStep, OpenProblem } from './step.ts';

/** The one change that is being made, from its place to Saved. The draft is stored at every change. */
export interface Editor extends Omit<Derived, 'looked'>, Fields {
  readonly step: ReadonlySignal<EditorStep>;
  /** Null while idle (and after saving). While placing, `place` follows the map's centre. */
  readonly draft: ReadonlySignal<Draft | null>;
  /** The draft can't be stored on this device (private window, full disk): it lasts until the page closes. */
  readonly unsaved: ReadonlySignal<boolean>;
  /** What deserves a second look. Empty until the rules have been loaded, with the first draft. */
  readonly findings: ReadonlySignal<readonly Finding[]>;
  /** Cameras within NEARBY_METRES of the draft, nearest first. */
  readonly nearby: ReadonlySignal<readonly Near[]>;
  /** The cameras around the draft have been read; false: say that neighbors could not be checked. */
  readonly nearbyKnown: ReadonlySignal<boolean>;
  /** The first-time notice has been read, by this account on this device. */
  readonly noticeRead: ReadonlySignal<boolean>;
  readNotice(): void;

  /** Starts placing a new camera there, or at the map's centre (zooming in to MIN_PLACE_ZOOM if need be). */
  start(place?: Place): void;
  /** Opens the form for a camera, as the API has it now; a draft of it that is waiting is opened instead. */
  edit(key: CameraKey): Promise<void>;
  /** "Still there": writes `check_date` with today's date; goes straight to the review. */
  confirm(key: CameraKey): Promise<void>;
  /** Goes to the form, for the reason; then to the review. */
  remove(key: CameraKey): Promise<void>;
  /** Why the last change could not begin; null once another begins, or after `dismissOpenProblem`. */
  readonly openProblem: ReadonlySignal<OpenProblem | null>;
  dismissOpenProblem(): void;

  /** `Place here`: goes on to the form. */
  placeHere(): void;
  /** Back to moving the place, keeping everything typed. */
  moveAgain(): void;
  /** To the review, if nothing blocks it; returns the first field with a problem, for the focus. */
  review(): FieldName | null;
  backToForm(): void;
  upload(): Promise<void>;
  /** After `unknown`: asks the server what became of it. */
  checkAgain(): Promise<void>;
  /** From the review: puts the change with those that wait, and closes it. False where the review would not let it go. */
  enqueue(): boolean;
  /** In step `conflict`: goes on with the chosen sides, to the review. */
  resolve(choices: Choices): void;
  /** In step `deleted`: brings it back, with the change; goes to the review. */
  recreate(): Promise<void>;

  /** Leaves the form. The draft is kept and offered again (undo before confirm); a queued one stays queued. */
  close(): void;
  /** Throws the draft away; `undoDiscard` brings it back as long as nothing new was begun. */
  discard(): void;
  undoDiscard(): void;
  readonly canUndoDiscard: ReadonlySignal<boolean>;
}

export function createEditor(
  ctx: EditingContext,
  findings: ReadonlySignal<readonly Finding[]>,
  notice: Pick<Notice, 'read' | 'set'>,
): Editor {
  const { account, derived, env, drafts, neighbors, openProblem, servers, view } = ctx;
  const { step, draft, update } = drafts;

  const to = (kind: Draft['step'], change: Partial<Draft> = {}): void => {
    if (drafts.isFixed()) return;
    step.value = { kind };
    void update({ ...change, step: kind, queued: false });
  };
  /** Whether the open draft may be sent as it is, from the step that it is at. */
  const mayGo = (): boolean =>
    draft.peek() !== null &&
    ['reviewing', 'failed'].includes(step.peek().kind) &&
    derived.ready.peek() &&
    judging.peek()?.stopsAt(derived.found.peek(), 'review').length === 0;

  return {
    ...derived,
    ...createFields(drafts, neighbors, view),
    step,
    draft,
    unsaved: drafts.unsaved,
    findings,
    nearby: neighbors.nearby,
    nearbyKnown: neighbors.known,
    noticeRead: notice.read,
    readNotice: notice.set,

    start(place) {
      const centre = place ?? view.view.peek()?.centre;
      if (centre === undefined) return;
      const server = servers.server.peek().id;
      const next = newDraft({ id: env.newId(), server, place: rounded(centre), changedAt: env.now() });
      drafts.begin(next);
      lookAt(ctx, next);
    },
    edit: (key) => begin(ctx, 'change', key, (editing, opening) => editing.edit(ctx, opening)),
    confirm: (key) => begin(ctx, 'confirm', key, (editing, opening) => editing.confirm(ctx, opening)),
    remove: (key) => begin(ctx, 'remove', key, (editing, opening) => editing.remove(ctx, opening)),
    openProblem,
    dismissOpenProblem() {
      openProblem.value = null;
    },

    placeHere: () => to('describing', { placedAt: view.view.peek()?.zoom ?? null }),
    moveAgain: () => to('placing'),
    review() {
      const judge = judging.peek();
      if (judge === null) return null;
      const stops = judge.stopsAt(derived.found.peek(), 'form');
      // The comment is mended in the review itself.
      if (draft.peek() !== null && stops.every(({ field }) => field === 'comment')) {
        to('reviewing');
        void account.refresh();
      }
      return judge.firstToMend(stops);
    },
    backToForm: () => to('describing'),
    async upload() {
      if (!mayGo()) return;
      const stored = derived.reviewForced.peek() ? update({ reviewRequested: true }) : undefined;
      step.value = { kind: 'uploading', step: 'checking' };
      await stored;
      const failure = await withEditing((editing) => editing.uploadOpen(ctx));
      if (failure instanceof Failure) step.value = { kind: 'failed', failure };
    },
    async checkAgain() {
      const at = step.peek();
      if (draft.peek() === null || at.kind !== 'unknown' || at.checking) return;
      step.value = { ...at, checking: true };
      const failure = await withEditing((editing) => editing.checkAgain(ctx));
      if (failure instanceof Failure) step.value = { ...at, failure };
    },
    enqueue() {
      const now = draft.peek();
      if (now === null || !mayGo() || judging.peek()?.firstToMend(derived.found.peek()) !== null) return false;
      void update({ queued: true, reviewRequested: now.reviewRequested || derived.reviewForced.peek() });
      drafts.leave();
      return true;
    },
    resolve: (choices) => void withEditing((editing) => editing.resolve(ctx, choices)),
    recreate: async () => void (await withEditing((editing) => editing.recreate(ctx))),

    close() {
      if (step.peek().kind === 'saved') step.value = { kind: 'idle' };
      else if (step.peek().kind !== 'uploading') drafts.leave();
    },
    discard() {
      const now = draft.peek() ?? drafts.kept.peek();
      if (now !== null && step.peek().kind !== 'uploading') drafts.discard(now.id);
    },
    undoDiscard: drafts.undoDiscard,
    canUndoDiscard: computed(() => drafts.discarded.value !== null && draft.value === null),
  };
}
