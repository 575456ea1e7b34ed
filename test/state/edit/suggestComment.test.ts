import { expect, test } from 'vitest';
import { codePoints, MAX_TEXT } from '../../../src/model/text.ts';
import { newDraft } from '../../../src/state/edit/draft.ts';
import { suggestComment } from '../../../src/state/edit/suggestComment.ts';
import { camera } from '../../stub/app.ts';

const DRAFT = newDraft({ id: 'a', server: 'live', place: { lat: 1, lon: 2 }, changedAt: 0 });

const say = (kind: string, { maker = '', reason = '' }): string => `${kind} ${maker}${reason}`;

test('a suggested comment is never longer than OpenStreetMap takes, whatever is in it', () => {
  const long = '\u{1F4F7}'.repeat(250);
  const added = suggestComment({ ...DRAFT, form: { ...DRAFT.form, maker: { name: long } } }, null, say);
  const removed = suggestComment({ ...DRAFT, action: 'remove', base: camera(1, 1, 2), reason: long }, null, say);
  for (const comment of [added, removed]) {
    expect(codePoints(comment)).toBe(MAX_TEXT);
    expect(comment).toMatch(/\u{1F4F7}…$/u);
  }
});

test('it says what is done, of which maker where the map knew one, and why something goes', () => {
  const form = { ...DRAFT.form, maker: { name: 'Rekor' } };
  const base = camera(1, 1, 2);
  expect(suggestComment({ ...DRAFT, form }, null, say)).toBe('addMaker Rekor');
  expect(suggestComment({ ...DRAFT, action: 'change', base, form }, null, (kind) => kind)).toBe('change');
  expect(suggestComment({ ...DRAFT, action: 'remove', base, reason: ' gone ' }, null, say)).toBe('removeReason gone');
  expect(suggestComment(DRAFT, { changeset: 7 }, (kind, { changeset }) => `${kind} ${changeset}`)).toBe('undo 7');
});
