import { beforeEach, expect, test } from 'vitest';
import type { UploadRecord } from '../../../src/state/edit/uploadRecord.ts';
import type { App } from '../../stub/app.ts';
import { settled, startApp } from '../../stub/app.ts';
import { viewAt } from '../../stub/viewAt.ts';
import { SENT } from '../../stub/osm.ts';

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
async function enqueue({ state: { editor } }: App): Promise<void> {
  editor.start();
  editor.placeHere();
  editor.review();
  expect(editor.enqueue()).toBe(true);
  await settled();
}

test('what one tab puts in the queue, changes and drops is seen in the other', async () => {
  await enqueue(mine);
  other.disk.otherTab();
  await settled();
  const [draft] = other.state.queue.waiting.value;
  expect(draft).toBeDefined();
  const { editor, queue } = mine.state;
  await queue.open(draft?.id ?? '');
  editor.backToForm();
  editor.change({ ref: 'B' });
  editor.review();
  editor.enqueue();
  await settled();
  other.disk.otherTab();
  await settled();
  expect(other.state.queue.waiting.value.map(({ form }) => form.ref)).toEqual(['B']);
  queue.drop(draft?.id ?? '');
  await settled();
  other.disk.otherTab();
  await settled();
  expect(other.state.queue.waiting.value).toEqual([]);
});

test('what one tab uploads leaves the queue of the other, and is listed there', async () => {
  await enqueue(mine);
  other.disk.otherTab();
  await settled();
  await mine.state.queue.upload();
  other.disk.otherTab();
  await settled();
  expect(other.state.queue.waiting.value).toEqual([]);
  expect(other.state.uploads.list.value).toHaveLength(1);
});

test('a draft that is open in both is the same in both, as it was typed last', async () => {
  await enqueue(mine);
  other.disk.otherTab();
  await settled();
  const id = other.state.queue.waiting.value[0]?.id ?? '';
  await other.state.queue.open(id);
  expect(other.state.editor.step.value.kind).toBe('reviewing');
  const [draft] = mine.drafts.values();
  if (draft === undefined) throw new Error('no draft');
  mine.drafts.set(id, { ...draft, form: { ...draft.form, note: 'newer' }, changedAt: draft.changedAt + 1 });
  other.disk.otherTab();
  await settled();
  // What is reviewed is what is sent.
  expect(other.state.editor.tags.value.get('note')).toBe('newer');
  mine.drafts.set(id, { ...draft, attempt: SENT, changedAt: draft.changedAt + 2 });
  other.disk.otherTab();
  await settled();
  expect(other.state.editor.step.value.kind).toBe('reviewing');
  mine.drafts.delete(id);
  const done = { id, server: 'practice', action: 'add', key: 'node/900', changeset: 5, undone: false, after: null };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rest is not looked at
  mine.uploads.set(id, done as UploadRecord);
  other.disk.otherTab();
  await settled();
  expect(other.state.editor.step.value).toEqual({ kind: 'saved', action: 'add', key: 'node/900', changeset: 5 });
});

test('what is typed while the disk is read is not lost', async () => {
  const { editor } = mine.state;
  editor.start();
  editor.placeHere();
  await settled();
  const [draft] = mine.drafts.values();
  if (draft === undefined) throw new Error('no draft');
  mine.drafts.set(draft.id, { ...draft, form: { ...draft.form, note: 'theirs' }, changedAt: draft.changedAt + 1 });
  mine.disk.otherTab();
  editor.change({ note: 'mine' });
  await settled();
  expect(editor.draft.value?.form.note).toBe('mine');
});

test('what one tab throws away while the other types in it lives on there', async () => {
  const { editor } = mine.state;
  editor.start();
  editor.placeHere();
  await settled();
  mine.drafts.clear();
  mine.disk.otherTab();
  editor.change({ note: 'half a sentence' });
  await settled();
  expect(editor.draft.value?.form.note).toBe('half a sentence');
  expect([...mine.drafts.values()].map(({ form }) => form.note)).toEqual(['half a sentence']);
});

test('a tab that is closed hears no more', async () => {
  other.state.close();
  await enqueue(mine);
  other.disk.otherTab();
  await settled();
  expect(other.state.queue.waiting.value).toEqual([]);
});
