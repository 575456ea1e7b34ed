import { describe, expect, it } from 'vitest';
import type { ReadStatus } from '../../src/store/cameraStore.ts';
import type { WorkerCameraStore } from '../../src/store/client.ts';
import type { WorkerLine } from '../../src/store/workerLine.ts';
import { createCameraStore } from '../../src/store/client.ts';
import { NO_FILTER } from '../../src/store/query/filter.ts';
import type { FromWorker, ToWorker } from '../../src/store/messages.ts';
import { camera } from './cameras.ts';

const view = { box: { south: 0, west: 0, north: 1, east: 1 }, zoom: 12 };
const reading: ReadStatus = {
  phase: { kind: 'reading', boxesDone: 0, boxesTotal: 1, bytes: 0 },
  inView: 5,
  base: 1000,
};

class FakeWorker implements WorkerLine {
  readonly sent: ToWorker[] = [];
  stopped = false;
  say: (message: FromWorker) => void = () => undefined;
  breakDown: (said: string) => void = () => undefined;

  send(message: ToWorker): void {
    this.sent.push(message);
  }

  listen(received: (message: FromWorker) => void, broke: (said: string) => void): void {
    this.say = received;
    this.breakDown = broke;
  }

  stop(): void {
    this.stopped = true;
  }
}

/** A call that nobody waits for. */
const call = (name: string, ...args: unknown[]): unknown => ({ kind: 'call', number: 0, name, args });

const nameOf = (message: ToWorker): string => (message.kind === 'call' ? message.name : message.kind);

interface Opened {
  readonly store: WorkerCameraStore;
  readonly workers: FakeWorker[];
  readonly statuses: ReadStatus[];
  worker(): FakeWorker;
}

function open(): Opened {
  const workers: FakeWorker[] = [];
  const store = createCameraStore({
    overpass: 'http://127.0.0.1:1/api/interpreter',
    startWhen: (start) => start(),
    startWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
  });
  const statuses: ReadStatus[] = [];
  store.listen({ scene: () => undefined, status: (status) => statuses.push(status) });
  return {
    store,
    workers,
    statuses,
    worker() {
      const last = workers.at(-1);
      if (last === undefined) throw new Error('No worker was started.');
      return last;
    },
  };
}

describe('the worker', () => {
  it('is told its server, and every view', () => {
    const { store, worker } = open();
    store.setView({ ...view });
    expect(worker().sent).toEqual([
      { kind: 'start', overpass: 'http://127.0.0.1:1/api/interpreter', snapshot: null, cache: null, lacking: false },
      call('setView', view),
    ]);
  });

  it('gets nothing of a view but its box and zoom', () => {
    const { store, worker } = open();
    const more = { ...view, centre: { lat: 0, lon: 0 }, notCloneable: (): void => undefined };
    store.setView(more);
    expect(worker().sent.at(-1)).toEqual(call('setView', view));
  });

  it('is stopped by close, and questions end', async () => {
    const { store, worker } = open();
    const asked = store.get('node/1');
    store.close();
    expect(worker().stopped).toBe(true);
    await expect(asked).rejects.toMatchObject({ kind: 'unexpected' });
    await expect(store.get('node/1')).rejects.toMatchObject({ kind: 'unexpected' });
  });
});

describe('answers', () => {
  it('find their question, whatever order they come in', async () => {
    const { store, worker } = open();
    const first = store.get('node/1');
    const second = store.near({ lat: 0, lon: 0 }, 50);
    const third = store.get('node/3');
    const near = [{ camera: camera(2, 0, 0), metres: 0 }];
    worker().say({ kind: 'answer', number: 3, value: camera(3, 0, 0) });
    worker().say({ kind: 'answer', number: 2, value: near });
    worker().say({ kind: 'answer', number: 1, value: null });
    expect(await first).toBeNull();
    expect(await second).toEqual(near);
    expect(await third).toEqual(camera(3, 0, 0));
  });

  it('may be that it could not be done', async () => {
    const { store, worker } = open();
    const asked = store.list(view.box, 5);
    worker().say({ kind: 'refused', number: 1, said: 'a bug' });
    await expect(asked).rejects.toMatchObject({ kind: 'unexpected', details: { said: 'a bug' } });
  });
});

describe('a worker that breaks', () => {
  it('is told of, keeps the last count, and ends what was asked', async () => {
    const { store, worker, statuses } = open();
    worker().say({ kind: 'status', status: reading });
    const asked = store.get('node/1');
    worker().breakDown('out of memory');
    await expect(asked).rejects.toMatchObject({ kind: 'unexpected', details: { said: 'out of memory' } });
    expect(statuses.at(-1)).toEqual({
      phase: { kind: 'failed', failure: { kind: 'unexpected', details: { said: 'out of memory' } }, retryAt: null },
      inView: 5,
      base: 1000,
    });
    await expect(store.get('node/1')).rejects.toMatchObject({ kind: 'unexpected' });
  });

  it('is replaced by retry: the new one knows the view and one’s own cameras', () => {
    const { store, workers, worker } = open();
    store.setView(view);
    store.addLocalEdit(camera(1, 0.5, 0.5));
    worker().breakDown('out of memory');
    store.retry();
    expect(workers).toHaveLength(2);
    expect(worker().sent.map(nameOf)).toEqual(['start', 'addLocalEdit', 'setView']);
    store.retry({ all: true });
    expect(workers).toHaveLength(2);
    expect(worker().sent.at(-1)).toEqual(call('retry', { all: true }));
  });

  it('is replaced by one that knows the filter, the drawing, and what was deleted since', () => {
    const { store, worker } = open();
    store.addLocalEdit(camera(1, 0.5, 0.5));
    store.removeLocalEdit('node/1', 2);
    store.setFilter({ ...NO_FILTER, localEdits: true });
    store.setDrawing('density');
    worker().breakDown('out of memory');
    store.retry();
    expect(worker().sent.slice(1)).toEqual([
      call('removeLocalEdit', 'node/1', 2),
      call('setFilter', { ...NO_FILTER, localEdits: true }),
      call('setDrawing', 'density'),
    ]);
  });

  it('says nothing any more', () => {
    const { workers, worker, statuses, store } = open();
    const first = worker();
    first.breakDown('x');
    store.retry();
    const before = statuses.length;
    first.say({ kind: 'status', status: reading });
    first.breakDown('again');
    expect(statuses).toHaveLength(before);
    expect(workers).toHaveLength(2);
  });

  it('from the very start is a status too', () => {
    const store = createCameraStore({
      overpass: 'x',
      startWhen: (start) => start(),
      startWorker: () => {
        throw new Error('Workers are not allowed here.');
      },
    });
    const statuses: ReadStatus[] = [];
    store.listen({ scene: () => undefined, status: (status) => statuses.push(status) });
    expect(statuses).toMatchObject([{ phase: { kind: 'failed', retryAt: null } }]);
  });
});
