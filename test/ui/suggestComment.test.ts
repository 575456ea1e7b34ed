import { expect, test } from 'vitest';
import '../../src/ui/laterWords.ts';
import { codePoints, MAX_TEXT } from '../../src/model/text.ts';
import { newDraft } from '../../src/state/edit/draft.ts';
import { suggestComment } from '../../src/ui/edit/suggestComment.ts';
import { camera } from '../stub/app.ts';

const DRAFT = newDraft({ id: 'a', server: 'live', place: { lat: 1, lon: 2 }, changedAt: 0 });

test('a suggested comment is never longer than OpenStreetMap takes, whatever is in it', () => {
  const long = '\u{1F4F7}'.repeat(250);
  const added = suggestComment({ ...DRAFT, form: { ...DRAFT.form, maker: { name: long } } }, null);
  const removed = suggestComment({ ...DRAFT, action: 'remove', base: camera(1, 1, 2), reason: long }, null);
  for (const comment of [added, removed]) {
    expect(codePoints(comment)).toBe(MAX_TEXT);
    expect(comment).toMatch(/\u{1F4F7}…$/u);
  }
});
