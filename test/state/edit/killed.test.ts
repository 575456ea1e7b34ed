import { expect, test } from 'vitest';
import type { Draft } from '../../../src/state/edit/draft.ts';
import { newDraft } from '../../../src/state/edit/draft.ts';
import type { Attempt } from '../../../src/osm/upload/attempt.ts';
import type { UploadRecord } from '../../../src/state/edit/uploadRecord.ts';
import { settled, startApp } from '../../stub/app.ts';
import { viewAt } from '../../stub/viewAt.ts';
import { StubOsm } from '../../stub/osm.ts';
import { toReview } from './reviewing.ts';

// A browser that is killed loses the newest of what it noted in localStorage. What is on the disk is enough.

const CREATING: Attempt = { changeset: null, state: 'creating', known: [], shared: false, written: null };

function draftsWith(attempt: Attempt | null): Map<string, Draft> {
  const draft = newDraft({ id: 'a', server: 'practice', place: { lat: 1, lon: 2 }, changedAt: 1, attempt });
  return new Map([['a', draft]]);
}

test.for([
  ['being opened', CREATING],
  ['never answered', { ...CREATING, state: 'rejected' }],
] as const)(
  'a changeset that was %s is looked for by what the disk knows of the attempt, once',
  async ([, attempt]) => {
    const at = startApp({ drafts: draftsWith(attempt) });
    await settled();
    // Noted for the next visit: a copy of the database may not know of it yet.
    expect([...at.local.keys()]).toEqual(['leftovers practice']);
    expect(at.writing.closings).toBe(1);
    at.state.queue.resume();
    at.state.editor.change({ note: 'typed on' });
    await settled();
    expect(at.writing.closings).toBe(1);
  },
);

test('where that fails it is not asked for with every key, but before the next upload', async () => {
  const writing = new StubOsm();
  writing.closes = false;
  const at = startApp({ drafts: draftsWith(CREATING), writing });
  await settled();
  at.state.view.moved(viewAt(40, -75, 19));
  at.state.queue.resume();
  at.state.editor.change({ note: 'typed on' });
  await settled();
  expect(writing.closings).toBe(1);
  await toReview(at);
  await at.state.editor.upload();
  expect(writing.closings).toBe(2);
});

test('a draft that was never sent has nothing to be looked for', async () => {
  const at = startApp({ drafts: draftsWith(null) });
  await settled();
  expect(at.writing.closings).toBe(0);
});

test('an addition whose duplicates could not be looked for is remembered with its record', async () => {
  const at = startApp();
  at.state.view.moved(viewAt(40, -75, 19));
  at.writing.upload = () => Promise.resolve({ kind: 'saved', id: 900, version: 1, changeset: 5, unchecked: true });
  await toReview(at);
  await at.state.editor.upload();
  const uploads = new Map<string, UploadRecord>(at.uploads);
  const after = startApp({ uploads });
  await settled();
  expect(after.writing.checked).toEqual([{ changeset: 5, id: 900 }]);
  expect([...after.uploads.values()].map(({ unchecked }) => unchecked)).toEqual([false]);
});
