import type { ReadonlySignal } from '@preact/signals';
import { computed } from '@preact/signals';
import type { Tags } from '../../model/camera.ts';
import type { Draft } from './draft.ts';
import { draftTags, MOVE_LIMIT } from './draft.ts';
import type { TagDiff } from '../../model/edit.ts';
import { diffTags } from '../../model/edit.ts';
import type { Finding } from './rules/finding.ts';
import { distance } from '../../model/place.ts';
import { changesetTags } from '../../osm/api/changesetTags.ts';
import { checkDraft, checkTags } from './rules/checks.ts';
import type { Env } from '../env.ts';
import type { Drafts } from './drafts.ts';
import type { FieldName, FieldProblem } from './fieldNames.ts';

/** What follows from the open draft. */
export interface Derived {
  /** The comment as it will be sent: the person's, or the suggested one. */
  readonly comment: ReadonlySignal<string>;
  readonly problems: ReadonlySignal<ReadonlyMap<FieldName, FieldProblem>>;
  /** What is wrong with tags that are changed, by key. */
  readonly tagProblems: ReadonlySignal<ReadonlyMap<string, FieldProblem>>;
  /** The exact tags that will be written. */
  readonly tags: ReadonlySignal<Tags>;
  /** The exact tags of the changeset. */
  readonly changesetTags: ReadonlySignal<Tags>;
  /** What the change does, tag by tag: before and after. For an addition all tags. */
  readonly diff: ReadonlySignal<TagDiff>;
  /** Metres from where the camera stood when the change was begun; 0 for a new one. */
  readonly movedBy: ReadonlySignal<number>;
  /** Moved further than MOVE_LIMIT: is it the same camera? `confirmMove` says so; the review waits for it ('place'). */
  readonly moveAsked: ReadonlySignal<boolean>;
  /** The change changes nothing: there is nothing to review. */
  readonly unchanged: ReadonlySignal<boolean>;
  /** A strong finding stands: the changeset says `review_requested=yes`, whatever the box says. */
  readonly reviewForced: ReadonlySignal<boolean>;
  /** The comment of any draft, as it will be sent. */
  commentOf(draft: Draft): string;
  /** The changeset's tags of any draft, as they will be sent. */
  changesetTagsOf(draft: Draft, forced?: boolean): Tags;
}

const NONE: ReadonlyMap<string, string> = new Map();

export function createDerived(
  env: Pick<Env, 'config' | 'now' | 'suggestComment' | 'locale' | 'host'>,
  { draft, uploads }: Drafts,
  findings: ReadonlySignal<readonly Finding[]>,
): Derived {
  const commentOf = (of: Draft): string =>
    of.comment ?? env.suggestComment(of, uploads.value.find(({ id }) => id === of.undoes) ?? null);
  const changesetTagsOf = (of: Draft, forced = false): Tags =>
    changesetTags({
      comment: commentOf(of),
      version: env.config.version,
      host: env.host(),
      locale: env.locale(),
      source: of.source,
      imageryUsed: of.imageryUsed,
      reviewRequested: forced || of.reviewRequested,
    });
  const comment = computed(() => (draft.value === null ? '' : commentOf(draft.value)));
  const reviewForced = computed(() => findings.value.some(({ strong }) => strong));
  const tags = computed(() => (draft.value === null ? NONE : draftTags(draft.value)));
  const diff = computed(() =>
    diffTags(draft.value?.base?.tags ?? NONE, draft.value?.action === 'remove' ? NONE : tags.value),
  );
  const movedBy = computed(() =>
    draft.value === null || draft.value.base === null ? 0 : distance(draft.value.base, draft.value.place),
  );
  return {
    comment,
    problems: computed(() => (draft.value === null ? new Map() : checkDraft(draft.value, comment.value, env.now()))),
    tagProblems: computed(() => checkTags(diff.value)),
    tags,
    changesetTags: computed(() => (draft.value === null ? NONE : changesetTagsOf(draft.value, reviewForced.value))),
    diff,
    movedBy,
    moveAsked: computed(() => draft.value !== null && !draft.value.moveSeen && movedBy.value > MOVE_LIMIT),
    unchanged: computed(() => {
      const now = draft.value;
      return (now?.action === 'change' || now?.action === 'confirm') && diff.value.size === 0 && movedBy.value === 0;
    }),
    reviewForced,
    commentOf,
    changesetTagsOf,
  };
}
