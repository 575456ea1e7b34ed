import { beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import type { Overtaken } from '../../src/osm/types.ts';
import type { App } from '../stub/app.ts';
import { camera, settled, viewAt, startApp } from '../stub/app.ts';
import { StubOsm, SENT } from '../stub/osm.ts';

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
  const { adding } = here.state;
  here.state.view.moved(viewAt(lat, -75, 19));
  adding.start();
  adding.placeHere();
  expect(adding.review()).toBeNull();
  expect(adding.enqueue()).toBe(true);
}

test('changes wait side by side, over a reload too', async () => {
  enqueue(40);
  enqueue(40.1);
  expect(at.state.adding.step.value.kind).toBe('idle');
  expect(at.state.adding.queue.value.map(({ place }) => place.lat)).toEqual([40, 40.1]);
  expect(at.state.adding.kept.value).toBeNull();
  const reloaded = startApp({ drafts: at.drafts });
  await settled();
  expect(reloaded.state.adding.queue.value).toHaveLength(2);
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
  await at.state.adding.uploadQueue();
  expect(at.writing.sent.map(({ into }) => into?.id)).toEqual([undefined, 5, undefined]);
  expect(closed).toEqual([{ id: 5, written: [901, 902] }]);
  expect(at.drafts.size).toBe(0);
  expect(at.state.adding.uploads.value.map(({ changeset }) => changeset).toSorted((a, b) => a - b)).toEqual([5, 5, 6]);
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
  await at.state.adding.uploadQueue();
  const [left, ...more] = at.state.adding.queue.value;
  expect(more).toEqual([]);
  expect(left?.place.lat).toBe(40.1);
  expect(at.state.adding.progress.value.get(left?.id ?? '')).toMatchObject({ kind: 'failed' });
  expect(at.state.adding.uploadingQueue.value).toBe(false);
});

test('what all of them would meet stops the rest', async () => {
  enqueue(40);
  enqueue(40.1);
  at.writing.upload = () => Promise.resolve({ kind: 'rejected', failure: new Failure('read-only') });
  await at.state.adding.uploadQueue();
  expect(at.writing.sent).toHaveLength(1);
  expect(at.state.adding.queue.value).toHaveLength(2);
});

test('what may have arrived is asked after before anything is sent', async () => {
  enqueue(40);
  at.writing.upload = async (_, watch) => {
    await watch.save(SENT);
    return { kind: 'unknown', failure: new Failure('timeout') };
  };
  await at.state.adding.uploadQueue();
  expect(at.state.adding.queue.value).toHaveLength(1);
  at.writing.settle = () => Promise.resolve({ kind: 'saved', id: 901, version: 1, changeset: 5 });
  await at.state.adding.uploadQueue();
  expect(at.writing.sent).toHaveLength(1);
  expect(at.writing.settled).toHaveLength(1);
  expect(at.drafts.size).toBe(0);
});

test('a changeset that holds more than was written has each of its changes settled', async () => {
  enqueue(40);
  enqueue(40.1);
  at.writing.close = () => Promise.resolve(false);
  at.writing.settle = () => Promise.resolve({ kind: 'saved', id: 950, version: 1, changeset: 5 });
  await at.state.adding.uploadQueue();
  expect(at.writing.settled).toHaveLength(2);
  expect(at.drafts.size).toBe(0);
});

test('a change that another tab has finished is gone here, too', async () => {
  enqueue(40);
  at.drafts.clear();
  at.disk.forgetUnstored();
  await at.state.adding.uploadQueue();
  expect(at.writing.sent).toEqual([]);
  expect(at.state.adding.queue.value).toEqual([]);
});

test('coming back online asks, and uploads nothing by itself', async () => {
  at.online(false);
  enqueue(40);
  at.online(true);
  await settled();
  expect(at.state.adding.queueAsked.value).toBe(true);
  expect(at.writing.sent).toEqual([]);
  at.state.adding.dismissQueueAsked();
  expect(at.state.adding.queueAsked.value).toBe(false);
});

test('a waiting change can be opened, changed, and put back', () => {
  enqueue(40);
  const { adding } = at.state;
  const [draft] = adding.queue.value;
  void adding.open(draft?.id ?? '');
  expect(adding.step.value.kind).toBe('reviewing');
  adding.backToForm();
  expect(adding.draft.value?.queued).toBe(false);
  adding.change({ ref: 'B' });
  adding.review();
  expect(adding.enqueue()).toBe(true);
  expect(adding.queue.value.map(({ form }) => form.ref)).toEqual(['B']);
});

test('a waiting change can be dropped, and brought back', () => {
  enqueue(40);
  const { adding } = at.state;
  adding.drop(adding.queue.value[0]?.id ?? '');
  expect(adding.queue.value).toEqual([]);
  expect(at.drafts.size).toBe(0);
  adding.undoDiscard();
  expect(adding.queue.value).toHaveLength(1);
  expect(at.drafts.size).toBe(1);
});

describe('a change that someone else was quicker with', () => {
  const overtaken: Overtaken = { kind: 'deleted', last: { who: 'Someone', when: 5 } };
  let id: string;

  beforeEach(async () => {
    at.writing.nodes = [camera(101, 40, -75, { a: '1' })];
    const { adding } = at.state;
    await adding.edit('node/101');
    adding.setTag('a', '2');
    adding.review();
    adding.enqueue();
    at.writing.upload = () => Promise.resolve(overtaken);
    await adding.uploadQueue();
    id = adding.queue.value[0]?.id ?? '';
  });

  test('waits to be opened', () => {
    expect(at.state.adding.progress.value.get(id)).toEqual({ kind: 'deleted' });
  });

  test.each<readonly [string, Overtaken]>([
    ['deleted', overtaken],
    [
      'conflict',
      {
        kind: 'conflict',
        conflicts: [{ key: 'a', base: '1', theirs: '3', mine: '2' }],
        place: null,
        theirs: { ...camera(101, 40, -75, { a: '3' }), version: 2 },
        last: { who: 'Someone', when: 5 },
      },
    ],
  ])('opens at what is to be decided, as it is by now: %s', async (kind, now) => {
    at.writing.look = () => Promise.resolve(now);
    const opening = at.state.adding.open(id);
    expect(at.state.adding.step.value).toMatchObject({ kind: 'opening', key: 'node/101' });
    await opening;
    expect(at.state.adding.step.value).toMatchObject({ kind, who: 'Someone' });
    expect(at.writing.sent).toHaveLength(1);
  });

  test('opens so after a reload, too', async () => {
    const writing = new StubOsm();
    writing.look = () => Promise.resolve(overtaken);
    const reloaded = startApp({ drafts: at.drafts, writing });
    await settled();
    await reloaded.state.adding.open(id);
    expect(reloaded.state.adding.step.value.kind).toBe('deleted');
  });

  test('opens at its review where nothing stands in the way any more', async () => {
    await at.state.adding.open(id);
    expect(at.state.adding.step.value.kind).toBe('reviewing');
  });

  test('says why where it can’t be told how it stands', async () => {
    at.writing.look = () => Promise.reject(new Failure('offline'));
    await at.state.adding.open(id);
    expect(at.state.adding.step.value).toMatchObject({ kind: 'failed', failure: { kind: 'offline' } });
  });

  test('is left alone where it was closed before the answer came', async () => {
    at.writing.look = () => Promise.resolve(overtaken);
    const opening = at.state.adding.open(id);
    at.state.adding.close();
    await opening;
    expect(at.state.adding.step.value.kind).toBe('idle');
  });

  test('waits like any other once it is decided', async () => {
    const { adding } = at.state;
    at.writing.look = () => Promise.resolve(overtaken);
    await adding.open(id);
    adding.close();
    expect(adding.progress.value.get(id)).toBeUndefined();
    expect(adding.queue.value[0]?.attempt?.state).toBe('conflict');
    await adding.edit('node/101');
    expect(adding.step.value.kind).toBe('deleted');
  });
});

test('a queued camera that someone else added meanwhile is opened at those nearby', async () => {
  enqueue(40);
  at.writing.upload = () => Promise.resolve({ kind: 'twins', cameras: [camera(77, 40.000_01, -75)] });
  const { adding } = at.state;
  await adding.uploadQueue();
  await adding.open(adding.queue.value[0]?.id ?? '');
  expect(adding.step.value.kind).toBe('describing');
  expect(adding.nearby.value.map(({ camera: { id } }) => id)).toEqual([77]);
  expect(adding.review()).toBe('nearby');
});
