import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import { newDraft } from '../../../src/state/edit/draft.ts';
import { createDraftStore } from '../../../src/state/edit/draftStore.ts';
import { createUploadStore } from '../../../src/state/edit/uploadStore.ts';
import { settled, startApp } from '../../stub/app.ts';
import { viewAt } from '../../stub/viewAt.ts';

const DEADLINE = 500;
const DRAFT = newDraft({ id: 'a', server: 'practice', place: { lat: 1, lon: 2 }, changedAt: 1 });
let opened = 0;

beforeEach(() => {
  vi.useFakeTimers();
  opened = 0;
  // As browsers do that are about to update, or whose profile is on a disk that hangs.
  vi.stubGlobal('indexedDB', {
    open() {
      opened += 1;
      return {};
    },
    databases: () => new Promise(() => undefined),
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a draft is known not to be stored once the limit is over, and stays in memory', async () => {
  const store = createDraftStore({ deadline: DEADLINE });
  const saved = store.save(DRAFT);
  await vi.advanceTimersByTimeAsync(DEADLINE);
  expect(await saved).toMatchObject({ kind: 'storage' });
  const loaded = store.load('practice');
  await vi.advanceTimersByTimeAsync(DEADLINE);
  expect(await loaded).toEqual([DRAFT]);
});

test('many changes wait no longer than two, and the database is opened once for all', async () => {
  const store = createDraftStore({ deadline: DEADLINE });
  const saves = Array.from({ length: 30 }, (_, changedAt) => store.save({ ...DRAFT, changedAt }));
  await vi.advanceTimersByTimeAsync(2 * DEADLINE);
  for (const result of await Promise.all(saves)) expect(result).toBeInstanceOf(Failure);
  expect(opened).toBe(1);
});

test('uploads are as if there were none, and putting one away ends', async () => {
  const store = createUploadStore({ deadline: DEADLINE });
  const loaded = store.load('live');
  await vi.advanceTimersByTimeAsync(2 * DEADLINE);
  expect(await loaded).toEqual([]);
});

test('a browser that refuses IndexedDB altogether has no uploads, and nothing is thrown later', async () => {
  const refuse = (): never => {
    throw new DOMException('refused', 'SecurityError');
  };
  vi.stubGlobal('indexedDB', { open: refuse });
  expect(await createUploadStore({ deadline: DEADLINE }).load('live')).toEqual([]);
  await vi.advanceTimersByTimeAsync(2 * DEADLINE);
});

test('the page says that what is typed is not stored', async () => {
  const drafts = createDraftStore({ deadline: DEADLINE });
  const { state } = startApp({ env: { drafts } });
  state.view.moved(viewAt(40, -75, 19));
  state.editor.start();
  await vi.advanceTimersByTimeAsync(3 * DEADLINE);
  await settled();
  expect(state.editor.unsaved.value).toBe(true);
  state.editor.placeHere();
  state.editor.change({ note: 'by the gate' });
  state.editor.close();
  expect(state.queue.unfinished.value.map(({ form }) => form.note)).toEqual(['by the gate']);
});
