import { beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '../../../src/model/failure.ts';
import type { Overtaken } from '../../../src/osm/types.ts';
import type { App } from '../../stub/app.ts';
import { camera, settled, startApp } from '../../stub/app.ts';
import { viewAt } from '../../stub/viewAt.ts';
import { StubOsm, SENT } from '../../stub/osm.ts';

let at: App;
let opened: number[];

beforeEach(async () => {
  at = startApp();
  opened = [];
  at.state.view.moved(viewAt(40, -75, 19));
  let ids = 900;
  at.writing.upload = async (job, watch) => {
    await watch.save({ ...SENT, shared: true });
    if (job.into === null || job.into === undefined) opened.push(opened.length + 5);
    const changeset = job.into?.id ?? opened.at(-1) ?? 0;
    const id = (ids += 1);
    const open = { id: changeset, written: [...(job.into?.written ?? []), id] };
    return { kind: 'saved', id, version: 1, changeset, ...(job.keepOpen === true ? { open } : {}) };
  };
  await settled();
});

/** Puts a new camera with those that wait. */
function enqueue(lat: number, here: App = at): void {
  const { editor } = here.state;
  here.state.view.moved(viewAt(lat, -75, 19));
  editor.start();
  editor.placeHere();
  expect(editor.review()).toBeNull();
  expect(editor.enqueue()).toBe(true);
}

test('changes wait side by side, over a reload too', async () => {
  enqueue(40);
  enqueue(40.1);
  expect(at.state.editor.step.value.kind).toBe('idle');
  expect(at.state.queue.waiting.value.map(({ place }) => place.lat)).toEqual([40, 40.1]);
  expect(at.state.queue.kept.value).toBeNull();
  const reloaded = startApp({ drafts: at.drafts });
  await settled();
  expect(reloaded.state.queue.waiting.value).toHaveLength(2);
});

test('one changeset takes what belongs together', async () => {
  const closed: unknown[] = [];
  at.writing.close = (changeset) => {
    closed.push(changeset);
    return Promise.resolve(true);
  };
  enqueue(40);
  enqueue(40.1);
  enqueue(44);
  await at.state.queue.upload();
  expect(at.writing.sent.map(({ into }) => into?.id)).toEqual([undefined, 5, undefined]);
  expect(closed).toEqual([{ id: 5, written: [901, 902] }]);
  expect(at.drafts.size).toBe(0);
  expect(at.state.uploads.list.value.map(({ changeset }) => changeset).toSorted((a, b) => a - b)).toEqual([5, 5, 6]);
});

test('a change that fails stays, and the others go on', async () => {
  enqueue(40);
  enqueue(40.1);
  enqueue(40.2);
  const upload = at.writing.upload;
  at.writing.upload = (job, watch) =>
    job.change.kind === 'create' && job.change.place.lat === 40.1
      ? Promise.resolve({ kind: 'rejected', failure: new Failure('query-refused') })
      : upload(job, watch);
  await at.state.queue.upload();
  const [left, ...more] = at.state.queue.waiting.value;
  expect(more).toEqual([]);
  expect(left?.place.lat).toBe(40.1);
  expect(at.state.queue.progress.value.get(left?.id ?? '')).toMatchObject({ kind: 'failed' });
  expect(at.state.queue.uploading.value).toBe(false);
});

test('what all of them would meet stops the rest', async () => {
  enqueue(40);
  enqueue(40.1);
  at.writing.upload = () => Promise.resolve({ kind: 'rejected', failure: new Failure('read-only') });
  await at.state.queue.upload();
  expect(at.writing.sent).toHaveLength(1);
  expect(at.state.queue.waiting.value).toHaveLength(2);
});

test('what may have arrived is asked after before anything is sent', async () => {
  enqueue(40);
  at.writing.upload = async (_, watch) => {
    await watch.save(SENT);
    return { kind: 'unknown', failure: new Failure('timeout') };
  };
  await at.state.queue.upload();
  expect(at.state.queue.waiting.value).toHaveLength(1);
  at.writing.settle = () => Promise.resolve({ kind: 'saved', id: 901, version: 1, changeset: 5 });
  await at.state.queue.upload();
  expect(at.writing.sent).toHaveLength(1);
  expect(at.writing.settled).toHaveLength(1);
  expect(at.drafts.size).toBe(0);
});

test('a changeset that holds more than was written has each of its changes settled', async () => {
  enqueue(40);
  enqueue(40.1);
  at.writing.close = () => Promise.resolve(false);
  at.writing.settle = () => Promise.resolve({ kind: 'saved', id: 950, version: 1, changeset: 5 });
  await at.state.queue.upload();
  expect(at.writing.settled).toHaveLength(2);
  expect(at.drafts.size).toBe(0);
});

test('a change that another tab has finished is gone here, too', async () => {
  enqueue(40);
  at.drafts.clear();
  at.disk.forgetUnstored();
  await at.state.queue.upload();
  expect(at.writing.sent).toEqual([]);
  expect(at.state.queue.waiting.value).toEqual([]);
});

test('coming back online asks, and uploads nothing by itself', async () => {
  at.online(false);
  enqueue(40);
  at.online(true);
  await settled();
  expect(at.state.queue.asked.value).toBe(true);
  expect(at.writing.sent).toEqual([]);
  at.state.queue.dismissAsked();
  expect(at.state.queue.asked.value).toBe(false);
});

test('a waiting change can be opened, changed, and put back', () => {
  enqueue(40);
  const { editor, queue } = at.state;
  const [draft] = queue.waiting.value;
  void queue.open(draft?.id ?? '');
  expect(editor.step.value.kind).toBe('reviewing');
  editor.backToForm();
  expect(editor.draft.value?.queued).toBe(false);
  editor.change({ ref: 'B' });
  editor.review();
  expect(editor.enqueue()).toBe(true);
  expect(queue.waiting.value.map(({ form }) => form.ref)).toEqual(['B']);
});

test('a waiting change can be dropped, and brought back', () => {
  enqueue(40);
  const { editor, queue } = at.state;
  queue.drop(queue.waiting.value[0]?.id ?? '');
  expect(queue.waiting.value).toEqual([]);
  expect(at.drafts.size).toBe(0);
  editor.undoDiscard();
  expect(queue.waiting.value).toHaveLength(1);
  expect(at.drafts.size).toBe(1);
});

describe('a change that someone else was quicker with', () => {
  const overtaken: Overtaken = { kind: 'deleted', last: { who: 'Someone', when: 5 } };
  let id: string;

  beforeEach(async () => {
    at.writing.nodes = [camera(101, 40, -75, { 'surveillance:type': 'ALPR', a: '1' })];
    const { editor, queue } = at.state;
    await editor.edit('node/101');
    editor.setTag('a', '2');
    editor.review();
    editor.enqueue();
    at.writing.upload = () => Promise.resolve(overtaken);
    await queue.upload();
    id = queue.waiting.value[0]?.id ?? '';
  });

  test('waits to be opened', () => {
    expect(at.state.queue.progress.value.get(id)).toEqual({ kind: 'deleted' });
  });

  test.each<readonly [string, Overtaken]>([
    ['deleted', overtaken],
    [
      'conflict',
      {
        kind: 'conflict',
        conflicts: [{ key: 'a', base: '1', theirs: '3', mine: '2' }],
        place: null,
        theirs: { ...camera(101, 40, -75, { 'surveillance:type': 'ALPR', a: '3' }), version: 2 },
        last: { who: 'Someone', when: 5 },
      },
    ],
  ])('opens at what is to be decided, as it is by now: %s', async (kind, now) => {
    at.writing.look = () => Promise.resolve(now);
    const opening = at.state.queue.open(id);
    expect(at.state.editor.step.value).toMatchObject({ kind: 'opening', key: 'node/101' });
    await opening;
    expect(at.state.editor.step.value).toMatchObject({ kind, who: 'Someone' });
    expect(at.writing.sent).toHaveLength(1);
  });

  test('opens so after a reload, too', async () => {
    const writing = new StubOsm();
    writing.look = () => Promise.resolve(overtaken);
    const reloaded = startApp({ drafts: at.drafts, writing });
    await settled();
    await reloaded.state.queue.open(id);
    expect(reloaded.state.editor.step.value.kind).toBe('deleted');
  });

  test('opens at its review where nothing stands in the way any more', async () => {
    await at.state.queue.open(id);
    expect(at.state.editor.step.value.kind).toBe('reviewing');
  });

  test('says why where it can’t be told how it stands', async () => {
    at.writing.look = () => Promise.reject(new Failure('offline'));
    await at.state.queue.open(id);
    expect(at.state.editor.step.value).toMatchObject({ kind: 'failed', failure: { kind: 'offline' } });
  });

  test('is left alone where it was closed before the answer came', async () => {
    at.writing.look = () => Promise.resolve(overtaken);
    const opening = at.state.queue.open(id);
    at.state.editor.close();
    await opening;
    expect(at.state.editor.step.value.kind).toBe('idle');
  });

  test('waits like any other once it is decided', async () => {
    const { editor, queue } = at.state;
    at.writing.look = () => Promise.resolve(overtaken);
    await queue.open(id);
    editor.close();
    expect(queue.progress.value.get(id)).toBeUndefined();
    expect(queue.waiting.value[0]?.attempt?.state).toBe('conflict');
    await editor.edit('node/101');
    expect(editor.step.value.kind).toBe('deleted');
  });
});

test('a queued reader that someone else added meanwhile is opened at those nearby', async () => {
  enqueue(40);
  at.writing.upload = () => Promise.resolve({ kind: 'nearby', cameras: [camera(77, 40.000_01, -75)] });
  const { editor, queue } = at.state;
  await queue.upload();
  await queue.open(queue.waiting.value[0]?.id ?? '');
  expect(editor.step.value.kind).toBe('describing');
  expect(editor.nearby.value.map(({ camera: { id } }) => id)).toEqual([77]);
  expect(editor.review()).toBe('nearby');
});
