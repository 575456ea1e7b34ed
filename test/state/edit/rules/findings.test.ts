import { describe, expect, test } from 'vitest';
import { READER } from '../../../../src/catalog/devices.ts';
import messages from '../../../../src/ui/en.json' with { type: 'json' };
import type { Camera } from '../../../../src/model/camera.ts';
import { isOutsideUs } from '../../../../src/model/country.ts';
import { draftTags } from '../../../../src/state/edit/draftTags.ts';
import { newDraft } from '../../../../src/state/edit/draft.ts';
import type { Draft } from '../../../../src/state/edit/draft.ts';
import { formOf } from '../../../../src/state/edit/form.ts';
import { EMPTY_FORM } from '../../../../src/state/edit/draft.ts';
import { diffTags } from '../../../../src/model/edit.ts';
import { mayFaceAlike } from '../../../../src/model/facing.ts';
import { find } from '../../../../src/state/edit/rules/findings.ts';
import type { Finding, FindingKind, LookedWithMakers } from '../../../../src/state/edit/rules/finding.ts';

const NOW = Date.UTC(2026, 10, 23);
const ATLANTA = { lat: 33.75, lon: -84.39 };
const LONDON = { lat: 51.5, lon: -0.12 };

function camera(id: number, tags: Readonly<Record<string, string>> = {}): Camera {
  return { type: 'node', id, version: 1, timestamp: null, ...ATLANTA, tags: new Map(Object.entries(tags)) };
}

function draft(tags: Readonly<Record<string, string>> = {}, rest: Partial<Draft> = {}): Draft {
  const { base = null } = rest;
  return newDraft({
    id: 'a',
    server: 's',
    place: ATLANTA,
    changedAt: 0,
    source: 'survey',
    form: base === null ? EMPTY_FORM : formOf(base.tags),
    extra: new Map(Object.entries(tags)),
    ...rest,
  });
}

function look(of: Draft, rest: Partial<LookedWithMakers> = {}): readonly Finding[] {
  return find({
    draft: of,
    tags: draftTags(of),
    changed: diffTags(of.base?.tags ?? new Map(), draftTags(of)),
    movedBy: 0,
    comment: 'Add a camera',
    nearby: [],
    nearbyKnown: true,
    now: NOW,
    makerOf: (value) => (/^flock/i.test(value) ? { name: 'Flock Safety', onlyIn: 'US' } : undefined),
    ...rest,
  });
}

const kinds = (of: readonly Finding[]): readonly FindingKind[] => of.map(({ kind }) => kind);
const GOOD = { direction: '90', manufacturer: 'Flock Safety', operator: 'Atlanta Police Department' };

test('a good camera is not talked about', () => {
  expect(look(draft(GOOD))).toEqual([]);
});

describe('a camera nearby', () => {
  test('of the same look within 15 m is most likely the same one', () => {
    const found = look(draft(GOOD), { nearby: [{ camera: camera(1, { direction: '100' }), metres: 14 }] });
    expect(found).toMatchObject([{ kind: 'duplicate', strong: true, params: { count: 1 } }]);
  });

  test('of unknown look within 15 m is, too', () => {
    expect(kinds(look(draft(GOOD), { nearby: [{ camera: camera(1), metres: 14 }] }))).toEqual(['duplicate']);
  });

  test('that looks elsewhere, or is farther off, is asked about', () => {
    const away = { camera: camera(1, { direction: '270' }), metres: 14 };
    const far = { camera: camera(2), metres: 40 };
    expect(look(draft(GOOD), { nearby: [away, far] })).toMatchObject([
      { kind: 'nearby', strong: false, params: { count: 2 } },
    ]);
    expect(look(draft(GOOD), { nearby: [{ ...far, metres: 51 }] })).toEqual([]);
  });

  test('on the same spot that looks elsewhere may share its pole', () => {
    const nearby = [{ camera: camera(1, { direction: '270' }), metres: 1 }];
    expect(kinds(look(draft(GOOD), { nearby }))).toEqual(['nearby', 'pole']);
  });

  test('does not matter to one that stays where it is', () => {
    const of = draft({}, { action: 'change', base: camera(5, GOOD) });
    expect(look(of, { nearby: [{ camera: camera(1), metres: 5 }], nearbyKnown: false })).toEqual([]);
    const moved = { ...of, place: { ...ATLANTA, lat: 33.76 } };
    expect(kinds(look(moved, { nearby: [{ camera: camera(1), metres: 5 }] }))).toEqual(['duplicate']);
  });

  test('may be there unseen where the surroundings have not been read', () => {
    expect(kinds(look(draft(GOOD), { nearbyKnown: false }))).toEqual(['neighbors-unknown']);
  });
});

describe('makers and operators', () => {
  test('a maker is no operator', () => {
    expect(look(draft({ ...GOOD, operator: 'Flock Safety' }))).toMatchObject([
      { kind: 'operator-is-maker', strong: true },
    ]);
  });

  test('an operator of two or three letters is asked after, unless it was chosen from a list', () => {
    expect(look(draft({ ...GOOD, operator: 'atl' }))).toMatchObject([
      { kind: 'operator-short', strong: true, params: { value: 'atl' } },
    ]);
    const chosen = { ...EMPTY_FORM, operator: { name: 'BKA', wikidata: 'Q312' } };
    expect(kinds(look(draft({ direction: '90', manufacturer: 'Flock Safety' }, { form: chosen })))).toEqual([]);
    expect(kinds(look(draft({ ...GOOD, operator: '警視庁' })))).toEqual([]);
    const before = draft({}, { action: 'change', base: camera(5, { ...GOOD, operator: 'APD' }) });
    expect(look(before)).toEqual([]);
  });

  test('a maker that is spelled another way gets the usual spelling offered', () => {
    expect(look(draft({ ...GOOD, manufacturer: 'flock' }))).toMatchObject([
      { kind: 'maker-spelling', offer: 'Flock Safety', key: 'manufacturer' },
    ]);
  });

  test('a maker that sells in the US only is odd elsewhere', () => {
    expect(look(draft(GOOD, { place: LONDON }))).toMatchObject([{ kind: 'maker-country', strong: true }]);
    expect(look(draft({ ...GOOD, manufacturer: 'Axis' }, { place: LONDON }))).toEqual([]);
  });

  test('what was there before is pointed out, but is not the person’s doing', () => {
    const of = draft({}, { action: 'change', base: camera(5, { ...GOOD, operator: 'Flock Safety' }) });
    expect(look(of)).toMatchObject([{ kind: 'operator-is-maker', strong: false }]);
  });
});

describe('directions', () => {
  test('none is pointed out for a new reader', () => {
    const { direction: _, ...rest } = GOOD;
    expect(kinds(look(draft(rest)))).toEqual(['direction-missing']);
    expect(look(draft({}, { action: 'change', base: camera(5, rest) }))).toEqual([]);
  });

  test('one that nobody understands is shown as it is', () => {
    expect(look(draft({ ...GOOD, direction: 'forward' }))).toMatchObject([
      { kind: 'direction-odd', key: 'direction', params: { value: 'forward' } },
    ]);
  });
});

describe('texts', () => {
  test.for([
    ['start_date', '2027-01-01', 'date-future'],
    ['check_date', '2026-11-25', 'date-future'],
    ['note', 'call 404-555-0123 for more', 'personal-data'],
    ['contact:phone', '+1 404 555 0123', 'personal-data'],
    ['note', 'ask jane@example.org', 'personal-data'],
    ['description', 'it saw ABC 1234 there', 'personal-data'],
    ['note', 'saw 7ABC123', 'personal-data'],
    ['source', 'Google Street View', 'comment-google'],
  ] as const)('%s=%s is a %s', ([key, value, kind]) => {
    expect(look(draft({ ...GOOD, [key]: value }))).toMatchObject([{ kind, key, strong: true }]);
  });

  test.for([
    ['start_date', '2026-11-23'],
    ['start_date', 'last summer'],
    ['note', 'at US 101 and I-85, mile 1234'],
    ['note', 'POLE 12 of 2026-11-23'],
    ['ref', 'ABC1234'],
    ['manufacturer:wikidata', 'Q108485435'],
    ['image', 'https://example.org/IMG_20261123_101112.jpg'],
    ['mapillary', '1234567890123456'],
  ] as const)('%s=%s is nothing to talk about', ([key, value]) => {
    expect(look(draft({ ...GOOD, [key]: value }))).toEqual([]);
  });

  test('personal data that was there before is not laid at the person’s door', () => {
    expect(look(draft({}, { action: 'change', base: camera(5, { ...GOOD, phone: '+1 404 555 0123' }) }))).toEqual([]);
  });

  test('nor in a comment or a reason of one’s own', () => {
    for (const said of [{ comment: 'It read 7ABC123' }, { comment: null, reason: 'Ask jane@example.org' }]) {
      expect(look(draft(GOOD, said))).toMatchObject([{ kind: 'personal-data', strong: true, field: 'comment' }]);
    }
    expect(look(draft(GOOD, { comment: 'Undo my changeset 1234567' }))).toEqual([]);
  });

  test.for([
    'Seen on 2026-11-25 10:00',
    'Seen 2026-11-25, 10:00-10:30',
    'Gesehen am 25.11.2026 10:15',
    'Seen 11/25/2026 10:15:30',
    'Seen 20261125 10:00',
    'Still there 2025-11-25 and 2026-11-25',
    'The same as node 12345678901',
    'https://www.openstreetmap.org/node/12345678901',
    'Undo changeset #1234567890',
  ])('"%s" holds no phone number', (comment) => {
    expect(look(draft(GOOD, { comment }))).toEqual([]);
  });

  test.for(['Seen 2026-11-25 10:00, call 404-555-0123', '(202) 555-0143', '+1 404 555 2019', '2025550143'])(
    '"%s" holds one',
    (comment) => {
      expect(look(draft(GOOD, { comment }))).toMatchObject([{ kind: 'personal-data' }]);
    },
  );

  test('a comment must say something, and not name Google', () => {
    expect(look(draft(GOOD), { comment: '  ' })).toMatchObject([{ kind: 'comment-empty', strong: true }]);
    expect(look(draft(GOOD), { comment: 'from Google Maps' })).toMatchObject([
      { kind: 'comment-google', strong: true },
    ]);
  });
});

test('a reader that was placed from far out should be placed again', () => {
  expect(kinds(look(draft(GOOD, { placedAt: 16.2 })))).toEqual(['zoomed-out']);
  expect(look(draft(GOOD, { placedAt: 18 }))).toEqual([]);
});

test('a change that does not say how one knows of it is asked, and never more than that', () => {
  for (const of of [draft(GOOD), draft({}, { action: 'remove', base: camera(5) })]) {
    expect(look({ ...of, source: null })).toMatchObject([{ kind: 'source-missing', strong: false, field: 'source' }]);
  }
  // What takes an upload back has its source in that.
  expect(look({ ...draft(GOOD), source: null, undoes: 'b' })).toEqual([]);
});

test('a removal and a confirmation are only asked for what the changeset says', () => {
  for (const action of ['remove', 'confirm'] as const) {
    const of = draft({}, { action, base: camera(5, { operator: 'Flock Safety', direction: 'x' }) });
    expect(look(of)).toEqual([]);
    expect(kinds(look(of, { comment: '' }))).toEqual(['comment-empty']);
  }
});

test('every kind has a sentence of advice', () => {
  const all: Readonly<Record<FindingKind, true>> = {
    duplicate: true,
    nearby: true,
    pole: true,
    'neighbors-unknown': true,
    'operator-is-maker': true,
    'operator-short': true,
    'maker-spelling': true,
    'maker-country': true,
    'direction-missing': true,
    'direction-odd': true,
    'zoomed-out': true,
    'date-future': true,
    'comment-empty': true,
    'source-missing': true,
    'comment-google': true,
    'personal-data': true,
  };
  for (const kind of Object.keys(all)) expect(Object.hasOwn(messages, `finding.${kind}`)).toBe(true);
});

test.for([
  [33.75, -84.39, false],
  [64.8, -147.7, false],
  [52.8, 173.1, false],
  [21.3, -157.8, false],
  [18.4, -66.1, false],
  [51.5, -0.12, true],
  [-33.9, 151.2, true],
  [19.4, -99.1, true],
  [53.5, -113.5, true],
] as const)('%d, %d is surely outside the US: %s', ([lat, lon, outside]) => {
  expect(isOutsideUs({ lat, lon })).toBe(outside);
});

test.for([
  ['90', '100', true],
  ['90', '135', false],
  ['350', '10', true],
  ['90', '270', false],
  ['90;270', '265', true],
  ['0-360', '200', true],
  ['forward', '200', true],
  ['', '200', true],
] as const)('%s and %s may look the same way: %s', ([a, b, alike]) => {
  expect(mayFaceAlike(new Map([...READER.baseTags, ['direction', a]]), new Map([['direction', b]]))).toBe(alike);
  expect(mayFaceAlike(new Map([['direction', b]]), new Map([['direction', a]]))).toBe(alike);
});
