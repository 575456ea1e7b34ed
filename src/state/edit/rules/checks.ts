import { parseDirection } from '../../../model/direction.ts';
import type { CameraForm, Draft } from '../draft.ts';
import type { TagDiff } from '../../../model/edit.ts';
import type { Place } from '../../../model/place.ts';
import { isOnEarth } from '../../../model/place.ts';
import { checkText, isDate } from '../../../model/text.ts';
import type { FieldName, FieldProblem } from '../fieldNames.ts';

/** Half a day: it may be tomorrow already where the mapper is. ms */
const TOMORROW = 43_200_000;

/** Problems that are said but don't stop: OpenStreetMap would take the value. */
const ADVICE: ReadonlySet<FieldProblem> = new Set<FieldProblem>([
  'not-a-date',
  'date-in-future',
  'google',
  'no-comment',
]);

/** Order in which the form asks: the first problem of this order gets the focus. */
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
  'comment',
];

/** Whether OpenStreetMap's API would refuse what has this problem. */
export function blocks(problem: FieldProblem): boolean {
  return !ADVICE.has(problem);
}

/** The first field, in the form's order, that has to be mended before a review. */
export function firstBlocked(problems: ReadonlyMap<FieldName, FieldProblem>): FieldName | null {
  return (
    ORDER.find((field) => {
      const problem = problems.get(field);
      return problem !== undefined && blocks(problem);
    }) ?? null
  );
}

/** Whether a place is on the map. */
export function checkPlace(place: Place): FieldProblem | null {
  return isOnEarth(place) ? null : 'outside-world';
}

function checkStartDate(text: string, now: number): FieldProblem | null {
  const date = text.trim();
  if (date === '') return null;
  if (!isDate(date)) return checkText(date) ?? 'not-a-date';
  return Date.parse(date) > now + TOMORROW ? 'date-in-future' : null;
}

/** Rows of the direction field, as they are typed. */
function checkDirection(rows: string | undefined): FieldProblem | null {
  const odd = rows?.split('\n').some((row) => parseDirection(row).kind === 'not-understood') ?? false;
  return odd ? 'not-a-direction' : null;
}

/** Google's imagery is not licensed for OpenStreetMap; a comment that names it deserves a second look. */
function checkComment(text: string): FieldProblem | null {
  if (text.trim() === '') return 'no-comment';
  return checkText(text) ?? (/google|street ?view/i.test(text) ? 'google' : null);
}

/** Everything that is wrong with a draft as it stands. */
export function checkDraft(draft: Draft, comment: string, now: number): ReadonlyMap<FieldName, FieldProblem> {
  const { form } = draft;
  const text = (field: 'mount' | 'zone' | 'ref' | 'note'): FieldProblem | null =>
    checkText(form[field] satisfies CameraForm[typeof field]);
  const found: readonly (readonly [FieldName, FieldProblem | null])[] = [
    ['place', checkPlace(draft.place)],
    ['maker', checkText(form.maker?.name ?? '')],
    ['direction', checkDirection(draft.typed.get('direction'))],
    ['operator', checkText(form.operator?.name ?? '')],
    ['mount', text('mount')],
    ['zone', text('zone')],
    ['ref', text('ref')],
    ['startDate', checkStartDate(form.startDate, now)],
    ['note', text('note')],
    ['newTag', (['key', 'value'] as const).some((part) => draft.typed.get(part)?.trim()) ? 'not-added' : null],
    ['comment', checkComment(comment)],
    ['reason', checkText(draft.reason)],
  ];
  return new Map(found.flatMap(([field, problem]) => (problem === null ? [] : [[field, problem] as const])));
}

/** What OpenStreetMap would refuse in tags that are changed, by key. */
export function checkTags(diff: TagDiff): ReadonlyMap<string, FieldProblem> {
  const found = new Map<string, FieldProblem>();
  for (const [key, { to }] of diff) {
    if (to === undefined) continue;
    const problem = key.trim() === '' || to.trim() === '' ? 'empty' : (checkText(key) ?? checkText(to));
    if (problem !== null) found.set(key, problem);
  }
  return found;
}
