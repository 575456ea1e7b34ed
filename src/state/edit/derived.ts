import type { ReadonlySignal } from '@preact/signals';
import { computed } from '@preact/signals';
import type { Tags } from '../../model/camera.ts';
import type { Removal } from '../../model/tagging/removal.ts';
import type { TagDiff } from '../../model/edit.ts';
import type { FieldName, Looked } from './rules/finding.ts';
import type { FieldProblem, Problem } from './rules/problems.ts';
import type { Judged, Judgement } from './judged.ts';
import { judging } from './loadJudging.ts';

/** What follows from the open draft. Until the code that judges is here, it says nothing, and `found` isn't `ready`. */
export interface Derived extends Judgement {
  /** The open draft has been judged. Nothing is sent before. */
  readonly ready: ReadonlySignal<boolean>;
}

const NONE: ReadonlyMap<string, string> = new Map();

/** What is said of `given` once the code that judges is here. */
export function createDerived(given: Judged): Derived {
  const judgement = computed(() => judging.value?.judge(given) ?? null);
  /** One part of it; `before` until it is here. */
  const from = <T>(part: (said: Judgement) => ReadonlySignal<T>, before: T): ReadonlySignal<T> =>
    computed(() => (judgement.value === null ? before : part(judgement.value).value));
  return {
    ready: computed(() => given.draft.value !== null && judgement.value !== null),
    comment: from((said) => said.comment, ''),
    found: from<readonly Problem[]>((said) => said.found, []),
    problems: from<ReadonlyMap<FieldName, FieldProblem>>((said) => said.problems, new Map()),
    tagProblems: from<ReadonlyMap<string, FieldProblem>>((said) => said.tagProblems, new Map()),
    tags: from<Tags>((said) => said.tags, NONE),
    changesetTags: from<Tags>((said) => said.changesetTags, NONE),
    diff: from<TagDiff>((said) => said.diff, new Map()),
    removal: from<Removal | null>((said) => said.removal, null),
    movedBy: from((said) => said.movedBy, 0),
    moveAsked: from((said) => said.moveAsked, false),
    unchanged: from((said) => said.unchanged, false),
    reviewForced: from((said) => said.reviewForced, false),
    looked: from<Looked | null>((said) => said.looked, null),
  };
}
