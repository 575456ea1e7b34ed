import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Draft } from '../../../src/state/edit/draft.ts';
import { newDraft } from '../../../src/state/edit/draft.ts';
import { EMPTY_FORM } from '../../../src/state/edit/draft.ts';
import { readDraft } from '../../../src/state/edit/draftRecord.ts';

const DRAFT: Draft = newDraft({
  id: 'a',
  server: 'live',
  step: 'describing',
  place: { lat: 33.7, lon: -84.4 },
  form: {
    ...EMPTY_FORM,
    maker: { name: 'Flock Safety', wikidata: 'Q108485435' },
    operator: { name: 'Someone', type: 'private' },
    directions: [{ from: 67.5, width: 45, bare: true }],
  },
  source: 'survey',
  comment: null,
  reviewRequested: true,
  nearbySeen: false,
  attempt: { changeset: 7, state: 'uploading', known: [3], shared: true, written: { id: 4, version: 2 } },
  action: 'change',
  base: {
    type: 'node',
    id: 4,
    version: 1,
    timestamp: null,
    lat: 33.7,
    lon: -84.4,
    tags: new Map([['__proto__', 'x']]),
  },
  extra: new Map([
    ['a', 'b'],
    ['c', null],
  ]),
  typed: new Map([
    ['direction', 'ENE\nby the gate'],
    ['key', 'heig'],
  ]),
  reason: 'gone',
  queued: true,
  seen: ['node/3'],
  uses: [{ key: 'way/7100', name: 'highway=primary' }],
  moveSeen: true,
  undoes: 'b',
  imageryUsed: 'x',
  placedAt: 19,
  changedAt: 1_795_000_000_000,
});

test('a draft is read back as it was', () => {
  expect(readDraft(structuredClone(DRAFT))).toEqual(DRAFT);
  const bare = { ...DRAFT, source: null, attempt: null, form: EMPTY_FORM };
  expect(readDraft(structuredClone(bare))).toEqual(bare);
  expect(readDraft({ ...DRAFT, attempt: { changeset: null, sent: false } })?.attempt).toMatchObject({
    state: 'creating',
  });
});

test('fields that are not known are left behind', () => {
  expect(readDraft({ ...DRAFT, surprise: 1, form: { ...DRAFT.form, color: 'red' } })).toEqual(DRAFT);
});

test.for([
  { id: 1 },
  { step: 'uploading' },
  { place: { lat: 91, lon: 0 } },
  { place: { lat: Number.NaN, lon: 0 } },
  { place: null },
  { form: { ...DRAFT.form, directions: null } },
  { form: { ...DRAFT.form, directions: [{ from: 10 }] } },
  { form: { ...DRAFT.form, surveillance: 5 } },
  { form: { ...DRAFT.form, maker: 'Flock Safety' } },
  { form: { ...DRAFT.form, maker: { name: 'x', wikidata: 5 } } },
  { source: 'google' },
  { comment: 5 },
  { attempt: { changeset: '7', sent: true } },
  { attempt: { changeset: 7, state: 'flying' } },
  { action: 'fly' },
  { base: { ...DRAFT.base, type: 'way' } },
  { base: { ...DRAFT.base, version: 0 } },
  { base: { ...DRAFT.base, tags: {} } },
  { extra: new Map([['a', 5]]) },
  { extra: {} },
  { typed: new Map([['shoe', '43']]) },
  { typed: new Map([['key', 5]]) },
  { seen: ['house/3'] },
  { attempt: { changeset: 0, sent: true } },
  { attempt: { changeset: 7 } },
  { changedAt: '2026' },
])('a draft with a wrong field is no draft: %o', (wrong) => {
  expect(readDraft({ ...DRAFT, ...wrong })).toBeNull();
});

/** The fields of the first format. */
const FIRST = [
  'id',
  'server',
  'step',
  'place',
  'form',
  'source',
  'comment',
  'reviewRequested',
  'nearbySeen',
  'attempt',
  'changedAt',
];

test('a draft of the first format is one of a new reader', () => {
  const old = Object.fromEntries(Object.entries(DRAFT).filter(([name]) => FIRST.includes(name)));
  expect(readDraft({ ...old, attempt: { changeset: 7, sent: true } })).toEqual(
    newDraft({
      id: DRAFT.id,
      server: DRAFT.server,
      step: DRAFT.step,
      place: DRAFT.place,
      form: DRAFT.form,
      source: DRAFT.source,
      reviewRequested: true,
      changedAt: DRAFT.changedAt,
      attempt: { changeset: 7, state: 'uploading', known: [], shared: false, written: null },
    }),
  );
});

test('a draft that lacks any field of the first format is no draft', () => {
  for (const key of FIRST) {
    expect(readDraft(Object.fromEntries(Object.entries(DRAFT).filter(([name]) => name !== key)))).toBeNull();
  }
});

test('no stored value whatsoever makes reading fail', () => {
  fc.assert(
    fc.property(fc.anything(), fc.constantFrom(...Object.keys(DRAFT)), (value, key) => {
      readDraft(value);
      readDraft({ ...DRAFT, [key]: value });
    }),
  );
});
