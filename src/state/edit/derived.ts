import type { ReadonlySignal } from '@preact/signals';
import { computed } from '@preact/signals';
import type { Tags } from '../../model/camera.ts';
import type { Removal } from '../../model/tagging/removal.ts';
import type { Draft } from './draft.ts';
import type { TagDiff } from '../../model/edit.ts';
import type { FieldName, Finding, Looked } from './rules/finding.ts';
import type { Neighbors } from './nearby.ts';
import { distance } from '../../model/place.ts';
import type { FieldProblem, Problem } from './rules/problems.ts';
import { judging } from './loadJudging.ts';
import type { Env } from '../env.ts';
import type { Drafts } from './drafts.ts';

/** What follows from the open draft. Until the code that judges is here, it says nothing, and `found` isn't `ready`. */
export interface Derived {
  /** The open draft has been judged. Nothing is sent before. */
  readonly ready: ReadonlySignal<boolean>;
  /** The comment as it will be sent: the person's, or the suggested one. */
  readonly comment: ReadonlySignal<string>;
  /** Everything that stops the change, or is said beside a field. */
  readonly found: ReadonlySignal<readonly Problem[]>;
  /** What is wrong with fields, by field. */
  readonly problems: ReadonlySignal<ReadonlyMap<FieldName, FieldProblem>>;
  /** What is wrong with tags that are changed, by key. */
  readonly tagProblems: ReadonlySignal<ReadonlyMap<string, FieldProblem>>;
  /** The exact tags that will be written. */
  readonly tags: ReadonlySignal<Tags>;
  /** The exact tags of the changeset. */
  readonly changesetTags: ReadonlySignal<Tags>;
  /** What the change does, tag by tag: before and after. For an addition all tags. */
  readonly diff: ReadonlySignal<TagDiff>;
  /** What a removal does to its node, and why some of it stays; null for any other change. */
  readonly removal: ReadonlySignal<Removal | null>;
  /** Metres from where the camera stood when the change was begun; 0 for a new one. */
  readonly movedBy: ReadonlySignal<number>;
  /** Moved further than MOVE_LIMIT, or a way or relation with it: is that meant? `confirmMove` says so; the review waits for it ('place'). */
  readonly moveAsked: ReadonlySignal<boolean>;
  /** The change changes nothing: there is nothing to review. */
  readonly unchanged: ReadonlySignal<boolean>;
  /** A strong finding stands: the changeset says `review_requested=yes`, whatever the box says. */
  readonly reviewForced: ReadonlySignal<boolean>;
  /** What the rules look at. */
  readonly looked: ReadonlySignal<Looked | null>;
  /** The comment of any draft, as it will be sent. */
  commentOf(draft: Draft): string;
  /** The changeset's tags of any draft, as they will be sent. */
  changesetTagsOf(draft: Draft, forced?: boolean): Tags;
}

const NONE: ReadonlyMap<string, string> = new Map();

export function createDerived(
  env: Pick<Env, 'config' | 'now' | 'suggestComment' | 'locale' | 'host'>,
  { draft, uploads }: Pick<Drafts, 'uploads'> & { readonly draft: ReadonlySignal<Draft | null> },
  { nearby, known }: Pick<Neighbors, 'nearby' | 'known'>,
  findings: ReadonlySignal<readonly Finding[]>,
): Derived {
  const commentOf = (of: Draft): string =>
    of.comment ?? env.suggestComment(of, uploads.value.find(({ id }) => id === of.undoes) ?? null);
  const changesetTagsOf = (of: Draft, forced = false): Tags => {
    const judge = judging.value;
    if (judge === null) throw new Error('Nothing is sent before the code that does it is here');
    return judge.changesetTags({
      comment: commentOf(of),
      version: env.config.version,
      host: env.host(),
      locale: env.locale(),
      source: of.source,
      imageryUsed: of.imageryUsed,
      reviewRequested: forced || of.reviewRequested,
    });
  };
  /** The open draft with the code that judges it; null as long as either is missing. */
  const judged = computed(() =>
    draft.value === null || judging.value === null ? null : { draft: draft.value, judge: judging.value },
  );
  const comment = computed(() => (draft.value === null ? '' : commentOf(draft.value)));
  const reviewForced = computed(() => findings.value.some(({ strong }) => strong));
  const tags = computed(() => (judged.value === null ? NONE : judged.value.judge.draftTags(judged.value.draft)));
  const removal = computed(() => (judged.value === null ? null : judged.value.judge.removalIn(judged.value.draft)));
  const diff = computed<TagDiff>(() => {
    if (judged.value === null) return new Map();
    const left = removal.value === null ? tags.value : removal.value.kind === 'delete' ? NONE : removal.value.tags;
    return judged.value.judge.diffTags(judged.value.draft.base?.tags ?? NONE, left);
  });
  const movedBy = computed(() =>
    draft.value === null || draft.value.base === null ? 0 : distance(draft.value.base, draft.value.place),
  );
  const looked = computed<Looked | null>(() =>
    judged.value === null
      ? null
      : {
          draft: judged.value.draft,
          tags: tags.value,
          changed: diff.value,
          movedBy: movedBy.value,
          comment: comment.value,
          nearby: nearby.value,
          nearbyKnown: known.value,
          now: env.now(),
        },
  );
  const found = computed(() =>
    judged.value === null || looked.value === null ? [] : judged.value.judge.findProblems(looked.value),
  );
  const told = <By extends 'field' | 'key'>(by: By) =>
    judged.value?.judge.toldBy(found.value, by) ?? new Map<NonNullable<Problem[By]>, FieldProblem>();
  return {
    ready: computed(() => judged.value !== null),
    comment,
    found,
    problems: computed(() => told('field')),
    tagProblems: computed(() => {
      const byKey = told('key');
      return new Map(
        [...diff.value.keys()].flatMap((key) => {
          const problem = byKey.get(key);
          return problem === undefined ? [] : [[key, problem] as const];
        }),
      );
    }),
    tags,
    changesetTags: computed(() =>
      judged.value === null ? NONE : changesetTagsOf(judged.value.draft, reviewForced.value),
    ),
    diff,
    removal,
    movedBy,
    moveAsked: computed(() => found.value.some(({ kind }) => kind === 'moved-far' || kind === 'moves-others')),
    unchanged: computed(() => found.value.some(({ kind }) => kind === 'unchanged')),
    reviewForced,
    looked,
    commentOf,
    changesetTagsOf,
  };
}
