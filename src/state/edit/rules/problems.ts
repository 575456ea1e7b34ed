import { parseDirection } from '../../../model/direction.ts';
import { KEY } from '../../../model/tagging/keys.ts';
import { isOnEarth } from '../../../model/place.ts';
import type { TextProblem } from '../../../model/text.ts';
import { isStartDate, parseDate } from '../../../model/date.ts';
import { checkText } from '../../../model/text.ts';
import { MOVE_LIMIT } from '../draft.ts';
import type { FieldName, Looked, Severity } from './finding.ts';

/** Where something is wrong: a field of the form, or a tag by its key; neither where it is the change as a whole. */
interface Spot {
  readonly field: FieldName | null;
  readonly key?: string | undefined;
}

interface Rule {
  readonly kind: string;
  readonly severity: Severity;
  readonly check: (looked: Looked) => readonly Spot[];
  /** It keeps only the form from its review, or only the review from being sent; where nothing is said, both. */
  readonly only?: 'form' | 'review';
  /** A question of its own tells of it, instead of a sentence `problem.<kind>` beside its field. */
  readonly asked?: true;
}

/** Half a day: it may be tomorrow already where the mapper is. ms */
const TOMORROW = 43_200_000;

/**
 * Every reason why a change can't be sent, and what is said beside a field besides. One more is an entry here, and its
 * words in en.json as `problem.<kind>`. (What deserves a second look, and stops nobody, is in findings.ts.)
 */
const RULES = [
  {
    kind: 'outside-world',
    severity: 'stops',
    check: ({ draft }) => (isOnEarth(draft.place) ? [] : [{ field: 'place' }]),
  },
  /** A tag without a key or a value. */
  {
    kind: 'empty',
    severity: 'stops',
    check: ({ changed }) =>
      [...changed].flatMap(([key, { to }]) => (to !== undefined && isEmpty(key, to) ? [{ field: null, key }] : [])),
  },
  { kind: 'broken-character', severity: 'stops', check: (looked) => refusedTexts(looked, 'broken-character') },
  { kind: 'control-character', severity: 'stops', check: (looked) => refusedTexts(looked, 'control-character') },
  { kind: 'too-long', severity: 'stops', check: (looked) => refusedTexts(looked, 'too-long') },
  {
    kind: 'not-a-direction',
    severity: 'stops',
    check: ({ draft }) => {
      const rows = draft.typed.get('direction')?.split('\n') ?? [];
      return rows.some((row) => parseDirection(row).kind === 'not-understood') ? [{ field: 'direction' }] : [];
    },
  },
  /** A tag that was typed, and not added. */
  {
    kind: 'not-added',
    severity: 'stops',
    check: ({ draft: { typed } }) =>
      [typed.get('key'), typed.get('value')].some((text) => text?.trim()) ? [{ field: 'newTag' }] : [],
  },
  /** Is it the same camera? */
  {
    kind: 'moved-far',
    severity: 'stops',
    check: ({ draft, movedBy }) => (!draft.moveSeen && movedBy > MOVE_LIMIT ? [{ field: 'place' }] : []),
    asked: true,
  },
  /** What the node is a point of moves with it: a road bends. */
  {
    kind: 'moves-others',
    severity: 'stops',
    check: ({ draft, movedBy }) =>
      !draft.moveSeen && movedBy > 0 && draft.uses.length > 0 ? [{ field: 'place' }] : [],
    asked: true,
  },
  /** Nobody has looked at the cameras nearby. After the review the uploader asks, who knows of newer ones. */
  {
    kind: 'nearby-unseen',
    severity: 'stops',
    check: ({ draft: { action, nearbySeen }, nearby }) =>
      (action === 'add' || action === 'restore') && nearby.length > 0 && !nearbySeen ? [{ field: 'nearby' }] : [],
    only: 'form',
    asked: true,
  },
  {
    kind: 'unchanged',
    severity: 'stops',
    check: ({ draft: { action }, changed, movedBy }) =>
      (action === 'change' || action === 'confirm') && changed.size === 0 && movedBy === 0 ? [{ field: null }] : [],
    only: 'review',
    asked: true,
  },
  {
    kind: 'not-a-date',
    severity: 'points-out',
    check: ({ draft: { form } }) => {
      const date = form.startDate.trim();
      return date === '' || isStartDate(date) ? [] : [{ field: 'startDate' }];
    },
  },
  {
    kind: 'date-in-future',
    severity: 'points-out',
    check: ({ draft: { form }, now }) =>
      (parseDate(form.startDate)?.from ?? 0) > now + TOMORROW ? [{ field: 'startDate' }] : [],
  },
  {
    kind: 'no-comment',
    severity: 'points-out',
    check: ({ comment }) => (comment.trim() === '' ? [{ field: 'comment' }] : []),
  },
  /** Google's imagery is not licensed for OpenStreetMap; a comment that names it deserves a second look. */
  {
    kind: 'google',
    severity: 'points-out',
    check: ({ comment }) => (/google|street ?view/i.test(comment) ? [{ field: 'comment' }] : []),
  },
] as const satisfies readonly Rule[];

type AnyRule = (typeof RULES)[number];

/** A message of the same name (`problem.<value>`) says it beside what it is about. */
export type FieldProblem = Exclude<AnyRule, { readonly asked: true }>['kind'];

/** Something that is wrong with a draft as it stands. */
export interface Problem extends Spot {
  readonly kind: AnyRule['kind'];
  readonly severity: Severity;
  readonly only?: Rule['only'] | undefined;
}

/** Everything that is wrong, the weightiest of a field first. */
export function findProblems(looked: Looked): readonly Problem[] {
  return RULES.flatMap((rule) => {
    const { check, only, severity }: Rule = rule;
    return check(looked).map(({ field, key }) => ({ kind: rule.kind, severity, only, field, key }));
  });
}

/** What of it stops: a form from its review, or a review from being sent. */
export function stopsAt(problems: readonly Problem[], at: 'form' | 'review'): readonly Problem[] {
  return problems.filter(({ severity, only }) => severity === 'stops' && (only === undefined || only === at));
}

/** What a sentence tells beside its field or tag, by that; of each the weightiest. */
export function toldBy<By extends 'field' | 'key'>(
  problems: readonly Problem[],
  by: By,
): ReadonlyMap<NonNullable<Problem[By]>, FieldProblem> {
  const told = new Map<NonNullable<Problem[By]>, FieldProblem>();
  for (const problem of problems) {
    const at = problem[by];
    const { kind } = problem;
    if (at !== null && at !== undefined && isTold(kind) && !told.has(at)) told.set(at, kind);
  }
  return told;
}

/** Order in which the form asks: the first of it gets the focus. The comment is mended in the review itself. */
const ORDER: readonly FieldName[] = [
  'place',
  'maker',
  'direction',
  'operator',
  'mount',
  'zone',
  'ref',
  'startDate',
  'note',
  'newTag',
  'reason',
];

/** The field of the form that has to be mended or answered first; null where none has to. */
export function firstToMend(problems: readonly Problem[]): FieldName | null {
  const stops = stopsAt(problems, 'form');
  const told = stops.filter(({ kind }) => isTold(kind));
  return (
    ORDER.find((name) => told.some(({ field }) => field === name)) ??
    stops.find(({ kind, field }) => !isTold(kind) && field !== null)?.field ??
    null
  );
}

function isTold(kind: AnyRule['kind']): kind is FieldProblem {
  return !ASKED.has(kind);
}

const ASKED: ReadonlySet<string> = new Set(RULES.flatMap((rule: Rule) => (rule.asked === true ? [rule.kind] : [])));

function isEmpty(key: string, value: string): boolean {
  return key.trim() === '' || value.trim() === '';
}

/** The fields whose text is one tag. */
const FIELD_KEYS = [
  ['maker', KEY.maker],
  ['operator', KEY.operator],
  ['mount', KEY.mount],
  ['zone', KEY.zone],
  ['ref', KEY.ref],
  ['startDate', KEY.startDate],
  ['note', KEY.note],
] as const satisfies readonly (readonly [FieldName, string])[];

/** The texts of a form that OpenStreetMap would be sent, by field: those that the person changed, not what others wrote. */
function textsOf({ draft: { reason }, comment, changed }: Looked): readonly (readonly [FieldName, string])[] {
  return [
    ...FIELD_KEYS.map(([field, key]) => [field, changed.get(key)?.to ?? ''] as const),
    ['reason', reason],
    ['comment', comment.trim() === '' ? '' : comment],
  ];
}

function refusedTexts(looked: Looked, problem: TextProblem): readonly Spot[] {
  const texts = textsOf(looked).flatMap(([field, text]) => (checkText(text) === problem ? [{ field }] : []));
  const tags = [...looked.changed].flatMap(([key, { to }]) =>
    to !== undefined && !isEmpty(key, to) && (checkText(key) ?? checkText(to)) === problem
      ? [{ field: null, key }]
      : [],
  );
  return [...texts, ...tags];
}
