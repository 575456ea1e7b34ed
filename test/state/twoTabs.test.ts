import { beforeEach, expect, test } from 'vitest';
import type { UploadRecord } from '../../src/state/types.ts';
import type { App } from '../stub/app.ts';
import { settled, viewAt, startApp } from '../stub/app.ts';
import { SENT } from '../stub/osm.ts';

/** Two tabs over one disk: what one does, the other is told of. */
let mine: App;
let other: App;

beforeEach(async () => {
  mine = startApp();
  other = startApp({ drafts: mine.drafts, uploads: mine.uploads });
  for (const { state } of [mine, other]) state.view.moved(viewAt(40, -75, 19));
  await settled();
});

/** Puts a new camera with those that wait. */
async function enqueue({ state: { adding } }: App): Promise<void> {
  adding.start();
  adding.placeHere();
  adding.review();
  expect(adding.enqueue()).toBe(true);
  await settled();
}

test('what one tab puts in the queue, changes and drops is seen in the other', async () => {
  await enqueue(mine);
  other.disk.otherTab();
  await settled();
  const [draft] = other.state.adding.queue.value;
  expect(draft).toBeDefined();
  const { adding } = mine.state;
  await adding.open(draft?.id ?? '');
  adding.backToForm();
  adding.change({ ref: 'B' });
  adding.review();
  adding.enqueue();
  await settled();
  other.disk.otherTab();
  await settled();
  expect(other.state.adding.queue.value.map(({ form }) => form.ref)).toEqual(['B']);
  adding.drop(draft?.id ?? '');
  await settled();
  other.disk.otherTab();
  await settled();
  expect(other.state.adding.queue.value).toEqual([]);
});

test('what one tab uploads leaves the queue of the other, and is listed there', async () => {
  await enqueue(mine);
  other.disk.otherTab();
  await settled();
  await mine.state.adding.uploadQueue();
  other.disk.otherTab();
  await settled();
  expect(other.state.adding.queue.value).toEqual([]);
  expect(other.state.adding.uploads.value).toHaveLength(1);
});

test('a draft that is open in both is the same in both, as it was typed last', async () => {
  await enqueue(mine);
  other.disk.otherTab();
  await settled();
  const id = other.state.adding.queue.value[0]?.id ?? '';
  await other.state.adding.open(id);
  expect(other.state.adding.step.value.kind).toBe('reviewing');
  const [draft] = mine.drafts.values();
  if (draft === undefined) throw new Error('no draft');
  mine.drafts.set(id, { ...draft, form: { ...draft.form, note: 'newer' }, changedAt: draft.changedAt + 1 });
  other.disk.otherTab();
  await settled();
  // What is reviewed is what is sent.
  expect(other.state.adding.tags.value.get('note')).toBe('newer');
  mine.drafts.set(id, { ...draft, attempt: SENT, changedAt: draft.changedAt + 2 });
  other.disk.otherTab();
  await settled();
  expect(other.state.adding.step.value.kind).toBe('reviewing');
  mine.drafts.delete(id);
  const done = { id, server: 'practice', key: 'node/900', changeset: 5, undone: false };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rest is not looked at
  mine.uploads.set(id, done as UploadRecord);
  other.disk.otherTab();
  await settled();
  expect(other.state.adding.step.value).toEqual({ kind: 'saved', key: 'node/900', changeset: 5 });
});

test('what is typed while the disk is read is not lost', async () => {
  const { adding } = mine.state;
  adding.start();
  adding.placeHere();
  await settled();
  const [draft] = mine.drafts.values();
  if (draft === undefined) throw new Error('no draft');
  mine.drafts.set(draft.id, { ...draft, form: { ...draft.form, note: 'theirs' }, changedAt: draft.changedAt + 1 });
  mine.disk.otherTab();
  adding.change({ note: 'mine' });
  await settled();
  expect(adding.draft.value?.form.note).toBe('mine');
});

test('what one tab throws away while the other types in it lives on there', async () => {
  const { adding } = mine.state;
  adding.start();
  adding.placeHere();
  await settled();
  mine.drafts.clear();
  mine.disk.otherTab();
  adding.change({ note: 'half a sentence' });
  await settled();
  expect(adding.draft.value?.form.note).toBe('half a sentence');
  expect([...mine.drafts.values()].map(({ form }) => form.note)).toEqual(['half a sentence']);
});

test('a tab that is closed hears no more', async () => {
  other.state.close();
  await enqueue(mine);
  other.disk.otherTab();
  await settled();
  expect(other.state.adding.queue.value).toEqual([]);
});
