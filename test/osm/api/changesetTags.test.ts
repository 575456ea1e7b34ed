import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChangesetFacts } from '../../../src/osm/api/changesetTags.ts';
import { changesetTags } from '../../../src/osm/api/changesetTags.ts';
import { checkText } from '../../../src/model/text.ts';

const FACTS: ChangesetFacts = {
  comment: 'Add a license plate reader',
  version: '1.2.3',
  host: 'https://example.org/sightline/?x=1#map=18/33.75/-84.39',
  locale: 'en-US',
  source: 'survey',
  imageryUsed: null,
  reviewRequested: false,
};

test('a changeset says what, by which program, where from, in which language and seen how', () => {
  expect([...changesetTags(FACTS)]).toEqual([
    ['comment', 'Add a license plate reader'],
    ['created_by', 'Sightline 1.2.3'],
    ['host', 'https://example.org/sightline/'],
    ['locale', 'en-US'],
    ['source', 'survey'],
  ]);
});

test('review and imagery are told where they apply', () => {
  const tags = changesetTags({ ...FACTS, source: 'imagery', imageryUsed: 'Some imagery', reviewRequested: true });
  expect(tags.get('imagery_used')).toBe('Some imagery');
  expect(tags.get('review_requested')).toBe('yes');
});

test('hashtags of the comment are named once more, each once', () => {
  const tags = changesetTags({ ...FACTS, comment: 'Add readers #alpr #Austin #alpr, not#this #' });
  expect(tags.get('hashtags')).toBe('#alpr;#Austin');
});

test('what is not known writes no tag: the source is never guessed', () => {
  const tags = changesetTags({ ...FACTS, comment: '  ', host: 'about:blank', locale: '', source: null });
  expect([...tags.keys()]).toEqual(['created_by']);
});

test('every value is what OpenStreetMap takes, however long the comment', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (comment) => {
      const tag = changesetTags({ ...FACTS, comment: comment.repeat(3) }).get('comment');
      return tag === undefined || checkText(tag) !== 'too-long';
    }),
  );
  const cut = changesetTags({ ...FACTS, comment: '\u{1F4F7}'.repeat(300) }).get('comment');
  expect(cut).toBe(`${'\u{1F4F7}'.repeat(254)}…`);
  expect(
    changesetTags({ ...FACTS, host: 'https://example.org', version: 'x'.repeat(244) }).get('created_by'),
  ).toHaveLength(254);
  expect(changesetTags({ ...FACTS, comment: `${'x'.repeat(254)} and more` }).get('comment')).toBe(
    `${'x'.repeat(254)}…`,
  );
});
