import { describe, expect, test } from 'vitest';
import messages from '../../../../src/ui/en.json' with { type: 'json' };
import { diffTags } from '../../../../src/model/edit.ts';
import type { Draft } from '../../../../src/state/edit/draft.ts';
import { draftTags } from '../../../../src/state/edit/draftTags.ts';
import { formOf } from '../../../../src/state/edit/form.ts';
import { newDraft } from '../../../../src/state/edit/draft.ts';
import type { Looked } from '../../../../src/state/edit/rules/finding.ts';
import type { Problem } from '../../../../src/state/edit/rules/problems.ts';
import { findProblems, firstToMend, stopsAt, toldBy } from '../../../../src/state/edit/rules/problems.ts';
import { camera } from '../../../stub/app.ts';

const NOW = Date.UTC(2026, 10, 23);
const LONG = 'x'.repeat(256);

function problems(change: Partial<Draft> = {}, rest: Partial<Looked> = {}): readonly Problem[] {
  const draft = newDraft({ id: 'a', server: 'live', place: { lat: 1, lon: 2 }, changedAt: 0, ...change });
  return findProblems({
    draft,
    tags: draftTags(draft),
    changed: diffTags(draft.base?.tags ?? new Map(), draftTags(draft)),
    movedBy: 0,
    comment: 'Add a camera',
    nearby: [],
    nearbyKnown: true,
    now: NOW,
    ...rest,
  });
}

const kinds = (found: readonly Problem[]): readonly string[] => found.map(({ kind }) => kind);
const NEAR = { nearby: [{ camera: camera(5, 1, 2), metres: 3 }] };
const BASE = camera(5, 1, 2, { ref: '1' });

test('nothing is wrong with a plain new reader', () => {
  expect(problems()).toEqual([]);
});

describe('what stops', () => {
  test.for([
    ['a place off the map', problems({ place: { lat: 91, lon: 0 } }), 'place'],
    ['a direction that is not understood', problems({ typed: new Map([['direction', 'by the gate']]) }), 'direction'],
    ['a tag that is not added yet', problems({ typed: new Map([['key', 'height']]) }), 'newTag'],
    ['a reason that is too long', problems({ reason: LONG }), 'reason'],
    ['a long way that nobody has confirmed', problems({}, { movedBy: 51 }), 'place'],
    ['cameras nearby that nobody has looked at', problems({}, NEAR), 'nearby'],
  ] as const)('a form: %s', ([, found, field]) => {
    expect(stopsAt(found, 'form')).toHaveLength(1);
    expect(firstToMend(found)).toBe(field);
  });

  test.for([
    ['a comment that is too long', problems({}, { comment: LONG }), 'comment'],
    [
      'a change of nothing',
      problems({ action: 'change', base: BASE, extra: new Map([['ref', '1']]) }, { changed: new Map() }),
      null,
    ],
  ] as const)('a review: %s', ([, found, field]) => {
    expect(stopsAt(found, 'review')).toMatchObject([{ field }]);
    // It is mended in the review itself, or there is nothing to mend.
    expect(firstToMend(found)).toBeNull();
  });

  test('a form and a review: tags that OpenStreetMap would refuse', () => {
    const found = problems({
      extra: new Map([
        ['new', ''],
        ['other', LONG],
      ]),
    });
    expect([...toldBy(found, 'key')]).toEqual([
      ['new', 'empty'],
      ['other', 'too-long'],
    ]);
    expect(stopsAt(found, 'form')).toHaveLength(2);
    expect(stopsAt(found, 'review')).toHaveLength(2);
  });

  test('nothing that others wrote and the person leaves as it is', () => {
    const odd = { ref: '', note: 'A\u0085B', operator: LONG, odd: '', manufacturer: 'x\u0001' };
    const base = camera(5, 1, 2, { ...odd, 'surveillance:type': 'ALPR' });
    const form = formOf(base.tags);
    const change = { action: 'change', base, form, extra: new Map([['height', '3']]) } as const;
    expect(problems(change)).toEqual([]);
    expect(kinds(problems({ ...change, form: { ...form, ref: '\u0001' } }))).toContain('control-character');
    expect(problems({ action: 'remove', base, form, place: base })).toEqual([]);
  });

  test('no longer, once the question is answered', () => {
    expect(problems({ moveSeen: true }, { movedBy: 51 })).toEqual([]);
    expect(problems({ nearbySeen: true }, NEAR)).toEqual([]);
    expect(problems({ action: 'change', base: BASE, extra: new Map([['ref', '2']]) })).toEqual([]);
  });
});

test('cameras nearby stop no review: the uploader knows of newer ones, and asks', () => {
  expect(stopsAt(problems({}, NEAR), 'review')).toEqual([]);
});

describe('what is only pointed out', () => {
  test.for([
    ['not-a-date', { startDate: 'soon' }, 'Add'],
    ['date-in-future', { startDate: '2027' }, 'Add'],
    ['no-comment', {}, ' '],
    ['google', {}, 'Seen on Google Maps'],
  ] as const)('is %s', ([kind, form, comment]) => {
    const found = problems(
      { form: { ...newDraft({ id: '', server: '', place: BASE, changedAt: 0 }).form, ...form } },
      { comment },
    );
    expect(kinds(found)).toEqual([kind]);
    expect(stopsAt(found, 'form')).toEqual([]);
    expect(stopsAt(found, 'review')).toEqual([]);
  });
});

test('of a field the weightiest is told: what stops before what is pointed out', () => {
  const form = { ...newDraft({ id: '', server: '', place: BASE, changedAt: 0 }).form, startDate: LONG };
  expect([...toldBy(problems({ form }), 'field')]).toEqual([['startDate', 'too-long']]);
});

test('the form asks in its own order, and fields come before questions', () => {
  const typed = new Map([['direction', '?']] as const);
  expect(firstToMend(problems({ typed, reason: LONG }, { ...NEAR, movedBy: 99 }))).toBe('direction');
  expect(firstToMend(problems({}, { ...NEAR, movedBy: 99 }))).toBe('place');
});

test('each has its words', () => {
  const form = { ...newDraft({ id: '', server: '', place: BASE, changedAt: 0 }).form, startDate: 'soon', note: LONG };
  const all = problems({
    form,
    typed: new Map([
      ['key', 'x'],
      ['direction', '?'],
    ]),
    extra: new Map([['a', '']]),
  });
  for (const kind of toldBy(all, 'field').values()) expect(Object.keys(messages)).toContain(`problem.${kind}`);
});
