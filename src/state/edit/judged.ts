import type { ReadonlySignal } from '@preact/signals';
import { computed } from '@preact/signals';
import type { Tags } from '../../model/camera.ts';
import type { Removal } from '../../model/tagging/removal.ts';
import type { TagDiff } from '../../model/edit.ts';
import { diffTags } from '../../model/edit.ts';
import { distance } from '../../model/place.ts';
import { changesetTags } from '../../osm/api/changesetTags.ts';
import type { Env } from '../env.ts';
import type { Draft } from './draft.ts';
import { draftTags, removalIn } from './draftTags.ts';
import type { Drafts } from './drafts.ts';
import type { Neighbors } from './nearby.ts';
import type { FieldName, Finding, Looked } from './rules/finding.ts';
import type { FieldProblem, Problem } from './rules/problems.ts';
import { suggestComment } from './suggestComment.ts';
import { findProblems, toldBy } from './rules/problems.ts';

/** What goes into a changeset's tags, beside the draft. */
interface Sent {
  readonly env: Pick<Env, 'config' | 'comment' | 'locale' | 'host'>;
  readonly uploads: Drafts['uploads'];
}

/** What a draft is judged by. */
export interface Judged extends Sent {
  readonly env: Sent['env'] & Pick<Env, 'now'>;
  readonly draft: ReadonlySignal<Draft | null>;
  readonly neighbors: Pick<Neighbors, 'nearby' | 'known'>;
  readonly findings: ReadonlySignal<readonly Finding[]>;
}

/** What follows from the open draft. */
export interface Judgement {
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
}

const NONE: ReadonlyMap<string, string> = new Map();

/** The comment of any draft, as it will be sent: the person's, or the suggested one. */
export function commentOf(
  { env, uploads }: Pick<Sent, 'uploads'> & { readonly env: Pick<Env, 'comment'> },
  draft: Draft,
): string {
  const undoes = uploads.value.find(({ id }) => id === draft.undoes) ?? null;
  return draft.comment ?? suggestComment(draft, undoes, env.comment);
}

/** The changeset's tags of any draft, as they will be sent. */
export function changesetTagsOf(sent: Sent, draft: Draft, forced = false): Tags {
  return changesetTags({
    comment: commentOf(sent, draft),
    version: sent.env.config.version,
    host: sent.env.host(),
    locale: sent.env.locale(),
    source: draft.source,
    imageryUsed: draft.imageryUsed,
    reviewRequested: forced || draft.reviewRequested,
  });
}

/** Judges the open draft, whichever that is, for as long as the page lives. */
export function judge({ env, draft, uploads, neighbors: { nearby, known }, findings }: Judged): Judgement {
  const comment = computed(() => (draft.value === null ? '' : commentOf({ env, uploads }, draft.value)));
  const reviewForced = computed(() => findings.value.some(({ strong }) => strong));
  const tags = computed(() => (draft.value === null ? NONE : draftTags(draft.value)));
  const removal = computed(() => (draft.value === null ? null : removalIn(draft.value)));
  const diff = computed<TagDiff>(() => {
    if (draft.value === null) return new Map();
    const left = removal.value === null ? tags.value : removal.value.kind === 'delete' ? NONE : removal.value.tags;
    return diffTags(draft.value.base?.tags ?? NONE, left);
  });
  const movedBy = computed(() =>
    draft.value === null || draft.value.base === null ? 0 : distance(draft.value.base, draft.value.place),
  );
  const looked = computed<Looked | null>(() =>
    draft.value === null
      ? null
      : {
          draft: draft.value,
          tags: tags.value,
          changed: diff.value,
          movedBy: movedBy.value,
          comment: comment.value,
          nearby: nearby.value,
          nearbyKnown: known.value,
          now: env.now(),
        },
  );
  const found = computed(() => (draft.value === null || looked.value === null ? [] : findProblems(looked.value)));

  return {
    comment,
    found,
    problems: computed(() => toldBy(found.value, 'field')),
    tagProblems: computed(() => {
      const byKey = toldBy(found.value, 'key');
      return new Map(
        [...diff.value.keys()].flatMap((key) => {
          const problem = byKey.get(key);
          return problem === undefined ? [] : [[key, problem] as const];
        }),
      );
    }),
    tags,
    changesetTags: computed(() =>
      draft.value === null ? NONE : changesetTagsOf({ env, uploads }, draft.value, reviewForced.value),
    ),
    diff,
    removal,
    movedBy,
    moveAsked: computed(() => found.value.some(({ kind }) => kind === 'moved-far' || kind === 'moves-others')),
    unchanged: computed(() => found.value.some(({ kind }) => kind === 'unchanged')),
    reviewForced,
    looked,
  };
}
