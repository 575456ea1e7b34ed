import type { Signal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { CameraKey } from '../../src/model/camera.ts';
import type { Action, Draft } from '../../src/state/edit/draft.ts';
import { draftTags, MOVE_LIMIT, newDraft, withForm, withTag } from '../../src/state/edit/draft.ts';
import { diffTags } from '../../src/model/edit.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Finding } from '../../src/state/edit/rules/finding.ts';
import { formOf } from '../../src/state/edit/form.ts';
import type { Place } from '../../src/model/place.ts';
import { distance } from '../../src/model/place.ts';
import type { Version } from '../../src/osm/types.ts';
import { checkDraft, firstBlocked } from '../../src/state/edit/rules/checks.ts';
import type {
  AppState,
  EditorStep,
  FieldName,
  FieldProblem,
  OpenProblem,
  QueueState,
  UploadRecord,
} from '../../src/state/types.ts';
import type { Near } from '../../src/store/cameraStore.ts';
import { AUSTIN, camera, NOW } from './cameras.ts';

/** The signals of editing, to be set by a test. */
export interface AddingKnobs {
  readonly step: Signal<EditorStep>;
  readonly draft: Signal<Draft | null>;
  readonly kept: Signal<Draft | null>;
  readonly unsaved: Signal<boolean>;
  readonly problems: Signal<ReadonlyMap<FieldName, FieldProblem>>;
  readonly tagProblems: Signal<ReadonlyMap<string, FieldProblem>>;
  readonly nearby: Signal<readonly Near[]>;
  readonly nearbyKnown: Signal<boolean>;
  readonly findings: Signal<readonly Finding[]>;
  readonly noticeRead: Signal<boolean>;
  readonly canUndoDiscard: Signal<boolean>;
  readonly openProblem: Signal<OpenProblem | null>;
  readonly queue: Signal<readonly Draft[]>;
  readonly unfinished: Signal<readonly Draft[]>;
  readonly progress: Signal<ReadonlyMap<string, QueueState>>;
  readonly uploadingQueue: Signal<boolean>;
  readonly queueAsked: Signal<boolean>;
  readonly uploads: Signal<readonly UploadRecord[]>;
  /** What `history` answers. */
  readonly history: Signal<readonly Version[] | Failure>;
}

export function addingKnobs(): AddingKnobs {
  return {
    step: signal<EditorStep>({ kind: 'idle' }),
    draft: signal<Draft | null>(null),
    kept: signal<Draft | null>(null),
    unsaved: signal(false),
    problems: signal<ReadonlyMap<FieldName, FieldProblem>>(new Map()),
    tagProblems: signal<ReadonlyMap<string, FieldProblem>>(new Map()),
    nearby: signal<readonly Near[]>([]),
    nearbyKnown: signal(true),
    findings: signal<readonly Finding[]>([]),
    noticeRead: signal(true),
    canUndoDiscard: signal(false),
    openProblem: signal<OpenProblem | null>(null),
    queue: signal<readonly Draft[]>([]),
    unfinished: signal<readonly Draft[]>([]),
    progress: signal<ReadonlyMap<string, QueueState>>(new Map()),
    uploadingQueue: signal(false),
    queueAsked: signal(false),
    uploads: signal<readonly UploadRecord[]>([]),
    history: signal<readonly Version[] | Failure>(new Failure('offline')),
  };
}

export function draft(rest: Partial<Draft> = {}): Draft {
  return newDraft({ id: 'd1', server: 'practice', step: 'describing', place: AUSTIN, changedAt: NOW, ...rest });
}

/** A draft of a change to node 508, which has these tags. */
export function changing(tags: Readonly<Record<string, string>>, rest: Partial<Draft> = {}): Draft {
  const base = camera(508, tags);
  return draft({ action: 'change', base, form: formOf(base.tags), ...rest });
}

/** Editor, queue and uploads whose methods do the least that the components can see. */
export function fakeEditing(
  knobs: AddingKnobs,
  call: (name: string, ...args: readonly unknown[]) => void,
): Pick<AppState, 'editor' | 'queue' | 'uploads'> {
  const edit = (change: Partial<Draft>): void => {
    const now = knobs.draft.peek();
    if (now !== null) knobs.draft.value = { ...now, ...change };
  };
  const leave = (): void => {
    knobs.draft.value = null;
    knobs.step.value = { kind: 'idle' };
  };
  const begin = (name: string, key: CameraKey, action: Action): Promise<void> => {
    call(`editor.${name}`, key);
    knobs.openProblem.value = null;
    knobs.step.value = { kind: 'opening', action, key };
    return Promise.resolve();
  };
  const done = (name: string): Promise<void> => {
    call(`editor.${name}`);
    return Promise.resolve();
  };
  const comment = computed(() => knobs.draft.value?.comment ?? 'Add a license plate reader');
  const tags = computed(() => (knobs.draft.value === null ? new Map<string, string>() : draftTags(knobs.draft.value)));
  const movedBy = computed(() => {
    const now = knobs.draft.value;
    return now === null || now.base === null ? 0 : distance(now.base, now.place);
  });
  const diff = computed(() =>
    diffTags(
      knobs.draft.value?.base?.tags ?? new Map<string, string>(),
      knobs.draft.value?.action === 'remove' ? new Map<string, string>() : tags.value,
    ),
  );
  const problems = computed(() => {
    const now = knobs.draft.value;
    return new Map([...(now === null ? [] : checkDraft(now, comment.value, NOW)), ...knobs.problems.value]);
  });
  const moveAsked = computed(() => movedBy.value > MOVE_LIMIT && knobs.draft.value?.moveSeen === false);
  return {
    editor: {
      step: knobs.step,
      draft: knobs.draft,
      unsaved: knobs.unsaved,
      nearby: knobs.nearby,
      nearbyKnown: knobs.nearbyKnown,
      findings: knobs.findings,
      noticeRead: knobs.noticeRead,
      canUndoDiscard: knobs.canUndoDiscard,
      openProblem: knobs.openProblem,
      tagProblems: knobs.tagProblems,
      problems,
      tags,
      diff,
      movedBy,
      moveAsked,
      unchanged: computed(() => knobs.draft.value?.action === 'change' && diff.value.size === 0 && movedBy.value === 0),
      reviewForced: computed(() => knobs.findings.value.some(({ strong }) => strong)),
      changesetTags: computed(
        () =>
          new Map([
            ['comment', comment.value],
            ['created_by', 'Sightline 0.1.0'],
          ]),
      ),
      comment,
      edit: (key) => begin('edit', key, 'change'),
      confirm: (key) => begin('confirm', key, 'confirm'),
      remove: (key) => begin('remove', key, 'remove'),
      dismissOpenProblem() {
        knobs.openProblem.value = null;
      },
      setTag(key, value) {
        const now = knobs.draft.peek();
        if (now !== null) edit(withTag(now, key, value));
      },
      setTyped(field, text) {
        const typed = new Map(knobs.draft.peek()?.typed);
        if (text === null) typed.delete(field);
        else typed.set(field, text);
        edit({ typed });
      },
      setReason: (reason) => edit({ reason }),
      confirmMove: (moveSeen) => edit({ moveSeen }),
      moveBack() {
        const base = knobs.draft.peek()?.base ?? null;
        if (base !== null) edit({ place: { lat: base.lat, lon: base.lon } });
      },
      resolve(choices) {
        call('editor.resolve', [...choices.tags], choices.place);
        knobs.step.value = { kind: 'reviewing' };
      },
      recreate: () => done('recreate'),
      enqueue() {
        call('editor.enqueue');
        leave();
        return true;
      },
      readNotice() {
        knobs.noticeRead.value = true;
      },
      start() {
        call('editor.start');
        knobs.draft.value = draft({ step: 'placing' });
        knobs.step.value = { kind: 'placing' };
      },
      setPlace(place: Place) {
        call('editor.setPlace', place);
        const typed = new Map(knobs.draft.peek()?.typed);
        typed.delete('place');
        edit({ place, typed });
      },
      placeHere() {
        call('editor.placeHere');
        knobs.step.value = { kind: 'describing' };
      },
      moveAgain() {
        knobs.step.value = { kind: 'placing' };
      },
      change(form) {
        const now = knobs.draft.peek();
        if (now === null) return;
        const typed = new Map(now.typed);
        if ('directions' in form) typed.delete('direction');
        edit({ ...withForm(now, form), typed });
      },
      setSource: (source) => edit({ source }),
      setComment: (text) => edit({ comment: text }),
      setReviewRequested: (reviewRequested) => edit({ reviewRequested }),
      confirmNearby: (nearbySeen) => edit({ nearbySeen }),
      review() {
        call('editor.review');
        const blocked = firstBlocked(problems.peek());
        if (blocked !== null && blocked !== 'comment') return blocked;
        if (moveAsked.peek()) return 'place';
        const asks = knobs.draft.peek()?.action === 'add';
        if (asks && knobs.nearby.peek().length > 0 && knobs.draft.peek()?.nearbySeen !== true) return 'nearby';
        if (knobs.tagProblems.peek().size > 0) return null;
        knobs.step.value = { kind: 'reviewing' };
        return null;
      },
      backToForm() {
        knobs.step.value = { kind: 'describing' };
      },
      upload: () => done('upload'),
      checkAgain: () => done('checkAgain'),
      close() {
        call('editor.close');
        knobs.kept.value = knobs.draft.peek();
        leave();
      },
      discard() {
        call('editor.discard');
        knobs.kept.value = null;
        leave();
        knobs.canUndoDiscard.value = true;
      },
      undoDiscard: () => call('editor.undoDiscard'),
    },
    queue: {
      waiting: knobs.queue,
      kept: knobs.kept,
      progress: knobs.progress,
      uploading: knobs.uploadingQueue,
      asked: knobs.queueAsked,
      unfinished: computed(() => [...(knobs.kept.value === null ? [] : [knobs.kept.value]), ...knobs.unfinished.value]),
      dismissAsked() {
        knobs.queueAsked.value = false;
      },
      open(id) {
        call('queue.open', id);
        knobs.draft.value = [...knobs.queue.peek(), ...knobs.unfinished.peek()].find((each) => each.id === id) ?? null;
        knobs.step.value = { kind: 'describing' };
        return Promise.resolve();
      },
      drop(id) {
        call('queue.drop', id);
        knobs.queue.value = knobs.queue.peek().filter((each) => each.id !== id);
        knobs.unfinished.value = knobs.unfinished.peek().filter((each) => each.id !== id);
        knobs.canUndoDiscard.value = true;
      },
      upload: () => {
        call('queue.upload');
        return Promise.resolve();
      },
      resume() {
        knobs.draft.value = knobs.kept.peek();
        knobs.kept.value = null;
        knobs.step.value = { kind: 'describing' };
      },
    },
    uploads: {
      list: knobs.uploads,
      undo: (id) => {
        call('uploads.undo', id);
        return Promise.resolve();
      },
      history: (key) => {
        call('uploads.history', key);
        return Promise.resolve(knobs.history.peek());
      },
    },
  };
}
